#pragma once

#include <cstdint>
#include <string_view>

#include "privacy/detector.h"
#include "privacy/detectors/characters.h"

namespace tacit::privacy {

// A part of a kLongRun hit: letters and digits only. Addresses and keys stand between '-' and '_'
// too ("wallet-0x…").
struct Piece {
  std::string_view text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

template <typename Visit>
void ForEachPiece(std::string_view text, const Hit& hit, Visit visit) {
  std::uint32_t i = hit.begin;
  while (i < hit.end) {
    const std::uint32_t begin = i;
    while (i < hit.end && IsAlnum(text[i])) ++i;
    if (i > begin) visit(Piece{text.substr(begin, i - begin), begin, i});
    ++i;
  }
}

// Whether it holds a lower-case letter, an upper-case letter and a digit.
constexpr bool MixesCaseAndDigits(std::string_view piece) {
  bool lower = false;
  bool upper = false;
  bool digit = false;
  for (const char c : piece) {
    lower = lower || IsLower(c);
    upper = upper || IsUpper(c);
    digit = digit || IsDigit(c);
  }
  return lower && upper && digit;
}

constexpr bool IsHex(std::string_view piece) {
  for (const char c : piece) {
    if (!IsHexDigit(c)) return false;
  }
  return !piece.empty();
}

// A finding whose token is made of all of it.
constexpr Finding TokenFinding(std::string_view entity, std::uint32_t begin, std::uint32_t end,
                               float score, std::string_view rule) {
  return {.entity = entity,
          .begin = begin,
          .end = end,
          .score = score,
          .act = Act::kToken,
          .value_begin = begin,
          .value_end = end,
          .rule = rule};
}

}  // namespace tacit::privacy
