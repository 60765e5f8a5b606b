#include "sources/telegram/preview/preview_site.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "net/http.h"
#include "sources/telegram/preview/robots.h"

namespace tacit::sources {
namespace {

constexpr std::string_view kMethod = "preview";
constexpr std::string_view kAgent = "tacit";
constexpr Micros kRobotsHold = 86'400'000'000;  // RFC 9309, section 2.4
constexpr int kRedirects = 5;                   // section 2.3.1.2
// The words of service messages and counters are read.
constexpr const char* kLanguage = "Accept-Language: en";
// On a connection that was lost meanwhile libcurl asks a second time at once.
constexpr const char* kNoReuse = "Connection: close";
constexpr int kStopS = 3600;
constexpr int kServerErrorWaitS = 300;
constexpr int kBrokenPageWaitS = 60;
// Pages of the site are tens of kilobytes; "too many requests" and the like are a line.
constexpr std::size_t kTinyPage = 2U << 10;
constexpr std::size_t kPageEnd = 1U << 10;

bool IsRedirect(int status) { return status >= 300 && status < 400; }

std::string_view LocationOf(const net::HttpAnswer& answer) {
  const auto location = answer.headers.find("location");
  return location == answer.headers.end() ? std::string_view() : location->second;
}

// "/path" when the address is of the site; empty: it is elsewhere.
std::string_view PathOnSite(std::string_view location, std::string_view site) {
  if (location.starts_with(site)) location.remove_prefix(site.size());
  return location.starts_with('/') && !location.starts_with("//") ? location : std::string_view();
}

bool IsTiny(std::string_view page) {
  return page.size() < kTinyPage && page.find("tgme_") == std::string_view::npos;
}

bool IsWhole(std::string_view page) {
  return page.substr(page.size() - std::min(page.size(), kPageEnd)).find("</html>") !=
         std::string_view::npos;
}

tl::unexpected<Error> TryLater(const char* why, int seconds) {
  return tl::unexpected(
      Error{.code = ErrorCode::kRetryLater, .detail = why, .retry_after_s = seconds});
}

}  // namespace

Result<std::optional<std::string>> PreviewSite::Page(const std::string& handle,
                                                     const std::string& before) {
  std::string path = "/s/" + handle;
  if (!before.empty()) path.append("?before=").append(before);
  TACIT_CHECK_OK(AskRobots(path));
  TACIT_TRY(net::HttpAnswer answer, Get(path));
  if (answer.status == 404 || answer.status == 410) return std::nullopt;
  if (IsRedirect(answer.status)) {
    const std::string_view to = PathOnSite(LocationOf(answer), address_);
    if (LowerAscii(to.substr(0, to.find('?'))) == LowerAscii("/" + handle)) return std::nullopt;
  }
  if (answer.status != 200) {
    return Fail(ErrorCode::kUnavailable,
                "the site of the previews gave an unknown answer (status " +
                    std::to_string(answer.status) +
                    "); try later, and see whether a newer tacit "
                    "knows it");
  }
  if (IsTiny(answer.body)) return tl::unexpected(AskedToStop(kStopS));
  if (!IsWhole(answer.body)) {
    return TryLater("the page of the preview did not arrive whole", kBrokenPageWaitS);
  }
  return std::move(answer.body);
}

// RFC 9309, section 2.3.1: without the file everything may be asked for; when the site is broken,
// or sends elsewhere for it (no other site is asked), nothing may.
Result<void> PreviewSite::AskRobots(const std::string& path) {
  const Micros now = clock_.Now();
  if (!robots_at_ || now - *robots_at_ >= kRobotsHold) {
    TACIT_TRY(robots_, Robots());
    robots_at_ = now;
  }
  if (RobotsAllow(robots_, kAgent, path)) return {};
  return Fail(ErrorCode::kRefused,
              "the site's robots.txt does not allow to fetch previews; save the pages yourself "
              "and import them (tacit import --as telegram-preview)");
}

Result<std::string> PreviewSite::Robots() {
  std::string path = "/robots.txt";
  for (int redirects = 0; redirects <= kRedirects; ++redirects) {
    TACIT_TRY(net::HttpAnswer answer, Get(path));
    if (answer.status == 200) return std::move(answer.body);
    if (!IsRedirect(answer.status)) return std::string();
    path = PathOnSite(LocationOf(answer), address_);
    if (path.empty()) break;
  }
  return TryLater("the site of the previews sends elsewhere for its robots.txt", kStopS);
}

Result<net::HttpAnswer> PreviewSite::Get(const std::string& path) {
  TACIT_CHECK_OK(budget_.Acquire(kMethod));
  auto answer = http_.Send({.url = address_ + path, .body = {}, .headers = {kLanguage, kNoReuse}});
  const bool interrupted = !answer && answer.error().code == ErrorCode::kInterrupted;
  const bool too_large = !answer && answer.error().code == ErrorCode::kLimit;
  const bool broken = answer ? answer->status >= 500 : !interrupted && !too_large;
  if (!interrupted) budget_.Ended(kMethod, broken);
  if (too_large) {
    return Fail(ErrorCode::kBadInput,
                "the page is larger than any preview: Telegram may have changed its pages");
  }
  if (!answer) return answer;
  if (answer->status == 403 || answer->status == 429) {
    return tl::unexpected(AskedToStop(answer->RetryAfter()));
  }
  if (broken)
    return TryLater("the site of the previews has an error of its own", kServerErrorWaitS);
  return answer;
}

Error PreviewSite::AskedToStop(int seconds) {
  const int wait = std::max(seconds, kStopS);
  budget_.Flooded(kMethod, wait);
  return {.code = ErrorCode::kRetryLater,
          .detail = "the site asks to stop: previews are not fetched for now",
          .retry_after_s = wait};
}

}  // namespace tacit::sources
