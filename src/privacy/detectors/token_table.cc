#include "privacy/detectors/token_table.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "privacy/detectors/characters.h"
#include "privacy/detectors/pieces.h"
#include "privacy/detectors/token_forms.h"

namespace tacit::privacy {
namespace {

static_assert(std::ranges::is_sorted(kForms, {}, &TokenForm::prefix));
static_assert(std::ranges::all_of(kForms, [](const TokenForm& form) {
  return form.prefix.size() >= 2 && form.min <= form.max;
}));

constexpr std::size_t kBytes = 256;
constexpr unsigned kSecondBits = 63;

// For each first byte: where its forms are, and which second bytes they have (of their low six
// bits). Most words are refused by one load.
struct FirstByte {
  std::uint64_t seconds = 0;
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
};

constexpr std::array<FirstByte, kBytes> MakeIndex() {
  std::array<FirstByte, kBytes> index{};
  for (std::size_t i = 0; i < std::size(kForms); ++i) {
    FirstByte& entry = index[static_cast<unsigned char>(kForms[i].prefix[0])];
    if (entry.end == 0) entry.begin = static_cast<std::uint16_t>(i);
    entry.end = static_cast<std::uint16_t>(i + 1);
    entry.seconds |= std::uint64_t{1}
                     << (static_cast<unsigned char>(kForms[i].prefix[1]) & kSecondBits);
  }
  return index;
}

constexpr std::array<FirstByte, kBytes> kIndex = MakeIndex();

// GitHub blog, "Behind GitHub's new authentication token formats" (2021): the last six characters
// are the CRC-32 of the others in base62; npm's tokens are made the same way ("Announcing npm's new
// access token format").
bool HasGithubChecksum(std::string_view body) {
  constexpr std::string_view kBase62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  constexpr std::size_t kSize = 6;
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : body.substr(0, body.size() - kSize)) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  crc = ~crc;
  for (std::size_t i = 0; i < kSize; ++i) {
    if (body[body.size() - 1 - i] != kBase62[crc % 62]) return false;
    crc /= 62;
  }
  return true;
}

constexpr bool Holds(char c, Body body) {
  switch (body) {
    case Body::kAlnum:
      return IsAlnum(c);
    case Body::kWord:
      return IsAlnum(c) || c == '_';
    case Body::kUrl:
      return IsAlnum(c) || c == '_' || c == '-';
    case Body::kDotted:
      return IsAlnum(c) || c == '_' || c == '-' || c == '.';
    case Body::kPercent:
      return IsAlnum(c) || c == '_' || c == '-' || c == '.' || c == '%';
    case Body::kBase64:
      return IsAlnum(c) || c == '_' || c == '-' || c == '+' || c == '/' || c == '=';
    case Body::kHex:
      return IsHexDigit(c);
    case Body::kHexDash:
      return IsHexDigit(c) || c == '-';
    case Body::kUpperDigit:
      return IsUpper(c) || IsDigit(c);
    case Body::kUpperDash:
      return IsUpper(c) || IsDigit(c) || c == '-';
    case Body::kLowerDigit:
      return IsLower(c) || IsDigit(c);
    case Body::kLowerDash:
      return IsLower(c) || IsDigit(c) || c == '-';
  }
  return false;
}

using Bytes = std::array<bool, 256>;
constexpr std::size_t kBodies = static_cast<std::size_t>(Body::kLowerDash) + 1;

const Bytes& BytesOf(Body body) {
  static constexpr auto kTable = [] {
    std::array<Bytes, kBodies> table{};
    for (std::size_t i = 0; i < kBodies; ++i) {
      for (std::size_t c = 0; c < table[i].size(); ++c) {
        table[i][c] = Holds(static_cast<char>(c), static_cast<Body>(i));
      }
    }
    return table;
  }();
  return kTable[static_cast<std::size_t>(body)];
}

}  // namespace

std::span<const TokenForm> TokenForms() { return kForms; }

std::span<const TokenForm> TokenFormsOf(char first, char second) {
  const FirstByte& entry = kIndex[static_cast<unsigned char>(first)];
  const std::uint64_t bit = std::uint64_t{1} << (static_cast<unsigned char>(second) & kSecondBits);
  if ((entry.seconds & bit) == 0) return {};
  return std::span(kForms).subspan(entry.begin, static_cast<std::size_t>(entry.end - entry.begin));
}

bool IsOfBody(char c, Body body) { return BytesOf(body)[static_cast<unsigned char>(c)]; }

std::size_t BodyEnd(std::string_view text, std::size_t begin, std::size_t limit, Body body) {
  const Bytes& bytes = BytesOf(body);
  const std::size_t to = std::min(text.size(), limit);
  std::size_t end = begin;
  while (end < to && bytes[static_cast<unsigned char>(text[end])]) ++end;
  return end;
}

bool IsFiller(std::string_view body) {
  constexpr std::size_t kAlphabet = 20;
  std::array<std::uint16_t, 256> counts{};
  std::uint16_t most = 0;
  std::uint16_t all = 0;
  std::size_t same = 0;
  std::size_t ascending = 0;
  char last = '\0';
  for (const char c : body) {
    same = c == last ? same + 1 : 1;
    ascending = c == last + 1 ? ascending + 1 : 1;
    last = c;
    if (same >= 5 && (c == 'x' || c == 'X' || c == '*' || c == '.')) return true;
    if (ascending >= kAlphabet) return true;
    if (c == '-' || c == '_' || c == '.') continue;
    ++all;
    most = std::max(most, ++counts[static_cast<unsigned char>(ToLower(c))]);
  }
  return most * 3 > all * 2;
}

// A run of at least four bytes that go up or down by one, or repeat.
bool IsSample(std::string_view body) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kShortestBody = 16;
  if (body.size() < kShortestBody) return false;
  std::size_t in_runs = 0;
  std::size_t run = 1;
  int step = 2;
  for (std::size_t i = 1; i <= body.size(); ++i) {
    const int now = i < body.size() ? ToLower(body[i]) - ToLower(body[i - 1]) : 2;
    const bool next = now == step || (body[i - 1] == '9' && At(body, i) == '0' && step == 1);
    if (next && step >= -1 && step <= 1) {
      ++run;
      continue;
    }
    if (run >= kShortest) in_runs += run;
    run = now >= -1 && now <= 1 ? 2 : 1;
    step = now;
  }
  return in_runs * 5 >= body.size() * 4;
}

bool MixesCase(std::string_view body) {
  return std::ranges::any_of(body, IsUpper) && std::ranges::any_of(body, IsLower);
}

// One token in thirty-five of twenty letters and digits has no digit by chance. In one case,
// letters that English seldom uses tell it from a word: 27 % of random letters, 4 % of a text's.
bool HasRareLetters(std::string_view body) {
  constexpr std::string_view kRare = "jkqvwxz";
  const auto rare = std::ranges::count_if(
      body, [&](char c) { return kRare.find(ToLower(c)) != std::string_view::npos; });
  return static_cast<std::size_t>(rare) * 9 >= body.size();
}

Verdict Judge(const TokenForm& form, std::string_view body) {
  if (body.size() < form.min || body.size() > form.max) return {};
  if (form.check == Check::kGithub && HasGithubChecksum(body)) {
    return {.matches = true, .certain = true};
  }
  if (IsFiller(body) || IsSample(body)) return {};
  const auto digits = std::ranges::count_if(body, IsDigit);
  switch (form.check) {
    case Check::kNone:
    case Check::kGithub:
      return {.matches = true};
    case Check::kDigit:
      return {.matches = digits >= 1 || MixesCase(body) || HasRareLetters(body)};
    case Check::kDigits3:
      return {.matches = digits >= 3};
    case Check::kMixed:
      return {.matches = MixesCase(body)};
    case Check::kStrong:
      return {.matches = MixesCaseAndDigits(body)};
    case Check::kEndsAa:
      return {.matches = body.ends_with("AA")};
  }
  return {};
}

}  // namespace tacit::privacy
