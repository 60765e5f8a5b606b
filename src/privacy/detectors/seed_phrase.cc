// Seed phrases: 12, 15, 18, 21 or 24 words of BIP-39's English list, the last bits of which are the
// SHA-256 of the others. A run of twelve words of the list in prose practically does not happen (it
// has neither "the" nor "is" nor "of"), so a run without the checksum is one too (Electrum's seeds
// use the same words, and people mistype).

#include <algorithm>
#include <array>
#include <bitset>
#include <memory>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "privacy/detectors/all.h"
#include "privacy/detectors/bip39_words.h"
#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kShortest = 12;
constexpr std::size_t kLongestGap = 12;  // bytes between two words: blanks, numbers, marks

struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  int index = -1;
};

Word WordAt(std::string_view text, std::uint32_t begin) {
  std::uint32_t end = begin;
  while (end < text.size() && IsLetter(text[end]) && end - begin <= 8) ++end;
  return {begin, end, Bip39Index(text.substr(begin, end - begin))};
}

// Between the words of a phrase stand blanks, commas, quotes and "2." or "2)": no other letters,
// and no placeholder.
constexpr std::array<bool, 256> kGapBytes = [] {
  std::array<bool, 256> bytes{};
  for (const char c : std::string_view(" \t\n\r,;.:|/)(\"'`*#-_=>\\0123456789")) {
    bytes[static_cast<unsigned char>(c)] = true;
  }
  return bytes;
}();
bool IsGapByte(char c) { return kGapBytes[static_cast<unsigned char>(c)]; }

// "seed phrase: abandon …" begins after the colon, "1: abandon 2: ability" goes on past it; so
// with the end of a sentence, and "1. abandon 2. ability".
bool JoinsWords(std::string_view gap) {
  if (gap.size() == 1 && gap[0] == ' ') return true;
  if (gap.empty() || gap.size() > kLongestGap) return false;
  return gap.find_first_of(".:=>") == std::string_view::npos ||
         gap.find_first_of("0123456789") != std::string_view::npos;
}

Word NextWord(std::string_view text, std::uint32_t end) {
  std::uint32_t begin = end;
  while (begin < text.size() && IsGapByte(text[begin]) && begin - end <= kLongestGap) ++begin;
  if (!JoinsWords(text.substr(end, begin - end)) || !IsLetter(At(text, begin))) return {};
  return WordAt(text, begin);
}

Word PreviousWord(std::string_view text, std::uint32_t begin) {
  std::uint32_t end = begin;
  while (end > 0 && IsGapByte(text[end - 1]) && begin - end <= kLongestGap) --end;
  if (!JoinsWords(text.substr(end, begin - end)) || !IsLetter(Before(text, end))) return {};
  std::uint32_t first = end;
  while (first > 0 && IsLetter(text[first - 1]) && end - first <= 8) --first;
  return {first, end, Bip39Index(text.substr(first, end - first))};
}

// The words of the list in a row of which the hit is one; none where they are fewer than a phrase
// has, or where an earlier hit is in the same row (its twelfth word is one) and speaks for it.
// Counts before it collects: prose has a word or two of the list in a row, never twelve.
std::vector<Word> RunAround(std::string_view text, std::uint32_t hit) {
  Word first = WordAt(text, hit);
  if (first.index < 0) return {};
  std::size_t count = 0;
  for (Word word = first; word.index >= 0; word = PreviousWord(text, word.begin)) {
    first = word;
    if (++count > kShortest) return {};
  }
  count = 0;
  for (Word word = first; word.index >= 0; word = NextWord(text, word.end)) ++count;
  if (count < kShortest) return {};
  std::vector<Word> words = {first};
  while (words.size() < count) words.push_back(NextWord(text, words.back().end));
  return words;
}

// BIP-39, "Generating the mnemonic": 11 bits a word, of which one in 33 is the checksum's.
bool HasChecksum(const Word* words, std::size_t count) {
  std::array<std::uint8_t, 33> bits{};
  for (std::size_t i = 0; i < count * 11; ++i) {
    const unsigned index = static_cast<unsigned>(words[i / 11].index);
    if ((index >> (10 - i % 11) & 1U) != 0) {
      bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | 0x80U >> i % 8);
    }
  }
  const std::size_t entropy = count * 11 * 32 / 33;
  const Digest256 digest = Sha256({reinterpret_cast<const char*>(bits.data()), entropy / 8});
  const unsigned mask = 0xFF00U >> (entropy / 32) & 0xFFU;
  return ((bits[entropy / 8] ^ digest[0]) & mask) == 0;
}

bool HoldsPhrase(const std::vector<Word>& words) {
  constexpr std::size_t kEnough = 64;
  const std::size_t size = std::min(words.size(), kEnough);
  for (std::size_t count = 24; count >= kShortest; count -= 3) {
    for (std::size_t i = 0; i + count <= size; ++i) {
      if (HasChecksum(words.data() + i, count)) return true;
    }
  }
  return false;
}

// Most words in prose do not begin like one of the list: a bit for each three letters.
class Beginnings {
 public:
  Beginnings() {
    for (std::size_t i = 0; i < 2048; ++i) has_.set(Key(Bip39Word(i).data()));
  }
  bool Has(std::string_view text, std::uint32_t at) const {
    return at + 3 <= text.size() && has_[Key(text.data() + at)];
  }

 private:
  // The low five bits of a byte: the case of letters falls out.
  static std::size_t Key(const char* c) {
    return (static_cast<unsigned>(c[0]) & 31U) << 10 | (static_cast<unsigned>(c[1]) & 31U) << 5 |
           (static_cast<unsigned>(c[2]) & 31U);
  }
  std::bitset<std::size_t{32} * 32 * 32> has_;
};

class SeedPhraseDetector final : public Detector {
 public:
  std::string_view name() const override { return "seed_phrase"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongWords); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (!beginnings_.Has(text, hit.begin)) return;
    const std::vector<Word> words = RunAround(text, hit.begin);
    if (words.empty()) return;
    const bool valid = HoldsPhrase(words);
    findings.push_back({.entity = "SEED_PHRASE",
                        .begin = words.front().begin,
                        .end = words.back().end,
                        .score = valid ? 1.0F : 0.8F,
                        .rule = valid ? "checksum" : "words"});
  }

 private:
  Beginnings beginnings_;
};

}  // namespace

std::unique_ptr<Detector> MakeSeedPhraseDetector() {
  return std::make_unique<SeedPhraseDetector>();
}

}  // namespace tacit::privacy
