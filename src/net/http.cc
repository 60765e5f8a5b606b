#include "net/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <limits>
#include <mutex>
#include <utility>

#include "base/text.h"

namespace tacit::net {
namespace {

// An honest name: no browser's.
constexpr const char* kUserAgent = "tacit (collects public project channels for their teams)";
using CurlNumber = long;  // NOLINT(google-runtime-int): what libcurl's variable arguments take
constexpr CurlNumber kConnectTimeoutS = 10;

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::string PartOf(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

bool IsLoopback(const std::string& host) {
  return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

struct Receiving {
  HttpAnswer answer;
  std::size_t max_bytes = 0;
  bool too_long = false;
  const std::function<bool()>* stop = nullptr;
};

std::size_t OnBody(const char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& receiving = *static_cast<Receiving*>(to);
  receiving.too_long = receiving.answer.body.size() + size * count > receiving.max_bytes;
  if (receiving.too_long) return 0;  // ends the transfer
  receiving.answer.body.append(bytes, size * count);
  return size * count;
}

std::size_t OnHeader(const char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& headers = static_cast<Receiving*>(to)->answer.headers;
  const std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) headers.clear();  // of the answer after "100 Continue"
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    headers.insert_or_assign(LowerAscii(line.substr(0, colon)),
                             std::string(Trim(line.substr(colon + 1))));
  }
  return size * count;
}

int OnProgress(void* to, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto& receiving = *static_cast<const Receiving*>(to);
  return *receiving.stop && (*receiving.stop)() ? 1 : 0;
}

tl::unexpected<Error> ErrorOf(CURLcode code, bool too_long) {
  switch (code) {
    case CURLE_WRITE_ERROR:
      if (too_long) return Fail(ErrorCode::kLimit, "the answer of the server is too long");
      break;
    case CURLE_ABORTED_BY_CALLBACK:
      return Fail(ErrorCode::kInterrupted, "interrupted while waiting for the server");
    case CURLE_OPERATION_TIMEDOUT: {
      constexpr int kRetryAfterTimeoutS = 30;
      return tl::unexpected(
          Error{ErrorCode::kRetryLater, "the server did not answer in time", kRetryAfterTimeoutS});
    }
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return Fail(ErrorCode::kUnavailable,
                  "the server's name was not found: is the network there?");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return Fail(ErrorCode::kUnavailable,
                  "the server's certificate does not hold: something stands between, or the clock "
                  "is wrong");
    default:
      break;
  }
  return Fail(ErrorCode::kUnavailable,
              std::string("no connection to the server: ") + curl_easy_strerror(code));
}

class CurlClient final : public HttpClient {
 public:
  explicit CurlClient(HttpOptions options) : options_(std::move(options)) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    easy_.reset(curl_easy_init());
  }

  Result<HttpAnswer> Send(const HttpRequest& request) override {
    if (!IsAllowedUrl(request.url)) {
      return Fail(ErrorCode::kInvalidArgument,
                  "only https addresses are asked (http on this machine itself)");
    }
    if (!easy_) return Fail(ErrorCode::kUnavailable, "libcurl could not be started");
    Receiving receiving{
        .answer = {}, .max_bytes = options_.max_bytes, .too_long = false, .stop = &options_.stop};
    std::unique_ptr<curl_slist, FreeList> headers;
    for (const std::string& header : request.headers) {
      headers.reset(curl_slist_append(headers.release(), header.c_str()));
    }
    Configure(request, receiving, headers.get());
    const CURLcode code = curl_easy_perform(easy_.get());
    if (code != CURLE_OK) return ErrorOf(code, receiving.too_long);
    CurlNumber status = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    receiving.answer.status = static_cast<int>(status);
    return std::move(receiving.answer);
  }

 private:
  void Configure(const HttpRequest& request, Receiving& receiving, curl_slist* headers) {
    CURL* const easy = easy_.get();
    curl_easy_reset(easy);  // keeps the connections
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_USERAGENT, kUserAgent);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https,http");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, kConnectTimeoutS);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, static_cast<CurlNumber>(options_.timeout_s));
    curl_easy_setopt(easy, CURLOPT_PROXY, options_.proxy.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    if (request.post || !request.body.empty()) {
      curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                       static_cast<curl_off_t>(request.body.size()));
      curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
    }
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &OnBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &receiving);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &OnHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &receiving);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, &OnProgress);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, &receiving);
  }

  HttpOptions options_;
  std::unique_ptr<CURL, FreeEasy> easy_;
};

}  // namespace

int HttpAnswer::RetryAfter() const {
  const auto found = headers.find("retry-after");
  if (found == headers.end()) return 0;
  int seconds = 0;
  const char* const end = found->second.data() + found->second.size();
  const auto [stopped, error] = std::from_chars(found->second.data(), end, seconds);
  if (error == std::errc() && stopped == end) return std::max(seconds, 0);
  const std::time_t at = curl_getdate(found->second.c_str(), nullptr);
  // By the server's own clock, where it says what that shows.
  const auto date = headers.find("date");
  std::time_t now = date == headers.end() ? -1 : curl_getdate(date->second.c_str(), nullptr);
  if (now == -1) now = std::time(nullptr);
  constexpr std::time_t kMost = std::numeric_limits<int>::max();
  return at == -1 ? 0 : static_cast<int>(std::clamp<std::time_t>(at - now, 0, kMost));
}

bool IsAllowedUrl(const std::string& url) {
  const std::unique_ptr<CURLU, FreeUrl> parsed(curl_url());
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) {
    return false;
  }
  const std::string scheme = PartOf(parsed.get(), CURLUPART_SCHEME);
  return scheme == "https" ||
         (scheme == "http" && IsLoopback(PartOf(parsed.get(), CURLUPART_HOST)));
}

std::unique_ptr<HttpClient> MakeHttpClient(HttpOptions options) {
  return std::make_unique<CurlClient>(std::move(options));
}

}  // namespace tacit::net
