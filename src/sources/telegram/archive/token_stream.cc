#include "sources/telegram/archive/token_stream.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "sources/telegram/scan.h"

namespace tacit::sources {
namespace {

constexpr std::size_t kBlockBytes = 1U << 20;
constexpr std::size_t kMaxToken = 64;
constexpr std::size_t kMaxKey = 256;

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

bool EndsToken(char c) { return IsSpace(c) || c == ',' || c == ']' || c == '}' || c == ':'; }

}  // namespace

TokenStream::TokenStream(const ByteSource& source)
    : source_(source), block_(std::min<std::uint64_t>(kBlockBytes, source.size()) + kScanPadding) {}

Error TokenStream::Broken() const {
  const std::string at = std::to_string(offset());
  if (at_end()) {
    return {ErrorCode::kBadInput,
            "the export is truncated: it ends at byte " + at + "; export it again"};
  }
  return {ErrorCode::kBadInput, "the export is damaged: its JSON breaks at byte " + at};
}

Result<bool> TokenStream::Fill() {
  block_offset_ += size_;
  position_ = 0;
  size_ = 0;
  TACIT_TRY(size_, source_.ReadAt(block_offset_, block_.data(), block_.size() - kScanPadding));
  block_[size_] = '\0';
  return size_ != 0;
}

Result<char> TokenStream::Peek() {
  for (;;) {
    while (position_ < size_ && IsSpace(block_[position_])) ++position_;
    if (position_ < size_) return block_[position_];
    TACIT_TRY(const bool more, Fill());
    if (!more) return '\0';
  }
}

Result<void> TokenStream::Expect(char wanted) {
  TACIT_TRY(const char found, Peek());
  if (found != wanted) return tl::unexpected(Broken());
  Take();
  return {};
}

Result<std::string> TokenStream::ReadString(std::size_t limit, bool* cut) {
  TACIT_CHECK_OK(Expect('"'));
  std::string raw;
  bool escaped = false;
  for (;; ++position_) {
    if (position_ == size_) {
      TACIT_TRY(const bool more, Fill());
      if (!more) return tl::unexpected(Broken());
    }
    const char c = block_[position_];
    if (static_cast<unsigned char>(c) < 0x20) return tl::unexpected(Broken());
    if (c == '"' && !escaped) break;
    if (raw.size() < limit) {
      raw += c;
    } else if (cut != nullptr) {
      *cut = true;
    }
    escaped = c == '\\' && !escaped;
  }
  Take();
  return raw;
}

Result<std::string> TokenStream::ReadToken() {
  std::string token;
  TACIT_TRY(const char first, Peek());
  if (first == '\0' && at_end()) return tl::unexpected(Broken());
  for (;; ++position_) {
    if (position_ == size_) {
      TACIT_TRY(const bool more, Fill());
      if (!more) return token;
    }
    const char c = block_[position_];
    if (EndsToken(c)) break;
    const bool allowed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' ||
                         c == '.' || c == 'E';
    if (!allowed || token.size() == kMaxToken) return tl::unexpected(Broken());
    token += c;
  }
  if (token.empty()) return tl::unexpected(Broken());
  return token;
}

Result<void> TokenStream::SkipString() {
  Take();
  bool escaped = false;
  for (;;) {
    if (position_ == size_) {
      TACIT_TRY(const bool more, Fill());
      if (!more) return tl::unexpected(Broken());
    }
    if (escaped) {
      escaped = false;
      ++position_;
      continue;
    }
    const char* const stop = FindStringStop(block_.data() + position_);
    position_ = static_cast<std::size_t>(stop - block_.data());
    if (position_ >= size_) {
      position_ = size_;
      continue;
    }
    if (*stop == '\\') {
      escaped = true;
    } else if (*stop != '"') {
      return tl::unexpected(Broken());
    }
    ++position_;
    if (*stop == '"') return {};
  }
}

Result<void> TokenStream::SkipBrackets() {
  BracketScanner scanner;
  for (;;) {
    const char* const begin = block_.data() + position_;
    const char* const end = scanner.Run(begin, block_.data() + size_);
    if (end != nullptr) {
      position_ = static_cast<std::size_t>(end - block_.data());
      return {};
    }
    position_ = size_;
    TACIT_TRY(const bool more, Fill());
    if (!more) return tl::unexpected(Broken());
  }
}

Result<void> TokenStream::Skip() {
  TACIT_TRY(const char first, Peek());
  if (first == '"') return SkipString();
  if (first == '{' || first == '[') return SkipBrackets();
  TACIT_CHECK_OK(ReadToken());
  return {};
}

Result<bool> TokenStream::Separator(bool first, char close) {
  TACIT_TRY(const char next, Peek());
  if (next == close) {
    Take();
    return false;
  }
  if (first) return true;
  if (next != ',') return tl::unexpected(Broken());
  Take();
  TACIT_TRY(const char after, Peek());
  if (after == close) return tl::unexpected(Broken());
  return true;
}

Result<std::optional<std::string>> TokenStream::NextKey(bool first) {
  TACIT_TRY(const bool more, Separator(first, '}'));
  if (!more) return std::optional<std::string>();
  TACIT_TRY(std::string key, ReadString(kMaxKey));
  TACIT_CHECK_OK(Expect(':'));
  return std::optional<std::string>(std::move(key));
}

Result<bool> TokenStream::NextElement(bool first) { return Separator(first, ']'); }

}  // namespace tacit::sources
