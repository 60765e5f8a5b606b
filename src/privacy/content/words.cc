#include "privacy/content/words.h"

#include <unicode/uchar.h>

#include "privacy/ascii.h"
#include "privacy/utf8.h"

namespace tacit::privacy::content {

std::string_view FoldWords(std::string_view text, std::string& folded) {
  std::size_t at = 0;
  while (at < text.size() && IsAscii(text[at])) ++at;
  if (at == text.size()) return text;
  folded.assign(text, 0, at);
  while (at < text.size()) {
    if (IsAscii(text[at])) {
      folded += text[at++];
      continue;
    }
    const Decoded next = DecodeAt(text, at);
    const auto c = static_cast<UChar32>(next.c);
    const bool word = u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK;
    if (word) {
      AppendUtf8(static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)), folded);
    } else {
      folded += ' ';
    }
    at += next.size;
  }
  return folded;
}

}  // namespace tacit::privacy::content
