#include "sources/telegram/preview/preview_source.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "net/http.h"
#include "sources/telegram/preview/html.h"
#include "sources/telegram/preview/post_reader.h"
#include "sources/telegram/preview/preview_page.h"
#include "sources/telegram/preview/preview_site.h"

namespace tacit::sources {
namespace {

constexpr std::string_view kNoPreview = "no_preview";
constexpr std::string_view kOtherChannel = "other_channel";
constexpr Micros kMillisecond = 1000;

// A page and what its messages point into. Does not move: the readers point at the page.
struct Fetched {
  explicit Fetched(HtmlDocument html) : document(std::move(html)) {}
  HtmlDocument document;
  PreviewPage page;
  std::string_view refusal;
  std::vector<std::unique_ptr<PostReader>> readers;  // one a post: each holds one message's text
};

using Owners = std::vector<std::shared_ptr<const void>>;

bool IsHandle(std::string_view handle) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLongest = 32;
  return handle.size() >= kShortest && handle.size() <= kLongest &&
         std::ranges::all_of(handle, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_';
         });
}

// A post's number; nothing: it is none.
std::optional<std::int64_t> NumberOf(std::string_view id) {
  constexpr std::size_t kMostDigits = 18;
  std::int64_t number = 0;
  const char* const end = id.data() + id.size();
  const auto [stopped, error] = std::from_chars(id.data(), end, number);
  const bool whole = error == std::errc() && stopped == end && number >= 0;
  return whole && id.size() <= kMostDigits ? std::optional(number) : std::nullopt;
}

// Words of the layout of posts: a page that has one and no post that is understood is laid out in
// a new way.
bool SpeaksOfPosts(std::string_view html) {
  return html.find("data-post=") != std::string_view::npos ||
         html.find("tgme_widget_message") != std::string_view::npos;
}

tl::unexpected<Error> UnknownLayout() {
  return Fail(ErrorCode::kBadInput,
              "the page of the preview is laid out in a way that this tacit does not know; "
              "nothing of it was stored; upgrade tacit, or collect with your account");
}

// `html`: the answer to a request for what is before the post `before`, or for the newest.
Result<std::shared_ptr<Fetched>> Understand(std::string_view html, const RawChannel& wanted,
                                            std::string_view before) {
  TACIT_TRY(HtmlDocument document, HtmlDocument::Parse(html));
  auto fetched = std::make_shared<Fetched>(std::move(document));
  auto page = ReadPreviewPage(fetched->document, !before.empty());
  if ((!page || page->posts.empty()) && SpeaksOfPosts(html)) return UnknownLayout();
  if (page && page->unread) return UnknownLayout();
  if (!page) {
    fetched->refusal = kNoPreview;
    return fetched;
  }
  fetched->page = *std::move(page);
  const std::string& id = fetched->page.channel.id;
  if (!wanted.id.empty() && !id.empty() && id != wanted.id) fetched->refusal = kOtherChannel;
  return fetched;
}

// While channels are read, the site's refusal is for a day, and is no word of the gate.
Error WhileReading(Error error) {
  constexpr int kDayS = 86'400;
  if (error.code != ErrorCode::kRefused) return error;
  return {
      .code = ErrorCode::kRetryLater, .detail = std::move(error.detail), .retry_after_s = kDayS};
}

class PreviewSource final : public LiveSource {
 public:
  PreviewSource(net::HttpClient& http, CallBudget& budget, const Clock& clock,
                PreviewOptions options)
      : site_(http, budget, clock, options.address), clock_(clock), options_(std::move(options)) {}

  Platform platform() const override { return Platform::kTelegram; }

  Result<std::vector<Candidate>> Candidates() override { return std::vector<Candidate>(); }

  Result<Candidate> Find(std::string_view handle) override {
    if (handle.starts_with('@')) handle.remove_prefix(1);
    if (!IsHandle(handle)) {
      return Fail(ErrorCode::kInvalidArgument,
                  "a public name has 4 to 32 letters, digits or underscores");
    }
    RawChannel channel;
    channel.handle = handle;
    return Look(channel, nullptr);
  }

  Result<std::vector<Candidate>> Open(std::span<const RawChannel> channels) override {
    channels_.assign(channels.begin(), channels.end());
    fresh_.clear();
    newest_.clear();
    members_.clear();
    closed_.clear();
    next_channel_ = 0;
    next_poll_ = clock_.Now() + options_.poll;
    std::vector<Candidate> candidates;
    for (std::uint32_t channel = 0; channel < channels_.size(); ++channel) {
      std::string html;
      TACIT_TRY(Candidate candidate, Look(channels_[channel], &html));
      // The first page of its history is this one.
      if (candidate.refusal.empty()) fresh_.insert_or_assign(channel, std::move(html));
      candidates.push_back(std::move(candidate));
    }
    return candidates;
  }

  Result<Candidate> Check(std::uint32_t channel) override {
    auto candidate = Look(channels_.at(channel), nullptr);
    if (!candidate) return tl::unexpected(WhileReading(std::move(candidate).error()));
    return candidate;
  }

  Result<Page> History(std::uint32_t channel, std::string_view before) override {
    TACIT_TRY(const std::shared_ptr<Fetched> fetched, Read(channel, before));
    TACIT_TRY(Page page, ToPage(channel, fetched));
    if (before.empty()) Know(channel, page);
    return page;
  }

  // A page that ends with the newest of them shows it and those shortly before it.
  Result<Page> Messages(std::uint32_t channel, std::span<const std::string> ids) override {
    std::set<std::int64_t> wanted;
    for (const std::string& id : ids) {
      if (const auto number = NumberOf(id)) wanted.insert(*number);
    }
    Page found;
    auto owners = std::make_shared<Owners>();
    while (!wanted.empty()) {
      TACIT_TRY(const auto fetched, Read(channel, std::to_string(*wanted.rbegin() + 1)));
      TACIT_TRY(const Page page, ToPage(channel, fetched));
      owners->push_back(page.owner);
      for (const RawMessage& message : page.messages) {
        if (wanted.contains(message.order)) found.messages.push_back(message);
      }
      const std::int64_t oldest = NumberOf(page.oldest).value_or(0);
      if (oldest > *wanted.rbegin()) {
        return Fail(ErrorCode::kUnavailable,
                    "the site of the previews gave another page; try later");
      }
      wanted.erase(wanted.lower_bound(oldest), wanted.end());
    }
    found.owner = std::move(owners);
    return found;
  }

  // There is nobody who tells: the newest page of each channel is looked at now and then.
  Result<LiveEvents> Wait(int timeout_ms) override {
    LiveEvents events;
    const Micros left = next_poll_ - clock_.Now();
    if (left > 0) {
      const Micros wait = std::min(left, timeout_ms * kMillisecond);
      if (options_.sleep && !options_.sleep(wait)) {
        return Fail(ErrorCode::kInterrupted, "interrupted");
      }
      return events;
    }
    if (channels_.empty()) return events;
    const auto channel = static_cast<std::uint32_t>(next_channel_++ % channels_.size());
    next_poll_ = clock_.Now() + options_.poll / static_cast<Micros>(channels_.size());
    if (!closed_.contains(channel)) TACIT_CHECK_OK(Poll(channel, events));
    return events;
  }

 private:
  // `html`: the page as it came.
  Result<Candidate> Look(const RawChannel& wanted, std::string* html) {
    Candidate candidate;
    candidate.channel = wanted;
    TACIT_TRY(std::optional<std::string> answer, site_.Page(wanted.handle, ""));
    if (!answer) {
      candidate.refusal = kNoPreview;
      return candidate;
    }
    TACIT_TRY(const auto fetched, Understand(*answer, wanted, ""));
    candidate.refusal = fetched->refusal;
    if (candidate.refusal.empty()) candidate.channel = fetched->page.channel;
    if (html != nullptr) *html = *std::move(answer);
    return candidate;
  }

  // kRefused: the gate; with its word.
  Result<std::shared_ptr<Fetched>> Read(std::uint32_t channel, std::string_view before) {
    if (!before.empty() && !NumberOf(before)) {
      return Fail(ErrorCode::kInvalidArgument, "a post's number has digits only");
    }
    const RawChannel& wanted = channels_.at(channel);
    std::optional<std::string> html;
    if (const auto fresh = fresh_.find(channel); before.empty() && fresh != fresh_.end()) {
      html = std::move(fresh->second);
      fresh_.erase(fresh);
    } else {
      auto answer = site_.Page(wanted.handle, std::string(before));
      if (!answer) return tl::unexpected(WhileReading(std::move(answer).error()));
      html = *std::move(answer);
    }
    if (!html) return Fail(ErrorCode::kRefused, std::string(kNoPreview));
    TACIT_TRY(auto fetched, Understand(*html, wanted, before));
    if (!fetched->refusal.empty()) return Fail(ErrorCode::kRefused, std::string(fetched->refusal));
    return fetched;
  }

  // Newest first.
  static Result<Page> ToPage(std::uint32_t channel, const std::shared_ptr<Fetched>& fetched) {
    Page page;
    const PreviewPage& posts = fetched->page;
    for (std::size_t at = posts.posts.size(); at-- > 0;) {
      auto& reader = fetched->readers.emplace_back(std::make_unique<PostReader>(posts, 0, at));
      RawMessage message;
      TACIT_TRY(const bool read, reader->Next(message));
      if (!read) break;
      message.channel = channel;
      const auto oldest = NumberOf(page.oldest);
      if (!oldest || message.order < *oldest) page.oldest = message.message_id.value();
      page.messages.push_back(message);
    }
    for (const auto& [word, count] : posts.refused) page.refused += count;
    page.owner = fetched;
    return page;
  }

  void Know(std::uint32_t channel, const Page& page) {
    std::int64_t& newest = newest_.try_emplace(channel, -1).first->second;
    for (const RawMessage& message : page.messages) newest = std::max(newest, message.order);
  }

  // Everything from the newest page down to what is known, oldest first: or nothing, so that a
  // hole is never taken for covered.
  Result<void> Poll(std::uint32_t channel, LiveEvents& events) {
    const std::int64_t known = newest_.try_emplace(channel, -1).first->second;
    std::vector<Page> pages;
    std::optional<std::int64_t> members;
    std::string before;
    do {
      const auto fetched = Read(channel, before);
      if (!fetched && fetched.error().code == ErrorCode::kRefused) {
        closed_.insert(channel);
        events.events.emplace_back(
            ChannelRefused{.channel = channel, .refusal = fetched.error().detail});
        return {};
      }
      if (!fetched) return tl::unexpected(fetched.error());
      if (before.empty()) members = (*fetched)->page.channel.members;
      TACIT_TRY(Page page, ToPage(channel, *fetched));
      const std::int64_t above =
          NumberOf(before).value_or(std::numeric_limits<std::int64_t>::max());
      if (NumberOf(page.oldest).value_or(0) >= above) {
        return Fail(ErrorCode::kUnavailable, "the site of the previews gave the same page again");
      }
      before = page.oldest;
      pages.push_back(std::move(page));
    } while (known >= 0 && NumberOf(before).value_or(0) > known);
    auto owners = std::make_shared<Owners>();
    for (auto page = pages.rbegin(); page != pages.rend(); ++page) {
      Know(channel, *page);
      owners->push_back(page->owner);
      for (auto message = page->messages.rbegin(); message != page->messages.rend(); ++message) {
        events.events.emplace_back(MessageSeen{*message});
      }
    }
    events.owner = std::move(owners);
    if (members && members_[channel] != *members) {
      members_[channel] = *members;
      events.events.emplace_back(MembersSeen{.channel = channel, .members = *members});
    }
    return {};
  }

  PreviewSite site_;
  const Clock& clock_;
  PreviewOptions options_;
  std::vector<RawChannel> channels_;
  std::map<std::uint32_t, std::string> fresh_;    // newest pages that nobody has read yet
  std::map<std::uint32_t, std::int64_t> newest_;  // posts that were handed out
  std::map<std::uint32_t, std::int64_t> members_;
  std::set<std::uint32_t> closed_;
  std::size_t next_channel_ = 0;
  Micros next_poll_ = 0;
};

}  // namespace

std::unique_ptr<LiveSource> MakePreviewSource(net::HttpClient& http, CallBudget& budget,
                                              const Clock& clock, PreviewOptions options) {
  return std::make_unique<PreviewSource>(http, budget, clock, std::move(options));
}

}  // namespace tacit::sources
