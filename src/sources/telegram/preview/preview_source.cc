#include "sources/telegram/preview/preview_source.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "net/http.h"
#include "sources/telegram/preview/html.h"
#include "sources/telegram/preview/post_reader.h"
#include "sources/telegram/preview/preview_page.h"
#include "sources/telegram/preview/robots.h"

namespace tacit::sources {
namespace {

constexpr std::string_view kMethod = "preview";
constexpr std::string_view kNoPreview = "no_preview";
constexpr int kRefusedWaitS = 3600;
constexpr int kServerErrorWaitS = 300;

// A page and what its messages point into. Does not move: the readers point at the page.
struct Fetched {
  explicit Fetched(HtmlDocument html) : document(std::move(html)) {}
  HtmlDocument document;
  PreviewPage page;
  std::vector<std::unique_ptr<PostReader>> readers;  // one a post: each holds one message's text
};

bool IsHandle(std::string_view handle) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLongest = 32;
  return handle.size() >= kShortest && handle.size() <= kLongest &&
         std::ranges::all_of(handle, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_';
         });
}

bool IsId(std::string_view id) {
  return !id.empty() && id.size() <= 18 &&
         std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
}

class PreviewSource final : public LiveSource {
 public:
  PreviewSource(net::HttpClient& http, CallBudget& budget, const Clock& clock,
                PreviewOptions options)
      : http_(http), budget_(budget), clock_(clock), options_(std::move(options)) {}

  Platform platform() const override { return Platform::kTelegram; }

  Result<std::vector<Candidate>> Candidates() override { return std::vector<Candidate>(); }

  Result<Candidate> Find(std::string_view handle) override {
    if (handle.starts_with('@')) handle.remove_prefix(1);
    if (!IsHandle(handle)) {
      return Fail(ErrorCode::kInvalidArgument,
                  "a public name has 4 to 32 letters, digits or underscores");
    }
    Candidate candidate;
    candidate.channel.handle = handle;
    TACIT_TRY(const auto fetched, Fetch(candidate.channel, ""));
    if (fetched == nullptr) {
      candidate.refusal = kNoPreview;
    } else {
      candidate.channel = fetched->page.channel;
    }
    return candidate;
  }

  Result<std::vector<Candidate>> Open(std::span<const RawChannel> channels) override {
    channels_.assign(channels.begin(), channels.end());
    std::vector<Candidate> candidates;
    for (std::uint32_t channel = 0; channel < channels_.size(); ++channel) {
      TACIT_TRY(Candidate candidate, Check(channel));
      candidates.push_back(std::move(candidate));
    }
    return candidates;
  }

  Result<Candidate> Check(std::uint32_t channel) override {
    const RawChannel wanted = channels_.at(channel);
    TACIT_TRY(Candidate candidate, Find(wanted.handle));
    // The name may have gone to another channel since.
    if (candidate.refusal.empty() && !wanted.id.empty() && candidate.channel.id != wanted.id) {
      candidate.channel = wanted;
      candidate.refusal = "other_channel";
    }
    return candidate;
  }

  Result<Page> History(std::uint32_t channel, std::string_view before) override {
    Page page;
    if (!before.empty() && !IsId(before)) {
      return Fail(ErrorCode::kInvalidArgument, "a post's number has digits only");
    }
    TACIT_TRY(const std::shared_ptr<Fetched> fetched, Fetch(channels_.at(channel), before));
    if (fetched == nullptr) {
      return Fail(ErrorCode::kRefused, "the channel shows no public preview any more");
    }
    const PreviewPage& posts = fetched->page;
    for (std::size_t at = posts.posts.size(); at-- > 0;) {  // newest first
      auto& reader = fetched->readers.emplace_back(std::make_unique<PostReader>(posts, 0, at));
      RawMessage message;
      TACIT_TRY(const bool read, reader->Next(message));
      if (!read) break;
      message.channel = channel;
      page.oldest = message.message_id.value();
      page.messages.push_back(message);
    }
    page.owner = fetched;
    return page;
  }

  // Single posts cannot be asked for.
  Result<Page> Messages(std::uint32_t, std::span<const std::string>) override { return Page(); }

  Result<LiveEvents> Wait(int) override {
    return Fail(ErrorCode::kInvalidArgument,
                "the web preview cannot be followed: run `tacit collect` again, or sign in");
  }

 private:
  // Null: there is no preview of that name.
  Result<std::shared_ptr<Fetched>> Fetch(const RawChannel& channel, std::string_view before) {
    TACIT_CHECK_OK(AskRobots());
    std::string path = "/s/" + channel.handle;
    if (!before.empty()) path.append("?before=").append(before);
    TACIT_TRY(const net::HttpAnswer answer, Get(path));
    if (answer.status != 200) return std::shared_ptr<Fetched>();  // sent on to the page of a group
    TACIT_TRY(HtmlDocument document, HtmlDocument::Parse(answer.body));
    auto fetched = std::make_shared<Fetched>(std::move(document));
    auto page = ReadPreviewPage(fetched->document, !before.empty());
    const bool other =
        page && !channel.id.empty() && !page->channel.id.empty() && page->channel.id != channel.id;
    if (!page || other) return std::shared_ptr<Fetched>();
    fetched->page = *std::move(page);
    return fetched;
  }

  Result<void> AskRobots() {
    if (robots_asked_) return {};
    TACIT_TRY(const net::HttpAnswer answer, Get("/robots.txt"));
    // RFC 9309, section 2.3.1: without the file everything may be asked for.
    if (answer.status == 200 && !RobotsAllow(answer.body, "tacit", "/s/")) {
      return Fail(ErrorCode::kRefused,
                  "the site's robots.txt does not allow to fetch previews; save the pages yourself "
                  "and import them");
    }
    robots_asked_ = true;
    return {};
  }

  Result<net::HttpAnswer> Get(const std::string& path) {
    TACIT_CHECK_OK(budget_.Acquire(kMethod));
    const Micros now = clock_.Now();
    const Micros wait = std::clamp<Micros>(next_ - now, 0, options_.pause);
    if (wait > 0 && options_.sleep && !options_.sleep(wait)) {
      return Fail(ErrorCode::kInterrupted, "interrupted");
    }
    next_ = now + wait + options_.pause;
    auto answer = http_.Send({.url = options_.address + path, .body = {}, .headers = {}});
    const bool failed = !answer || answer->status >= 500;
    budget_.Ended(kMethod, failed);
    if (!answer) return answer;
    if (answer->status == 403 || answer->status == 429) {
      const int seconds = std::max(answer->RetryAfter(), kRefusedWaitS);
      budget_.Flooded(kMethod, seconds);
      return tl::unexpected(Error{ErrorCode::kRetryLater,
                                  "the site asks to stop: previews are not fetched for now",
                                  seconds});
    }
    if (failed) {
      return tl::unexpected(
          Error{ErrorCode::kRetryLater, "the site has an error of its own", kServerErrorWaitS});
    }
    return answer;
  }

  net::HttpClient& http_;
  CallBudget& budget_;
  const Clock& clock_;
  PreviewOptions options_;
  std::vector<RawChannel> channels_;
  bool robots_asked_ = false;
  Micros next_ = 0;
};

}  // namespace

std::unique_ptr<LiveSource> MakePreviewSource(net::HttpClient& http, CallBudget& budget,
                                              const Clock& clock, PreviewOptions options) {
  return std::make_unique<PreviewSource>(http, budget, clock, std::move(options));
}

}  // namespace tacit::sources
