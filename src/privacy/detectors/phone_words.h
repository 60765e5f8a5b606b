#pragma once

// Words beside telephone numbers, and beside numbers that are none. Our own choice, from everyday
// use in each language.

#include <span>
#include <string_view>

namespace tacit::privacy {

// Make a phone number of what has a possible length.
std::span<const std::string_view> StrongPhoneWords();
// May stand before other numbers too: these need separators, or nine digits.
std::span<const std::string_view> WeakPhoneWords();
// The same right behind a number in groups: "555 0123 (cell)".
std::span<const std::string_view> PhoneWordsBehind();
// What stands before an identifier.
std::span<const std::string_view> NumberWords();

}  // namespace tacit::privacy
