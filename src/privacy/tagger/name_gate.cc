#include "privacy/tagger/name_gate.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "privacy/tagger/lexicon.h"
#include "privacy/tagger/token.h"
#include "privacy/word_scan.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tacit::privacy {
namespace {

constexpr std::uint16_t kKnown = kGivenName | kSurname | kSeenAsName;
// So many words in capitals make the whole text one in capitals.
constexpr int kManyUpper = 3;
// Signs, ideographs, emoji; but for 1Exx, all above.
constexpr char32_t kFirstNoLetter = 0x2000;

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
  if (lead < 0x80) return {.c = lead, .size = 1};
  if (lead < 0xE0) return {.c = (lead & 0x1F) << 6 | (byte(1) & 0x3F)};
  if (lead >= 0xF0) return {.c = 0x1F000, .size = 4};
  return {.c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), .size = 3};
}

// In lower case: Cyrillic and Vietnamese by their places, the others by ICU.
char32_t LowerWide(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  if (c >= 0x430 && c < 0x460) return c;
  if (c >= 0x400 && c < 0x430) return c + (c < 0x410 ? 0x50 : 0x20);
  if (c >= 0x1EA0 && c < 0x1F00) return c | 1;
  if (c >= 0xDF && c < 0x100) return c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

#if defined(__SSE2__)
// Whether the first `size` of 16 bytes are letters of U+0430 to U+045F: D0 B0 to D0 BF, D1 80 to D1
// 9F.
bool IsRussianLower(const char* bytes, std::size_t size) {
  const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i lead = _mm_and_si128(v, _mm_set1_epi16(0xFF));
  const __m128i letter = _mm_or_si128(_mm_slli_epi16(lead, 8), _mm_srli_epi16(v, 8));
  const auto between = [letter](int first, int last) {
    const __m128i offset = _mm_sub_epi16(letter, _mm_set1_epi16(static_cast<std::int16_t>(first)));
    const __m128i span = _mm_set1_epi16(static_cast<std::int16_t>(last - first));
    const __m128i over = _mm_subs_epu16(offset, span);
    return _mm_cmpeq_epi16(over, _mm_setzero_si128());
  };
  const __m128i fits = _mm_or_si128(between(0xD0B0, 0xD0BF), between(0xD180, 0xD19F));
  const unsigned all = (1U << size) - 1;
  return (static_cast<unsigned>(_mm_movemask_epi8(fits)) & all) == all;
}
#endif

// Letters that are surely small, byte by byte: of ASCII, Russian, Vietnamese, most of Latin-1.
// A state is what the bytes before it ask of the next one; kLetter asks for a new letter.
class LowerStates {
 public:
  constexpr LowerStates() {
    for (auto& row : next_) row.fill(kNone);
    Allow(kLetter, 'a', 'z', 1, kLetter);
    Allow(kLetter, 0xD0, 0xD0, 1, kD0);
    Allow(kD0, 0xB0, 0xBF, 1, kLetter);
    Allow(kLetter, 0xD1, 0xD1, 1, kD1);
    Allow(kD1, 0x80, 0x9F, 1, kLetter);
    Allow(kLetter, 0xC3, 0xC3, 1, kC3);
    Allow(kC3, 0xA0, 0xBF, 1, kLetter);
    next_[kC3][0xB7] = kNone;  // the sign of division
    Allow(kLetter, 0xC4, 0xC4, 1, kC4);
    for (const unsigned byte : {0x83U, 0x91U, 0xA9U}) next_[kC4][byte] = kLetter;
    Allow(kLetter, 0xC5, 0xC5, 1, kC5);
    next_[kC5][0xA9] = kLetter;
    Allow(kLetter, 0xC6, 0xC6, 1, kC6);
    for (const unsigned byte : {0xA1U, 0xB0U}) next_[kC6][byte] = kLetter;
    Allow(kLetter, 0xE1, 0xE1, 1, kE1);
    next_[kE1][0xBA] = kBa;
    next_[kE1][0xBB] = kBb;
    Allow(kBa, 0xA1, 0xBF, 2, kLetter);  // the small ones are odd
    Allow(kBb, 0x81, 0xBF, 2, kLetter);
  }
  // No branch depends on the bytes: words are short, and a wrong guess costs more than a look.
  constexpr bool Take(std::string_view word) const {
    std::uint8_t state = kLetter;
    for (const char c : word) state = next_[state][static_cast<unsigned char>(c)];
    return state == kLetter;
  }

 private:
  enum State : std::uint8_t { kLetter, kNone, kD0, kD1, kC3, kC4, kC5, kC6, kE1, kBa, kBb, kCount };
  constexpr void Allow(State from, unsigned first, unsigned last, unsigned step, State to) {
    for (unsigned byte = first; byte <= last; byte += step) next_[from][byte] = to;
  }
  std::array<std::array<std::uint8_t, 256>, kCount> next_{};
};
constexpr LowerStates kLowerStates;

bool IsSentenceEnd(char c) {
  constexpr std::string_view kEnds = ".!?:\"*|>~-\n";
  return kEnds.find(c) != std::string_view::npos;
}

class NameGate {
 public:
  NameGate(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  bool Run() {
    WordScan scan(text_);
    std::size_t end = 0;
    while (true) {
      const std::size_t begin = scan.FindWord(end);
      if (begin == text_.size()) return HasStranger();
      Between(end, begin);
      end = scan.FindEnd(begin);
      const bool high = scan.MayHoldHigh(begin, end);
      if (!high && IsPlainWord(begin, end)) continue;
      if (high ? WideWords(begin, end) : AsciiWord(begin, end)) {
        return true;
      }
    }
  }

 private:
  void Between(std::size_t begin, std::size_t end);
  bool IsPlainWord(std::size_t begin, std::size_t end);
  bool IsNoName(std::size_t begin, std::uint32_t hash);
  bool IsPlainLower(std::size_t begin, std::size_t end) const;
  std::uint64_t Load(std::size_t at, std::size_t size) const;
  bool AsciiWord(std::size_t begin, std::size_t end);
  bool WideWords(std::size_t begin, std::size_t end);
  bool Word(std::size_t begin, std::uint32_t hash, bool code);
  bool Judge(std::uint16_t flags);
  void Meet(std::uint16_t flags);
  bool HasStranger() const {
    return social_ && !tech_ && strange_ > 0 && familiar_ >= 2 * strange_;
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  bool starts_ = true;  // nothing but a sentence's end stands before
  bool after_cue_ = false;
  bool after_capital_ = false;
  int all_upper_ = 0;
  // Words in lower case behind a mention or a hashtag: what we don't know may be a name there.
  int strange_ = 0;
  int familiar_ = 0;
  bool tech_ = false;
  bool social_ = false;
  // Of the word in work.
  std::uint32_t letters_ = 0;
  std::uint32_t uppers_ = 0;
};

// What stands between two words.
void NameGate::Between(std::size_t begin, std::size_t end) {
  if (end == begin + 1 && text_[begin] == ' ') return;
  for (const char c : text_.substr(begin, end - begin)) {
    if (c == ' ') continue;
    after_cue_ = after_capital_ = false;
    starts_ = starts_ || IsSentenceEnd(c);
  }
}

// Up to eight bytes, the first one lowest.
std::uint64_t NameGate::Load(std::size_t at, std::size_t size) const {
  std::uint64_t bytes = 0;
  if (at + 8 > text_.size()) {
    std::memcpy(&bytes, text_.data() + at, size);
    return bytes;
  }
  std::memcpy(&bytes, text_.data() + at, 8);
  return bytes & (~std::uint64_t{0} >> (64 - 8 * size));
}

// Whether a word in small letters can be no name: it stands behind another and not behind a cue,
// and no name is known that may be it. Word() says the same; most words end here.
bool NameGate::IsNoName(std::size_t begin, std::uint32_t hash) {
  if (after_cue_ || begin < 2 || text_[begin - 1] != ' ' || text_[begin - 2] == '@' ||
      lexicon_.MayBeName(hash)) {
    return false;
  }
  starts_ = after_capital_ = false;
  if (social_) Meet(lexicon_.Find(hash));
  return true;
}

// The same for a word of at most eight small letters of ASCII.
bool NameGate::IsPlainWord(std::size_t begin, std::size_t end) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  const std::size_t size = end - begin;
  if (size > 8 || begin + 8 > text_.size()) return false;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text_.data() + begin, 8);
  const std::uint64_t mask = ~std::uint64_t{0} >> (64 - 8 * size);
  bytes &= mask;
  // Of word bytes only small letters have both bits.
  if ((bytes & kEach * 0x60) != (kEach * 0x60 & mask)) return false;
  WordHasher hash;
  hash.AddChunk(bytes);
  return IsNoName(begin, hash.Value());
}

// Whether all is letters that are surely small.
bool NameGate::IsPlainLower(std::size_t begin, std::size_t end) const {
#if defined(__SSE2__)
  constexpr std::size_t kVector = 16;
  const std::size_t size = end - begin;
  if (size < kVector && begin + kVector <= text_.size() &&
      IsRussianLower(text_.data() + begin, size)) {
    return true;
  }
#endif
  return kLowerStates.Take(text_.substr(begin, end - begin));
}

// Eight bytes at a time: letters have the bit 0x40, small ones 0x20 as well; digits lack 0x40, and
// of all word bytes only '_' reaches 0x80 when it is made small and 5 is added.
bool NameGate::AsciiWord(std::size_t begin, std::size_t end) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  WordHasher hash;
  bool code = false;
  uppers_ = 0;
  letters_ = static_cast<std::uint32_t>(end - begin);
  for (std::size_t at = begin; at < end; at += 8) {
    const std::size_t size = std::min<std::size_t>(end - at, 8);
    const std::uint64_t mask = ~std::uint64_t{0} >> (64 - 8 * size);
    const std::uint64_t bytes = Load(at, size);
    const std::uint64_t lower = bytes | (kEach * 0x20 & mask);
    code = code || (lower & kEach * 0x40) != (kEach * 0x40 & mask) ||
           ((lower + kEach * 5) & kEach * 0x80) != 0;
    if (lower != bytes) uppers_ += static_cast<std::uint32_t>(std::popcount(lower ^ bytes));
    hash.AddChunk(lower);
  }
  return Word(begin, hash.Value(), code);
}

// A run of letters of which some are no ASCII, and of other signs.
bool NameGate::WideWords(std::size_t begin, std::size_t end) {
  if (IsPlainLower(begin, end)) {
    WordHasher hash;
    for (std::size_t at = begin; at < end; at += 8) {
      hash.AddChunk(Load(at, std::min<std::size_t>(end - at, 8)));
    }
    if (IsNoName(begin, hash.Value())) return false;
    letters_ = 1;
    uppers_ = 0;
    return Word(begin, hash.Value(), false);
  }
  for (std::size_t at = begin; at < end;) {
    const std::size_t word = at;
    WordHasher hash;
    bool code = false;
    letters_ = uppers_ = 0;
    for (; at < end; ++letters_) {
      const Wide next = WideAt(text_, at);
      if (next.c >= kFirstNoLetter) break;
      code = code || (next.c < 0x80 && next.c < 'A') || next.c == '_';
      const char32_t lower = LowerWide(next.c);
      uppers_ += static_cast<std::uint32_t>(lower != next.c);
      hash.Add(lower);
      at += next.size;
    }
    if (at > word) {
      if (Word(word, hash.Value(), code)) return true;
      continue;
    }
    const Wide sign = WideAt(text_, at);
    if (IsIdeographic(sign.c)) return true;  // these have rules of their own
    at += sign.size;
    starts_ = true;
    after_cue_ = after_capital_ = false;
  }
  return false;
}

bool NameGate::Word(std::size_t begin, std::uint32_t hash, bool code) {
  if (uppers_ == 0 && !code && IsNoName(begin, hash)) return false;
  const char before = begin > 0 ? text_[begin - 1] : ' ';
  const bool mention = before == '@';
  social_ = social_ || mention || before == '#';
  if (before == '#') return (HashtagFlags(text_.substr(begin), lexicon_) & kKnown) != 0;
  if (before == ' ' && begin >= 2 && text_[begin - 2] == '@') return true;
  if (code || mention) {
    tech_ = tech_ || code;
    after_cue_ = after_capital_ = false;
    starts_ = mention;
    return false;
  }
  return Judge(lexicon_.Find(hash));
}

// A word in lower case.
void NameGate::Meet(std::uint16_t flags) {
  ++(flags == 0 ? strange_ : familiar_);
  tech_ = tech_ || (flags & (kTechTerm | kTechContext)) != 0;
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
  if (uppers_ == 0 && social_) Meet(flags);
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
