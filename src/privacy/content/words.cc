#include "privacy/content/words.h"

#include <unicode/uchar.h>

#include <array>

#include "privacy/ascii.h"
#include "privacy/utf8.h"

namespace tacit::privacy::content {
namespace {

constexpr char32_t kBlank = U' ';

char32_t FoldPoint(char32_t point) {
  const auto c = static_cast<UChar32>(point);
  const bool word = u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK;
  return word ? static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)) : kBlank;
}

// Of the alphabets, so that ICU is asked once for each of their letters.
constexpr char32_t kTableEnd = 0x2000;
using Table = std::array<char32_t, kTableEnd>;

const Table& FoldTable() {
  static const Table table = [] {
    Table made{};
    for (char32_t c = 0; c < kTableEnd; ++c) made.at(c) = FoldPoint(c);
    return made;
  }();
  return table;
}

// The first byte at or after `at` that is no ASCII, or the text's size.
std::size_t SkipAscii(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    bytes &= kHighBits;
    if (bytes != 0) return at + static_cast<std::size_t>(std::countr_zero(bytes)) / 8;
  }
  while (at < text.size() && IsAscii(text[at])) ++at;
  return at;
}

}  // namespace

std::string_view FoldWords(std::string_view text, std::string& folded) {
  std::size_t at = SkipAscii(text, 0);
  if (at == text.size()) return text;
  const Table& table = FoldTable();
  folded.clear();
  folded.reserve(text.size() + 8);
  std::size_t plain = 0;
  while (at < text.size()) {
    folded.append(text, plain, at - plain);
    while (at < text.size() && !IsAscii(text[at])) {
      const Decoded next = DecodeAt(text, at);
      const char32_t c = next.c < kTableEnd ? table[next.c] : FoldPoint(next.c);
      if (c < 0x80) {
        folded += static_cast<char>(c);
      } else {
        AppendUtf8(c, folded);
      }
      at += next.size;
    }
    plain = at;
    at = SkipAscii(text, at);
  }
  folded.append(text, plain, text.size() - plain);
  return folded;
}

}  // namespace tacit::privacy::content
