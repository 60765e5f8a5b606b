#include "privacy/gate.h"

#include <bit>
#include <cstring>

#include "privacy/ascii.h"
#include "privacy/digit_names.h"

// One pass and its helpers, all inlined into it: it stays in one file though it is a long one.
// Compiled once for each instruction set (Highway); the best one of the machine runs.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "privacy/gate.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace tacit::privacy {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t kBlock = 64;
using Bits = std::uint64_t;  // one bit for each byte of a block
using ByteTag = hn::CappedTag<std::uint8_t, kBlock>;
using Bytes = hn::Vec<ByteTag>;

// The bytes of a block by class.
struct Block {
  Bits digit, letter, dash, word;  // word: letters, digits, '_', '-'
  Bits dot, space, d, non_ascii;   // d: in either case
  Bits rare;                       // one of @ : = / \ # $ [ ( {
};

// Where a block's vectors come from.
#if HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL
// One vector is a block; a masked load does not touch the bytes behind the text.
struct WholeBlock {
  explicit WholeBlock(const std::uint8_t* from) : bytes(hn::LoadU(ByteTag(), from)) {}
  HWY_INLINE Bytes Load(ByteTag, std::size_t) const { return bytes; }
  Bytes bytes;
};
struct PartBlock {
  PartBlock(const std::uint8_t* from, std::size_t size)
      : bytes(hn::MaskedLoad(hn::FirstN(ByteTag(), size), ByteTag(), from)) {}
  HWY_INLINE Bytes Load(ByteTag, std::size_t) const { return bytes; }
  Bytes bytes;
};
#else
struct WholeBlock {
  explicit WholeBlock(const std::uint8_t* from) : bytes(from) {}
  HWY_INLINE Bytes Load(ByteTag tag, std::size_t at) const { return hn::LoadU(tag, bytes + at); }
  const std::uint8_t* bytes;
};
struct PartBlock {
  PartBlock(const std::uint8_t* from, std::size_t size) { std::memcpy(bytes, from, size); }
  HWY_INLINE Bytes Load(ByteTag tag, std::size_t at) const { return hn::LoadU(tag, bytes + at); }
  std::uint8_t bytes[kBlock] = {};
};
#endif

template <class Mask>
HWY_INLINE Bits MaskBits(ByteTag tag, Mask mask) {
  Bits bits = 0;
  hn::StoreMaskBits(tag, mask, reinterpret_cast<std::uint8_t*>(&bits));
  return bits;
}

// One class of bytes: asks `test` for each vector of the block.
template <class Source, class Test>
HWY_INLINE Bits Collect(const Source& source, const Test& test) {
  const ByteTag tag;
  const std::size_t lanes = hn::Lanes(tag);
  Bits bits = 0;
  for (std::size_t at = 0; at < kBlock; at += lanes) {
    bits |= MaskBits(tag, test(tag, source.Load(tag, at))) << at;
  }
  return bits;
}

template <class Source>
HWY_INLINE Bits Equal(const Source& source, char c) {
  return Collect(source, [c](ByteTag tag, Bytes v) HWY_ATTR {
    return hn::Eq(v, hn::Set(tag, static_cast<std::uint8_t>(c)));
  });
}

// The bytes from `first` on, `count` of them, after the bits of `set` were set.
template <class Source>
HWY_INLINE Bits InRange(const Source& source, char first, std::uint8_t count, std::uint8_t set) {
  return Collect(source, [=](ByteTag tag, Bytes v) HWY_ATTR {
    const Bytes shifted =
        hn::Sub(hn::Or(v, hn::Set(tag, set)), hn::Set(tag, static_cast<std::uint8_t>(first)));
    return hn::Eq(hn::Min(shifted, hn::Set(tag, static_cast<std::uint8_t>(count - 1))), shifted);
  });
}

template <class Source>
HWY_INLINE Bits NonAscii(const Source& source) {
  return Collect(source, [](ByteTag tag, Bytes v) HWY_ATTR {
    return hn::Ne(hn::And(v, hn::Set(tag, std::uint8_t{0x80})), hn::Zero(tag));
  });
}

// table[i] for each byte i < 16 of `index`.
HWY_INLINE Bytes LookUp(ByteTag tag, const std::uint8_t (&table)[16], Bytes index) {
#if HWY_TARGET == HWY_SCALAR
  return hn::Set(tag, table[hn::GetLane(index)]);
#else
  return hn::TableLookupBytes(hn::LoadDup128(tag, table), index);
#endif
}

// The tables of the high and the low half of one of "@:=/\#$[({" have a bit in common.
template <class Source>
HWY_INLINE Bits Rare(const Source& source) {
  return Collect(source, [](ByteTag tag, Bytes v) HWY_ATTR {
    alignas(16) static constexpr std::uint8_t kHigh[16] = {0, 0, 1, 2, 4, 8, 0, 16};
    alignas(16) static constexpr std::uint8_t kLow[16] = {4, 0, 0, 1,      1, 0, 0, 0,
                                                          1, 0, 2, 8 | 16, 8, 2, 0, 1};
    const Bytes low = hn::And(v, hn::Set(tag, std::uint8_t{0x0F}));
    const Bytes high = hn::ShiftRight<4>(v);
    const Bytes both = hn::And(LookUp(tag, kHigh, high), LookUp(tag, kLow, low));
    return hn::Ne(both, hn::Zero(tag));
  });
}

template <class Source>
HWY_INLINE Block Classify(const Source& source) {
  Block block;
  block.digit = InRange(source, '0', 10, 0);
  block.letter = InRange(source, 'a', 26, 0x20);
  block.dash = Equal(source, '-');
  block.word = block.digit | block.letter | block.dash | Equal(source, '_');
  block.dot = Equal(source, '.');
  block.space = Equal(source, ' ');
  block.d = InRange(source, 'd', 1, 0x20);
  block.non_ascii = NonAscii(source);
  block.rare = Rare(source);
  return block;
}

constexpr bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
// A letter or digit; of other scripts as well.
constexpr bool IsNameByte(char c) { return IsLetter(c) || IsDigit(c) || !IsAscii(c); }

constexpr bool IsSeparator(char c) {
  return c == ' ' || c == '.' || c == '-' || c == '(' || c == ')' || c == '/' || c == ':' ||
         c == '+';
}

// Joins the blocks: everything that reaches over a block's border lives here.
class Joiner {
 public:
  Joiner(std::string_view text, std::vector<Hit>& hits) : text_(text), hits_(hits) {}

  HWY_INLINE void Add(const Block& block, std::size_t base) {
    base_ = static_cast<std::uint32_t>(base);
    non_ascii_ |= block.non_ascii;
    if (HWY_UNLIKELY(block.rare != 0)) AddRare(block.rare);
    if (block.digit != 0) AddDigits(block.digit);
    AddRuns(block.word);
    AddWords(block.letter);
    const Bits name = block.letter | block.digit;
    Each(Trigger::kInnerDot, block.letter & Back<1>(block.dot, dot_) & Back<2>(name, name_), 1);
    AddSpelled(block.space & Back<3>(block.d, d_) & Back<4>(block.space, space_));
    const Bits dashes = block.dash & Back<1>(block.dash, dash_);
    if (HWY_UNLIKELY(dashes != 0)) AddDashes(block.dash, dashes);
    letter_ = block.letter;
    name_ = name;
    dot_ = block.dot;
    dash_ = block.dash;
    space_ = block.space;
    d_ = block.d;
  }

  HWY_INLINE Marks Finish() {
    EndRun(static_cast<std::uint32_t>(text_.size()));
    EndNumber();
    return non_ascii_ != 0 ? marks_ | kNonAscii : marks_;
  }

 private:
  // The bits of `N` bytes before.
  template <int N>
  static HWY_INLINE Bits Back(Bits now, Bits last) {
    return now << N | last >> (64 - N);
  }

  HWY_INLINE void Emit(Trigger trigger, std::uint32_t begin, std::uint32_t end,
                       std::uint32_t digits) {
    marks_ |= Triggers(trigger);
    hits_.push_back(Hit{.trigger = trigger, .begin = begin, .end = end, .digits = digits});
  }

  // A hit of one byte for each bit, `back` bytes before it.
  HWY_INLINE void Each(Trigger trigger, Bits bits, std::uint32_t back) {
    while (HWY_UNLIKELY(bits != 0)) {
      const std::uint32_t at = base_ + static_cast<std::uint32_t>(std::countr_zero(bits)) - back;
      Emit(trigger, at, at + 1, 0);
      bits &= bits - 1;
    }
  }

  char At(std::uint32_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  // Bytes that most texts have few of: looked at one by one.
  void AddRare(Bits rare) {
    for (; rare != 0; rare &= rare - 1) {
      const std::uint32_t at = base_ + static_cast<std::uint32_t>(std::countr_zero(rare));
      switch (text_[at]) {
        case '@':
          Emit(Trigger::kAt, at, at + 1, 0);
          break;
        case ':':
          Emit(Trigger::kColon, at, at + 1, 0);
          break;
        case '=':
          Emit(Trigger::kEquals, at, at + 1, 0);
          break;
        case '/':
          Emit(Trigger::kSlash, at, at + 1, 0);
          break;
        case '\\':
          Emit(Trigger::kBackslash, at, at + 1, 0);
          break;
        case '#':
          marks_ |= kHash;
          if (at > 0 && IsNameByte(text_[at - 1]) && IsDigit(At(at + 1))) {
            Emit(Trigger::kTagHash, at, at + 1, 0);
          }
          break;
        case '$':
          marks_ |= kDollar;
          break;
        default:
          if (text_[at] == '[' && At(at + 1) == '[') marks_ |= kDoubleBracket;
          if (Lower(At(at + 1)) == 'a') Emit(Trigger::kBracketAt, at, at + 1, 0);
      }
    }
  }

  // Spaces four bytes behind a space and three behind a 'd'.
  HWY_INLINE void AddSpelled(Bits spaces) {
    for (; HWY_UNLIKELY(spaces != 0); spaces &= spaces - 1) {
      const std::uint32_t at = base_ + static_cast<std::uint32_t>(std::countr_zero(spaces));
      if (Lower(text_[at - 2]) != 'o' || Lower(text_[at - 1]) != 't') continue;
      Emit(Trigger::kSpelledDot, at - 3, at - 2, 0);
    }
  }

  void AddDashes(Bits dash, Bits second) {
    const Bits five = second & Back<2>(dash, dash_) & Back<3>(dash, dash_) & Back<4>(dash, dash_);
    Each(Trigger::kDashes, five & ~Back<5>(dash, dash_), 4);
  }

  // The groups of digits, one after the other.
  void AddDigits(Bits digits) {
    while (digits != 0) {
      const int begin = std::countr_zero(digits);
      const int end = begin + std::countr_one(digits >> begin);
      AddGroup(base_ + static_cast<std::uint32_t>(begin), base_ + static_cast<std::uint32_t>(end));
      if (end == 64) break;
      digits &= ~Bits{0} << end;
    }
  }

  HWY_INLINE void AddGroup(std::uint32_t begin, std::uint32_t end) {
    if (begin > 0 && IsCapital(text_[begin - 1])) Emit(Trigger::kUpperDigit, begin, begin + 1, 0);
    if (!Joins(begin)) {
      EndNumber();
      number_begin_ = begin;
      number_digits_ = 0;
    }
    number_digits_ += end - begin;
    number_end_ = end;
  }

  HWY_INLINE bool Joins(std::uint32_t begin) const {
    if (number_digits_ == 0 || begin - number_end_ > 2) return false;
    for (std::uint32_t i = number_end_; i < begin; ++i) {
      if (!IsSeparator(text_[i])) return false;
    }
    return true;
  }

  HWY_INLINE void EndNumber() {
    if (number_digits_ == 0) return;
    if (number_digits_ >= 4) {
      Emit(Trigger::kNumber, number_begin_, number_end_, number_digits_);
    } else if (number_begin_ == 0 || !Holds(text_[number_begin_ - 1])) {
      Emit(Trigger::kShortNumber, number_begin_, number_end_, number_digits_);
    }
  }

  static bool Holds(char before) { return IsWord(before) || before == '.'; }

  HWY_INLINE void AddDigitName(std::uint32_t at) {
    if (!DigitNameAt(text_, at).name.empty()) Emit(Trigger::kSpelledDigits, at, at + 1, 0);
  }

  // Maximal runs of word bytes; one that reaches the block's end waits in run_.
  HWY_INLINE void AddRuns(Bits word) {
    if (run_ > 0) {
      const int more = std::countr_one(word);
      run_ += static_cast<std::uint32_t>(more);
      if (more == 64) return;
      EndRun(base_ + static_cast<std::uint32_t>(more));
      word &= ~Bits{0} << more;
    }
    Bits sixteen = word & word >> 1;  // bit i: the bytes i .. i + 15 are all word bytes
    sixteen &= sixteen >> 2;
    sixteen &= sixteen >> 4;
    sixteen &= sixteen >> 8;
    while (HWY_UNLIKELY(sixteen != 0)) {
      const int begin = std::countr_zero(sixteen);
      const int end = begin + std::countr_one(word >> begin);
      if (end == 64) break;
      Emit(Trigger::kLongRun, base_ + static_cast<std::uint32_t>(begin),
           base_ + static_cast<std::uint32_t>(end), 0);
      sixteen &= ~Bits{0} << end;
    }
    run_ = static_cast<std::uint32_t>(std::countl_one(word));
  }

  HWY_INLINE void EndRun(std::uint32_t end) {
    if (run_ >= 16) Emit(Trigger::kLongRun, end - run_, end, 0);
    run_ = 0;
  }

  // Words are runs of letters. Prose has a word of one or two letters every 20 bytes or so, so that
  // hits are rare in it.
  HWY_INLINE void AddWords(Bits letter) {
    const Bits first = letter & ~Back<1>(letter, letter_);
    const Bits end = Back<1>(letter, letter_) & ~letter;
    const Bits short_end = end & (Back<1>(first, first_) | Back<2>(first, first_));
    Each(Trigger::kLongWords, first & ~Spread44(short_end, short_end_), 0);
    first_ = first;
    short_end_ = short_end;
    EveryWord(first, std::popcount(first), 7, seven_left_,
              [this](std::uint32_t at) HWY_ATTR { AddDigitName(at); });
  }

  // The bits that have one of `now` or `last` at themselves or in the 43 places before.
  static HWY_INLINE Bits Spread44(Bits now, Bits last) {
    // What of `last` reaches over the border: its highest bit decides.
    const int highest = 63 - std::countl_zero(last | 1);
    const int reach = last == 0 ? 0 : highest + 44 - 64;
    now |= now << 1;
    now |= now << 2;
    now |= now << 4;
    now |= now << 8;
    now |= now << 16;
    now |= now << 12;
    return reach > 0 ? now | ((Bits{1} << reach) - 1) : now;
  }

  // Each `step`-th word; `left` counts down to the next.
  template <class Visit>
  HWY_INLINE void EveryWord(Bits first, int count, int step, int& left, const Visit& visit) {
    while (HWY_UNLIKELY(count >= left)) {
      for (int i = 1; i < left; ++i) first &= first - 1;
      visit(base_ + static_cast<std::uint32_t>(std::countr_zero(first)));
      first &= first - 1;
      count -= left;
      left = step;
    }
    left -= count;
  }

  std::string_view text_;
  std::vector<Hit>& hits_;
  Marks marks_ = 0;
  Bits non_ascii_ = 0;
  Bits letter_ = 0, name_ = 0, dot_ = 0, dash_ = 0, space_ = 0, d_ = 0;  // of the block before
  std::uint32_t base_ = 0;
  std::uint32_t run_ = 0;  // length of the run of word bytes that ends with the last block
  std::uint32_t number_begin_ = 0;
  std::uint32_t number_end_ = 0;
  std::uint32_t number_digits_ = 0;
  Bits first_ = 0;                  // words' first letters in the block before
  Bits short_end_ = Bits{1} << 63;  // behind words of one or two letters; the text's begin is one
  int seven_left_ = 7;
};

Marks RunGate(std::string_view text, std::vector<Hit>& hits) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  Joiner joiner(text, hits);
  std::size_t at = 0;
  for (; at + kBlock <= text.size(); at += kBlock) {
    joiner.Add(Classify(WholeBlock(bytes + at)), at);
  }
  if (at < text.size()) joiner.Add(Classify(PartBlock(bytes + at, text.size() - at)), at);
  return joiner.Finish();
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace tacit::privacy
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tacit::privacy {

HWY_EXPORT(RunGate);

Marks Gate(std::string_view text, std::vector<Hit>& hits) {
  hits.clear();
  if (text.empty()) return 0;
  return HWY_DYNAMIC_DISPATCH(RunGate)(text, hits);
}

}  // namespace tacit::privacy
#endif  // HWY_ONCE
