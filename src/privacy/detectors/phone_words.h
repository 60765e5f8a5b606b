#pragma once

// Words beside telephone numbers, and beside numbers that are none. Our own choice, from everyday
// use in each language.

#include "privacy/detectors/words.h"

namespace tacit::privacy {

// Make a phone number of what has a possible length.
const ContextWords& StrongPhoneWords();
// May stand before other numbers too: these need separators, or nine digits.
const ContextWords& WeakPhoneWords();
// The same right behind a number in groups: "555 0123 (cell)".
const ContextWords& PhoneWordsBehind();
// What stands before an identifier.
const ContextWords& NumberWords();

}  // namespace tacit::privacy
