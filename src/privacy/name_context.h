#pragma once

// What stands around a word of a text, as far as it tells a name from a common word.
// Looks at most kReach bytes to either side.

#include <cstdint>
#include <string>
#include <string_view>

#include "privacy/common_words.h"
#include "privacy/name_fold.h"

namespace tacit::privacy {

class NameContext {
 public:
  static constexpr std::size_t kReach = 96;

  NameContext(std::string_view text, const NameToken& token) : text_(text), token_(token) {}

  bool IsCapital() const;    // its first letter is, and its second is not
  bool IsMention() const;    // "@will", not "x@will"
  bool IsInEmail() const;    // "will@example.org", "x@will.org"
  bool IsInAddress() const;  // a URL or a path
  bool IsGlued() const;      // "foo.will", "will.py", "will-power", "x=will", "#will"
  // The word with the sign on either side, or on both, that handles of IRC hold: "toad`", "|Long|".
  std::string Decorated(bool before, bool after) const;
  // "will: …" and "will, …" at a line's begin; "hey will!", "thanks will"; "can you, Will?"
  bool IsAddressed(WordLevel level) const;
  // False: neither a mention nor addressed nor named; costs less than to ask for the three.
  bool MayBeAddressed() const;
  // "ask Will about", "Will's", "Will said": for words that have no capital otherwise.
  bool IsNamed() const;

 private:
  char Before(std::size_t distance = 1) const;
  char After(std::size_t distance = 0) const;
  bool OpensSentence() const;
  bool OpensLine() const;
  bool ClosesSentence() const;
  std::string_view WordBefore() const;
  std::string_view WordAfter() const;

  std::string_view text_;
  const NameToken& token_;
};

// Whether `c` is a sign that is part of some handles and of no sentence.
bool IsDecoration(char c);

// Whether the character at `at` is a capital letter.
bool IsCapitalAt(std::string_view text, std::size_t at);

}  // namespace tacit::privacy
