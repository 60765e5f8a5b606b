#pragma once

// The gate: one SIMD pass that lists where something could begin (see detector.h).

#include <cstdint>
#include <string_view>
#include <vector>

#include "privacy/detector.h"

namespace tacit::privacy {

// What a text contains: the triggers' bits, and a few more for the scrubber itself.
using Marks = std::uint32_t;
inline constexpr Marks kNonAscii = 1U << 24;
inline constexpr Marks kDoubleBracket = 1U << 25;  // "[["
inline constexpr Marks kHash = 1U << 26;           // '#'
inline constexpr Marks kDollar = 1U << 27;         // '$'
static_assert(kTriggerCount <= 24);

constexpr bool Has(Marks marks, Trigger trigger) { return (marks & Triggers(trigger)) != 0; }

// Replaces `hits` with the text's hits; those of one trigger ascend. Nothing in the marks: nothing
// in the text that anybody has to look at.
//   kTagHash: "a letter" before the '#' may be any byte from 0x80 on.
//   kDashes: once for each maximal run of five or more, at its first dash.
//   kNumber: a separator between two digits is one or two of " .-()/:+" in any order.
// Linear in the text, whatever it holds.
Marks Gate(std::string_view text, std::vector<Hit>& hits);

}  // namespace tacit::privacy
