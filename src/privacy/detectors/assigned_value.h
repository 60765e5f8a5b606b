#pragma once

#include <cstddef>
#include <string_view>

namespace tacit::privacy {

// What a name is given: a part of the text, without its quotes.
struct AssignedValue {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool quoted = false;
  bool spaced = false;  // a blank stands between the sign and the value
};

std::string_view Of(std::string_view text, const AssignedValue& value);

bool IsSign(char c);   // ':' or '='
bool IsQuote(char c);  // '"', '\'' or '`'

// The value that begins after a sign, with or without quotes; false: there is none.
bool ReadValue(std::string_view text, std::size_t after, AssignedValue& value);
// Without quotes, from `begin` on.
void ReadBare(std::string_view text, std::size_t begin, AssignedValue& value);
// Between the quote at `quote` and the same one on the same line.
bool ReadQuoted(std::string_view text, std::size_t quote, AssignedValue& value);

}  // namespace tacit::privacy
