#pragma once

// Families of tokens with a fixed public form: a literal that begins them and a body of known
// characters and length. Sources: the vendors' documentation on their key formats.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tacit::privacy {

// What a body is made of.
enum class Body : std::uint8_t {
  kAlnum,       // [A-Za-z0-9]
  kWord,        // [A-Za-z0-9_]
  kUrl,         // [A-Za-z0-9_-]
  kDotted,      // [A-Za-z0-9_.-]
  kPercent,     // [A-Za-z0-9_.%-]
  kBase64,      // [A-Za-z0-9+/=_-]
  kHex,         // [0-9a-fA-F]
  kHexDash,     // [0-9a-fA-F-]
  kUpperDigit,  // [A-Z0-9]
  kUpperDash,   // [A-Z0-9-]
  kLowerDigit,  // [a-z0-9]
  kLowerDash,   // [a-z0-9-]
};

// What else must hold for a body.
enum class Check : std::uint8_t {
  kNone,
  kDigit,    // has a digit, or both cases, or letters as no word has them
  kDigits3,  // has at least three digits
  kMixed,    // has a lower-case letter and an upper-case one
  kGithub,   // ends with its CRC-32: if so, certain
  kStrong,   // has a lower-case letter, an upper-case one and a digit
  kEndsAa,   // ends with "AA"
};

struct TokenForm {
  std::string_view prefix;
  Body body = Body::kAlnum;
  std::uint16_t min = 0;
  std::uint16_t max = 0;
  std::string_view entity;  // "SECRET.GITHUB"
  Check check = Check::kNone;
};

std::span<const TokenForm> TokenForms();
// Those that begin with the first byte, or none where no form goes on with the second one.
std::span<const TokenForm> TokenFormsOf(char first, char second);

bool IsOfBody(char c, Body body);
// Past the characters of a body from `begin` on, at most at `limit`.
std::size_t BodyEnd(std::string_view text, std::size_t begin, std::size_t limit, Body body);
// Nobody's token: one character makes up most of it ("xxxx", "****"), or it is the alphabet.
bool IsFiller(std::string_view body);
// A sample key: four fifths of it are counted up or down, or repeated ("1234567890abcdef0000").
bool IsSample(std::string_view body);
// Whether the length and the check hold. `certain`: a checksum says so.
struct Verdict {
  bool matches = false;
  bool certain = false;
};
Verdict Judge(const TokenForm& form, std::string_view body);

}  // namespace tacit::privacy
