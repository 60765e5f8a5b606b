#include "privacy/detectors/words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "privacy/detectors/byte_block.h"
#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kList[] = {"phone", "tel", "số", "моб", "a/c", "call me", "x"};
constexpr std::string_view kMarkList[] = {"#", "tel", "№"};

bool StandsAlone(std::string_view text, std::size_t begin, std::size_t end) {
  if (IsLetter(text[begin]) && begin > 0 && IsLetter(text[begin - 1])) return false;
  if (!IsLetter(text[end - 1])) return true;
  if (ToLower(At(text, end)) == 's') ++end;
  return !IsLetter(At(text, end));
}

// The contract of LastWordBefore, a byte at a time.
std::size_t Slowly(std::string_view text, std::size_t position, std::size_t window,
                   std::span<const std::string_view> words) {
  const std::size_t from = position > window ? position - window : 0;
  for (std::size_t i = position; i-- > from;) {
    if (text[i] == '\n' && Before(text, i) != ':') return kNoWord;
    if (text[i] == ']' && i + 1 < position && text[i + 1] == ']') return kNoWord;
    for (const std::string_view word : words) {
      if (i + word.size() <= position && StartsWithFolded(text.substr(i), word) &&
          StandsAlone(text, i, i + word.size())) {
        return i;
      }
    }
  }
  return kNoWord;
}

TEST(Words, LastWordBeforeIsAsSaidForTextsOfAllKinds) {
  constexpr std::string_view kPieces[] = {
      "phone", "tel",   "số", "моб", "a/c", "call me", "x", " ",  " ",    ":\n",   "\n",   "]",
      "]]",    "PHONE", "s",  "é",   "#",   "№",       "7", "zz", "here", "[[A]]", "телеф"};
  static constexpr ContextWords kWords(kList);
  static constexpr ContextWords kMarks(kMarkList);
  std::mt19937 random(5);  // NOLINT(cert-msc51-cpp): the same texts each time
  int found = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto pieces = 1 + random() % 40; pieces > 0; --pieces) {
      text += kPieces[random() % std::size(kPieces)];
    }
    const std::size_t position = random() % (text.size() + 1);
    const std::size_t window = random() % 150;
    const std::size_t expected = Slowly(text, position, window, kList);
    ASSERT_EQ(LastWordBefore(text, position, window, kWords), expected) << round;
    ASSERT_EQ(LastWordBefore(text, position, window, kMarks),
              Slowly(text, position, window, kMarkList))
        << round;
    found += expected != kNoWord ? 1 : 0;
  }
  EXPECT_GT(found, 2'000);
}

TEST(Words, ABlockHasABitForEachByte) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += static_cast<char>(i * 7);
  for (std::size_t base = 0; base < text.size(); ++base) {
    const ByteBlock block = ByteBlock::Read(text, base);
    for (std::size_t i = 0; i < ByteBlock::kSize; ++i) {
      const char c = At(text, base + i);
      const auto bit = [i](std::uint64_t bits) { return (bits >> i & 1U) != 0; };
      EXPECT_EQ(bit(block.letters), IsLetter(c));
      EXPECT_EQ(bit(block.high), IsNonAscii(c));
      EXPECT_EQ(bit(block.leads), static_cast<unsigned char>(c) >= 0xC0);
      EXPECT_EQ(bit(block.newlines), c == '\n');
      EXPECT_EQ(bit(block.closing), c == ']');
    }
  }
}

}  // namespace
}  // namespace tacit::privacy
