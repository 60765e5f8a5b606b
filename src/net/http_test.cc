#include "net/http.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace tacit::net {
namespace {

// Answers one request on loopback with the bytes given, and keeps what it was sent.
class OneAnswer {
 public:
  explicit OneAnswer(std::string answer, bool silent = false)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(::bind(socket_, any, sizeof(address)), 0);
    EXPECT_EQ(::listen(socket_, 1), 0);
    socklen_t size = sizeof(address);
    EXPECT_EQ(::getsockname(socket_, any, &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, answer = std::move(answer), silent] {
      const int client = ::accept(socket_, nullptr, nullptr);
      std::string buffer(4096, '\0');
      while (request_.find("\r\n\r\n") == std::string::npos) {
        const ssize_t got = ::recv(client, buffer.data(), buffer.size(), 0);
        if (got <= 0) break;
        request_.append(buffer.data(), static_cast<std::size_t>(got));
      }
      if (silent) ::recv(client, buffer.data(), buffer.size(), 0);  // until the client gives up
      ::send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
      ::close(client);
    });
  }
  ~OneAnswer() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }
  OneAnswer(const OneAnswer&) = delete;
  OneAnswer& operator=(const OneAnswer&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/x"; }
  const std::string& request() const { return request_; }  // after Send()

 private:
  int socket_;
  int port_ = 0;
  std::string request_;
  std::thread thread_;
};

TEST(Http, GetsAnAnswer) {
  OneAnswer server(
      "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nX-A:  b \r\nContent-Length: 5\r\n\r\nhello");
  const auto answer =
      MakeHttpClient({})->Send({.url = server.url(), .body = {}, .headers = {"X-T: 1"}});
  ASSERT_TRUE(answer) << answer.error().detail;
  EXPECT_EQ(answer->status, 429);
  EXPECT_EQ(answer->body, "hello");
  EXPECT_EQ(answer->RetryAfter(), 7);
  EXPECT_EQ(answer->headers.find("x-a")->second, "b");
  EXPECT_TRUE(server.request().starts_with("GET /x HTTP/1.1\r\n"));
  EXPECT_NE(server.request().find("\r\nX-T: 1\r\n"), std::string::npos);
  EXPECT_NE(server.request().find("\r\nUser-Agent: tacit ("), std::string::npos);
}

TEST(Http, RetryAfterIsSecondsOrADate) {
  struct Case {
    const char* header;
    int seconds;
  };
  const std::vector<Case> cases = {
      {"7", 7},
      {"0", 0},
      {"-7", 0},
      {"soon", 0},
      {"7 apples", 0},
      {"99999999999999999999", 0},
      {"Sun, 06 Nov 1994 09:49:37 GMT", 3600},
      {"Sunday, 06-Nov-94 08:50:37 GMT", 60},
      {"Sun Nov  6 08:49:38 1994", 1},
      {"Sun, 06 Nov 1994 08:49:36 GMT", 0},  // passed
  };
  for (const Case& test : cases) {
    const HttpAnswer answer{
        .headers = {{"retry-after", test.header}, {"date", "Sun, 06 Nov 1994 08:49:37 GMT"}}};
    EXPECT_EQ(answer.RetryAfter(), test.seconds) << test.header;
  }
  const HttpAnswer undated{.headers = {{"retry-after", "Tue, 01 Jan 2115 00:00:00 GMT"}}};
  EXPECT_GT(undated.RetryAfter(), 86'400);
  EXPECT_EQ(HttpAnswer{}.RetryAfter(), 0);
}

TEST(Http, PostsABody) {
  OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  const auto answer = MakeHttpClient({})->Send({.url = server.url(), .body = "a=1", .headers = {}});
  ASSERT_TRUE(answer);
  EXPECT_TRUE(server.request().starts_with("POST /x"));
}

TEST(Http, FollowsNoRedirect) {
  OneAnswer server(
      "HTTP/1.1 302 Found\r\nLocation: https://example.com/\r\nContent-Length: 0\r\n\r\n");
  const auto answer = MakeHttpClient({})->Send({.url = server.url(), .body = {}, .headers = {}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 302);
}

TEST(Http, StopsAtAnAnswerThatIsTooLong) {
  OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n123456789");
  const auto answer = MakeHttpClient({.timeout_s = 5, .max_bytes = 8, .proxy = {}, .stop = {}})
                          ->Send({.url = server.url(), .body = {}, .headers = {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::kLimit);
}

TEST(Http, TellsATimeoutFromARefusal) {
  OneAnswer server("", true);
  const auto late = MakeHttpClient({.timeout_s = 1, .max_bytes = 8, .proxy = {}, .stop = {}})
                        ->Send({.url = server.url(), .body = {}, .headers = {}});
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, ErrorCode::kRetryLater);
  EXPECT_GT(late.error().retry_after_s, 0);
  const auto closed =
      MakeHttpClient({})->Send({.url = "http://127.0.0.1:1/", .body = {}, .headers = {}});
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(closed.error().detail.find("127.0.0.1"), std::string::npos);
}

TEST(Http, CanBeInterrupted) {
  OneAnswer server("", true);
  const auto answer =
      MakeHttpClient({.timeout_s = 30, .max_bytes = 8, .proxy = {}, .stop = [] { return true; }})
          ->Send({.url = server.url(), .body = {}, .headers = {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::kInterrupted);
}

TEST(Http, AsksNothingInTheClear) {
  for (const char* url : {"https://example.com/a", "http://127.0.0.1:8080/", "http://localhost/",
                          "http://[::1]:3/"}) {
    EXPECT_TRUE(IsAllowedUrl(url)) << url;
  }
  for (const char* url :
       {"http://example.com/", "http://127.0.0.1.example.com/", "http://127.0.0.1@example.com/",
        "file:///etc/passwd", "ftp://localhost/", "", "example.com"}) {
    EXPECT_FALSE(IsAllowedUrl(url)) << url;
    const auto answer = MakeHttpClient({})->Send({.url = url, .body = {}, .headers = {}});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace tacit::net
