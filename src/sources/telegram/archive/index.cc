#include "sources/telegram/archive/index.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "sources/telegram/archive/gate.h"
#include "sources/telegram/archive/seek_index.h"
#include "sources/telegram/archive/token_stream.h"

namespace tacit::sources {
namespace {

constexpr std::size_t kMaxName = 4096;
constexpr std::size_t kMaxType = 64;

// The scan of a whole file: every level of it takes what it knows and skips the rest unread.
class Scan {
 public:
  Scan(const ByteSource& source, const ArchiveOptions& options, Truncation truncation)
      : source_(source), options_(options), truncation_(truncation), stream_(source) {}

  Result<Index> Run() {
    if (auto done = ReadTop(); !done) {
      const bool damaged = done.error().code == ErrorCode::kBadInput;
      if (!damaged || truncation_ != Truncation::kReadUpToEnd || !KeepWholeMessages()) {
        return tl::unexpected(std::move(done).error());
      }
      return std::move(index_);
    }
    if (!known_) {
      return Fail(
          ErrorCode::kBadInput,
          "this JSON file is no Telegram Desktop export: it has neither messages nor chats; "
          "choose the result.json of an export");
    }
    return std::move(index_);
  }

 private:
  // A messages array as far as it was walked.
  struct Range {
    bool open = false;  // its ']' was not reached
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::vector<std::uint64_t> cuts;
    std::uint64_t last_cut = 0;
  };

  // Either one chat, or an account with lists of them.
  Result<void> ReadTop() {
    TACIT_CHECK_OK(SkipByteOrderMark());
    TACIT_CHECK_OK(stream_.Expect('{'));
    for (bool first = true;; first = false) {
      TACIT_TRY(const auto key, stream_.NextKey(first));
      if (!key) break;
      if (*key == "chats" || *key == "left_chats") {
        // A file that has both is no export, and whose type would count is not clear.
        if (has_messages_) return tl::unexpected(stream_.Broken());
        known_ = true;
        TACIT_CHECK_OK(ReadChats(*key == "left_chats"));
      } else if (known_ && !has_messages_) {
        TACIT_CHECK_OK(stream_.Skip());
      } else {
        TACIT_CHECK_OK(ReadChatField(*key));
      }
    }
    if (has_messages_) TACIT_CHECK_OK(CloseChat());
    TACIT_TRY(const char after, stream_.Peek());
    if (after != '\0' || !stream_.at_end()) return tl::unexpected(stream_.Broken());
    return {};
  }

  Result<void> SkipByteOrderMark() {
    char mark[3] = {};
    TACIT_TRY(const std::size_t size, source_.ReadAt(0, mark, sizeof(mark)));
    if (std::string_view(mark, size) != "\xEF\xBB\xBF") return {};
    for (std::size_t i = 0; i < size; ++i) {
      TACIT_CHECK_OK(stream_.Peek());
      stream_.Take();
    }
    return {};
  }

  // {"about", "list": [chats]}
  Result<void> ReadChats(bool left) {
    TACIT_TRY(const char kind, stream_.Peek());
    if (kind != '{') return stream_.Skip();
    stream_.Take();
    for (bool first = true;; first = false) {
      TACIT_TRY(const auto key, stream_.NextKey(first));
      if (!key) return {};
      TACIT_TRY(const char value, stream_.Peek());
      if (*key == "list" && value == '[') {
        stream_.Take();
        TACIT_CHECK_OK(ReadChatList(left));
      } else {
        TACIT_CHECK_OK(stream_.Skip());
      }
    }
  }

  Result<void> ReadChatList(bool left) {
    for (bool first = true;; first = false) {
      TACIT_TRY(const bool more, stream_.NextElement(first));
      if (!more) return {};
      TACIT_CHECK_OK(stream_.Expect('{'));
      header_ = ChatHeader{.left = left};
      range_ = {};
      has_type_ = false;
      for (bool first_key = true;; first_key = false) {
        TACIT_TRY(const auto key, stream_.NextKey(first_key));
        if (!key) break;
        TACIT_CHECK_OK(ReadChatField(*key));
      }
      TACIT_CHECK_OK(CloseChat());
    }
  }

  Result<void> ReadChatField(std::string_view key) {
    TACIT_TRY(const char kind, stream_.Peek());
    if (key == "type") {
      header_.two_types = has_type_;
      has_type_ = true;
      if (kind != '"') return stream_.Skip();
      TACIT_TRY(header_.type, stream_.ReadString(kMaxType));
      return {};
    }
    if (key == "name" && kind == '"') {
      TACIT_TRY(header_.name, stream_.ReadString(kMaxName, &header_.name_cut));
      return {};
    }
    if (key == "id" && kind != '"' && kind != '{' && kind != '[') {
      TACIT_TRY(header_.id, stream_.ReadToken());
      return {};
    }
    if (key == "messages" && kind == '[') {
      if (has_messages_) return tl::unexpected(stream_.Broken());
      has_messages_ = true;
      known_ = true;
      return ReadMessages();
    }
    return stream_.Skip();
  }

  Result<void> ReadMessages() {
    if (has_type_ && !RefusalWord(header_).empty()) return stream_.Skip();
    stream_.Take();
    range_ = {.open = true, .begin = stream_.offset(), .last_cut = stream_.offset()};
    for (bool first = true;; first = false) {
      TACIT_TRY(const bool more, stream_.NextElement(first));
      range_.end = stream_.offset();
      if (!more) break;
      TACIT_TRY(const char kind, stream_.Peek());
      const std::uint64_t at = stream_.offset();
      if (kind != '{') return tl::unexpected(stream_.Broken());
      if (!first && at - range_.last_cut >= options_.part_bytes) {
        range_.cuts.push_back(at);
        range_.last_cut = at;
      }
      TACIT_CHECK_OK(stream_.Skip());
    }
    --range_.end;  // the ']' itself
    range_.open = false;
    return {};
  }

  // The chat's header is complete: it passes the gate or is counted.
  Result<void> CloseChat() {
    has_type_ = false;
    const bool has_messages = std::exchange(has_messages_, false);
    std::string refusal = RefusalWord(header_);
    if (!refusal.empty()) {
      ++index_.refused[std::move(refusal)];
      return {};
    }
    TACIT_TRY(RawChannel channel, ChannelOf(header_));
    if (!IsSelected(channel, options_.only_channels)) {
      ++index_.refused["not_selected"];
      return {};
    }
    const auto same = std::ranges::find(index_.channels, channel.id, &RawChannel::id);
    const auto number = static_cast<std::uint32_t>(same - index_.channels.begin());
    if (same == index_.channels.end()) index_.channels.push_back(std::move(channel));
    if (has_messages) AddSegments(number);
    return {};
  }

  void AddSegments(std::uint32_t channel) {
    std::uint64_t begin = range_.begin;
    for (const std::uint64_t cut : range_.cuts) {
      index_.segments.push_back({.channel = channel, .begin = begin, .end = cut});
      begin = cut;
    }
    index_.segments.push_back({.channel = channel,
                               .begin = begin,
                               .end = range_.open ? stream_.offset() : range_.end,
                               .last = true,
                               .truncated = range_.open});
  }

  // The file breaks off in the middle of `header_`'s chat, or outside of all chats. False: nothing
  // of it can be kept.
  bool KeepWholeMessages() {
    const std::size_t segments = index_.segments.size();
    if (has_messages_ && range_.open && has_type_ && !CloseChat()) return false;
    if (index_.segments.empty()) return false;
    if (index_.segments.size() > segments) return true;
    // The damage is not in a chat that is read: its place still ends the last part.
    const std::uint64_t at = stream_.offset();
    index_.segments.push_back({.channel = index_.segments.back().channel,
                               .begin = at,
                               .end = at,
                               .last = true,
                               .truncated = true});
    return true;
  }

  const ByteSource& source_;
  const ArchiveOptions& options_;
  Truncation truncation_;
  TokenStream stream_;
  Index index_;
  ChatHeader header_;
  Range range_;
  bool has_type_ = false;
  bool has_messages_ = false;
  bool known_ = false;
};

}  // namespace

Result<Index> BuildIndex(const ByteSource& source, const ArchiveOptions& options,
                         Truncation truncation) {
  TACIT_TRY(std::optional<Index> index, SeekIndex(source, options));
  if (index) return *std::move(index);
  return Scan(source, options, truncation).Run();
}

}  // namespace tacit::sources
