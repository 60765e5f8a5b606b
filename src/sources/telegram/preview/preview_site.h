#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "sources/call_budget.h"

namespace tacit::net {
class HttpClient;
struct HttpAnswer;
}  // namespace tacit::net

namespace tacit::sources {

// The site that shows the previews, asked politely: the CallBudget spaces the requests, robots.txt
// is obeyed and asked for again after a day, and 403 and 429 end it for at least an hour. One
// thread.
class PreviewSite {
 public:
  // `address`: "https://t.me", without a slash at the end. References must outlive it.
  PreviewSite(net::HttpClient& http, CallBudget& budget, const Clock& clock, std::string address)
      : http_(http), budget_(budget), clock_(clock), address_(std::move(address)) {}

  // The whole page /s/HANDLE, or what is before a post. Nothing: the site has no such page, or
  // sends on to the one for people who have the app. kRefused: robots.txt; kRetryLater: the site
  // asks to stop, is broken, or the page did not arrive whole; kUnavailable: no network, or an
  // answer that nobody foresaw; kBadInput: too large; kInterrupted.
  Result<std::optional<std::string>> Page(const std::string& handle, const std::string& before);

 private:
  Result<void> AskRobots(const std::string& path);
  Result<std::string> Robots();
  Result<net::HttpAnswer> Get(const std::string& path);
  Error AskedToStop(int seconds);

  net::HttpClient& http_;
  CallBudget& budget_;
  const Clock& clock_;
  const std::string address_;
  std::optional<Micros> robots_at_;  // when it was asked last
  std::string robots_;
};

}  // namespace tacit::sources
