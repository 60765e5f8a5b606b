#pragma once

// net/: requests over HTTPS, by libcurl.

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tacit::net {

struct HttpRequest {
  std::string url;
  std::string body;                  // empty: GET, unless `post`; else POST
  std::vector<std::string> headers;  // "Authorization: Bearer …"; never logged
  bool post = false;                 // also without a body
};

struct HttpAnswer {
  int status = 0;
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case
  std::string body;

  // Of the header Retry-After, in seconds from now, also where it names a date; 0: it has none.
  int RetryAfter() const;
};

struct HttpOptions {
  int timeout_s = 30;
  std::size_t max_bytes = 32U << 20;  // of an answer, unpacked
  std::string proxy;  // "socks5h://127.0.0.1:1080"; empty: none, whatever the environment says
  std::function<bool()> stop;  // asked about once a second: true ends the request
};

// One thread.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  // Any status is an answer; redirects are not followed. kUnavailable: no network, no such host, a
  // certificate that does not hold; kRetryLater: timeout; kLimit: the answer is too long;
  // kInvalidArgument: neither https nor http to this machine itself; kInterrupted. Errors name
  // neither the address nor what was sent.
  virtual Result<HttpAnswer> Send(const HttpRequest& request) = 0;
};

std::unique_ptr<HttpClient> MakeHttpClient(HttpOptions options);

// https, or http to a loopback address: nothing leaves the machine in the clear.
bool IsAllowedUrl(const std::string& url);

}  // namespace tacit::net
