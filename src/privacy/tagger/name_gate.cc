#include "privacy/tagger/name_gate.h"

#include <unicode/uchar.h>

#include <array>
#include <cstdint>

#include "privacy/tagger/lexicon.h"
#include "privacy/tagger/token.h"

namespace tacit::privacy {
namespace {

enum class Byte : std::uint8_t { kOther, kLower, kUpper, kDigit, kWide, kEnd };

constexpr std::array<Byte, 256> MakeBytes() {
  std::array<Byte, 256> bytes{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) bytes[c] = Byte::kLower;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) bytes[c] = Byte::kUpper;
  for (std::size_t c = '0'; c <= '9'; ++c) bytes[c] = Byte::kDigit;
  bytes['_'] = Byte::kDigit;
  for (std::size_t c = 0x80; c <= 0xFF; ++c) bytes[c] = Byte::kWide;
  for (const char c : {'.', '!', '?', ':', '"', '*', '|', '>', '~', '-', '\n'}) {
    bytes[static_cast<unsigned char>(c)] = Byte::kEnd;
  }
  return bytes;
}
constexpr std::array<Byte, 256> kBytes = MakeBytes();

constexpr std::uint16_t kKnown = kGivenName | kSurname | kSeenAsName;
// So many words in capitals make the whole text one in capitals.
constexpr int kManyUpper = 3;

struct Wide {
  char32_t c = 0;
  std::size_t size = 2;
};

// The character of two bytes or more that begins here, of valid UTF-8. What four bytes make is no
// letter that matters here.
Wide WideAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(
        static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0));
  };
  const char32_t lead = byte(0);
  if (lead < 0xE0) return {.c = (lead & 0x1F) << 6 | (byte(1) & 0x3F)};
  if (lead >= 0xF0) return {.c = 0x1F000, .size = 4};
  return {.c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), .size = 3};
}

// In lower case: Cyrillic and Vietnamese by their places, the others by ICU.
char32_t LowerWide(char32_t c) {
  if (c >= 0x430 && c < 0x460) return c;
  if (c >= 0x400 && c < 0x430) return c + (c < 0x410 ? 0x50 : 0x20);
  if (c >= 0x1EA0 && c < 0x1F00) return c | 1;
  if (c >= 0xDF && c < 0x100) return c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

class NameGate {
 public:
  NameGate(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  bool Run() {
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      switch (kBytes[byte]) {
        case Byte::kLower:
        case Byte::kUpper:
        case Byte::kDigit:
        case Byte::kWide:
          if (Word()) return true;
          break;
        case Byte::kEnd:
          starts_ = true;
          after_cue_ = after_capital_ = false;
          ++at_;
          break;
        case Byte::kOther:
          if (byte != ' ') after_cue_ = after_capital_ = false;
          ++at_;
          break;
      }
    }
    return false;
  }

 private:
  bool Word();
  bool Judge(std::uint16_t flags);

  std::string_view text_;
  const Lexicon& lexicon_;
  std::size_t at_ = 0;
  bool starts_ = true;  // nothing but a sentence's end stands before
  bool after_cue_ = false;
  bool after_capital_ = false;
  int all_upper_ = 0;
  // Of the word in work.
  std::uint32_t letters_ = 0;
  std::uint32_t uppers_ = 0;
};

bool NameGate::Word() {
  constexpr char32_t kFirstNoLetter = 0x2000;  // signs, ideographs, emoji; but for 1Exx all above
  const std::size_t begin = at_;
  std::uint32_t hash = kWordHashSeed;
  bool code = begin > 0 && text_[begin - 1] == '@';
  letters_ = uppers_ = 0;
  for (; at_ < text_.size(); ++at_) {
    const std::size_t run = at_;
    while (at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z') {
      hash = MixWord(hash, static_cast<unsigned char>(text_[at_++]));
    }
    letters_ += static_cast<std::uint32_t>(at_ - run);
    if (at_ == text_.size()) break;
    const auto byte = static_cast<unsigned char>(text_[at_]);
    const Byte kind = kBytes[byte];
    if (kind == Byte::kUpper) {
      hash = MixWord(hash, byte + ('a' - 'A'));
      ++uppers_;
    } else if (kind == Byte::kDigit) {
      code = true;
      continue;
    } else if (kind == Byte::kWide) {
      const Wide next = WideAt(text_, at_);
      if (next.c >= kFirstNoLetter) break;
      const char32_t lower = LowerWide(next.c);
      uppers_ += static_cast<std::uint32_t>(lower != next.c);
      hash = MixWord(hash, lower);
      at_ += next.size - 1;
    } else {
      break;
    }
    ++letters_;
  }
  if (at_ == begin) {  // a sign or emoji; ideographs have rules of their own
    const Wide next = WideAt(text_, at_);
    if (IsIdeographic(next.c)) return true;
    at_ += next.size;
    starts_ = true;
    after_cue_ = after_capital_ = false;
    return false;
  }
  if (code || letters_ == 0) {
    starts_ = after_cue_ = after_capital_ = false;
    starts_ = begin > 0 && text_[begin - 1] == '@';
    return false;
  }
  return Judge(lexicon_.Find(hash));
}

// What a word's flags and capitals say; keeps what the next word must know.
bool NameGate::Judge(std::uint16_t flags) {
  const bool known = (flags & kKnown) != 0;
  const bool common = (flags & kCommonWord) != 0;
  const bool after_cue = after_cue_;
  const bool after_capital = after_capital_;
  const bool starts = starts_;
  after_cue_ = (flags & (kCue | kTitle)) != 0;
  after_capital_ = uppers_ > 0;
  starts_ = false;
  if (uppers_ == 0) return !common && (known || after_cue);
  if (letters_ == 1) return false;  // an initial is a name beside another capital only
  if (uppers_ == letters_) return known || ++all_upper_ == kManyUpper;
  return known || !common || !starts || after_capital;
}

}  // namespace

bool MayHoldName(std::string_view text, const Lexicon& lexicon) {
  return NameGate(text, lexicon).Run();
}

}  // namespace tacit::privacy
