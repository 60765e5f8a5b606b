#pragma once

// Walks over JSON in Telegram Desktop's layout: one key or value a line, each level indented by the
// same step. Every byte that it passes has been checked.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "sources/telegram/archive/draft.h"
#include "sources/telegram/scan.h"

namespace tacit::sources {

// The indentation of a chat's messages, in spaces.
class LineLayout {
 public:
  static constexpr int kMaxIndent = 15;  // with the newline before it: one 16-byte comparison
  static constexpr int kLevels = 10;

  LineLayout() = default;
  // A message's keys, at level 0, are indented by `indent`, and each level by `step` more.
  LineLayout(int step, int indent) : known_(true) {
    for (int level = -1; level + 1 < kLevels; ++level) {
      const int spaces = indent + level * step;
      if (spaces <= kMaxIndent) sizes_[Slot(level)] = spaces + 1;
    }
  }
  bool known() const { return known_; }
  // Bytes of the newline and the indentation; 0: deeper than any that is read here.
  int SizeAt(int level) const { return sizes_[Slot(level)]; }

 private:
  static std::size_t Slot(int level) { return static_cast<std::size_t>(level) + 1; }

  bool known_ = false;
  std::array<int, kLevels> sizes_{};
};

// The bytes end in kScanPadding zero bytes, which match nothing, so that nothing needs to ask where
// the end is. Each step gives false where the bytes look different, and has moved to nowhere
// useful.
class LineCursor {
 public:
  LineCursor(const LineLayout& layout, const char* p) : layout_(layout), p_(p) {}

  const char* position() const { return p_; }
  void MoveTo(const char* p) { p_ = p; }
  bool At(char c) const { return *p_ == c; }
  bool Take(char c) {
    if (*p_ != c) return false;
    ++p_;
    return true;
  }
  template <std::size_t kSize>
  bool Take(const char (&literal)[kSize]) {
    if (std::memcmp(p_, literal, kSize - 1) != 0) return false;
    p_ += kSize - 1;
    return true;
  }

  // A newline and the indentation of `level` (-1: the message's own braces). Does not move when it
  // gives false.
  bool Line(int level) {
    const int size = layout_.SizeAt(level);
    if (size == 0) return false;
#if defined(__SSE2__)
    const __m128i wanted = _mm_loadu_si128(reinterpret_cast<const __m128i*>(kIndent));
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p_));
    const auto same = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)));
    if ((~same << (32 - size)) != 0) return false;
#else
    if (std::memcmp(p_, kIndent, static_cast<std::size_t>(size)) != 0) return false;
#endif
    p_ += size;
    return true;
  }

  // The inside of a string whose opening quote was taken.
  bool String(RawString& string) {
    const char* const end = FindStringEnd(p_, &string.escaped);
    if (end == nullptr) return false;
    string.bytes = {p_, static_cast<std::size_t>(end - p_)};
    p_ = end + 1;
    return true;
  }

  // A number that JSON allows, but for exponents, which are rare.
  bool Number(RawValue& value) {
    const char* const begin = p_;
    if (*p_ == '-') ++p_;
    const char* const digits = p_;
    SkipDigits();
    if (p_ == digits || (*digits == '0' && p_ - digits > 1)) return false;
    if (*p_ == '.') {
      const char* const fraction = ++p_;
      SkipDigits();
      if (p_ == fraction) return false;
    }
    value = {.bytes = {begin, static_cast<std::size_t>(p_ - begin)}};
    return true;
  }

  // A string, a number, true, false or null.
  bool Scalar(RawValue& value);
  // Any value, unread; its first line is at `level`. The depth is bounded by the layout.
  bool Skip(int level);

 private:
  static constexpr char kIndent[] = "\n               ";
  static_assert(sizeof(kIndent) == LineLayout::kMaxIndent + 2);

  void SkipDigits() {
    while (*p_ >= '0' && *p_ <= '9') ++p_;
  }

  const LineLayout& layout_;
  const char* p_;
};

inline bool LineCursor::Scalar(RawValue& value) {
  if (Take('"')) {
    RawString string;
    if (!String(string)) return false;
    value = {.bytes = string.bytes, .is_string = true};
    return true;
  }
  const char* const begin = p_;
  if (Take("null") || Take("true") || Take("false")) {
    value = {.bytes = {begin, static_cast<std::size_t>(p_ - begin)}};
    return true;
  }
  return Number(value);
}

}  // namespace tacit::sources
