#include "privacy/normalise_scan.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <bit>
#include <bitset>
#include <cstdint>
#include <cstring>

#include "privacy/ascii.h"
#include "privacy/lookalikes.h"
#include "privacy/utf8.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "privacy/normalise_scan.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace tacit::privacy {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t kBlock = 64;
using Bits = std::uint64_t;
using ByteTag = hn::CappedTag<std::uint8_t, kBlock>;
using Bytes = hn::Vec<ByteTag>;

template <class Test>
HWY_INLINE Bits Collect(const std::uint8_t* bytes, const Test& test) {
  const ByteTag tag;
  const std::size_t lanes = hn::Lanes(tag);
  Bits bits = 0;
  for (std::size_t at = 0; at < kBlock; at += lanes) {
    Bits part = 0;
    hn::StoreMaskBits(tag, test(tag, hn::LoadU(tag, bytes + at)),
                      reinterpret_cast<std::uint8_t*>(&part));
    bits |= part << at;
  }
  return bits;
}

HWY_INLINE Bits Equal(const std::uint8_t* bytes, std::uint8_t byte) {
  return Collect(bytes,
                 [byte](ByteTag tag, Bytes v) HWY_ATTR { return hn::Eq(v, hn::Set(tag, byte)); });
}

// table[i] for each byte i < 16 of `index`.
HWY_INLINE Bytes LookUp(ByteTag tag, const std::uint8_t (&table)[16], Bytes index) {
#if HWY_TARGET == HWY_SCALAR
  return hn::Set(tag, table[hn::GetLane(index)]);
#else
  return hn::TableLookupBytes(hn::LoadDup128(tag, table), index);
#endif
}

// Lead bytes after which a character may stand that needs work. All others lead plain characters
// only: C3 C6 C8 C9 D0 D1 D3 D4 D5 DA (Latin, Cyrillic, Arabic letters), E4..E9 (CJK), EB..ED
// (Hangul), EE (private use), F4. E1 is looked at apart: Vietnamese is E1 BA and E1 BB.
HWY_INLINE Bits SuspiciousLeads(const std::uint8_t* bytes) {
  return Collect(bytes, [](ByteTag tag, Bytes v) HWY_ATTR {
    alignas(16) static constexpr std::uint8_t kHigh[16] = {0, 0, 0, 0, 0, 0, 0, 0,
                                                           0, 0, 0, 0, 1, 2, 4, 8};
    // bit 0: Cx, bit 1: Dx, bit 2: Ex, bit 3: Fx
    alignas(16) static constexpr std::uint8_t kLow[16] = {
        4 | 8, 8, 1 | 2 | 4 | 8, 4 | 8, 1,     1,     2,     1 | 2,
        2,     2, 1 | 4,         1 | 2, 1 | 2, 1 | 2, 1 | 2, 1 | 2 | 4};
    const Bytes low = hn::And(v, hn::Set(tag, std::uint8_t{0x0F}));
    const Bytes high = hn::ShiftRight<4>(v);
    return hn::Ne(hn::And(LookUp(tag, kHigh, high), LookUp(tag, kLow, low)), hn::Zero(tag));
  });
}

// ASCII letters and digits.
HWY_INLINE Bits AsciiWord(const std::uint8_t* bytes) {
  return Collect(bytes, [](ByteTag tag, Bytes v) HWY_ATTR {
    const Bytes lower =
        hn::Sub(hn::Or(v, hn::Set(tag, std::uint8_t{0x20})), hn::Set(tag, std::uint8_t{'a'}));
    const Bytes digit = hn::Sub(v, hn::Set(tag, std::uint8_t{'0'}));
    return hn::Or(hn::Eq(hn::Min(lower, hn::Set(tag, std::uint8_t{25})), lower),
                  hn::Eq(hn::Min(digit, hn::Set(tag, std::uint8_t{9})), digit));
  });
}

// Carries what a character that crosses a block's border has shown so far.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  // The first place in this block, or npos.
  HWY_INLINE std::size_t Find(const std::uint8_t* bytes, std::size_t base) {
    Bits suspects = SuspiciousLeads(bytes);
    const Bits e1 = Equal(bytes, 0xE1);
    if (HWY_UNLIKELY((e1 | last_e1_) != 0)) {
      const Bits ba = Equal(bytes, 0xBA);
      const Bits bb = Equal(bytes, 0xBB);
      const Bits after_e1 = e1 << 1 | last_e1_ >> 63;
      const Bits third = (Equal(bytes, 0x9A) | Equal(bytes, 0x9B)) & (e1 << 2 | last_e1_ >> 62) &
                         (ba << 1 | last_ba_ >> 63);
      // Any place inside the character will do: the caller steps back to its lead byte.
      suspects |= (after_e1 & ~(ba | bb)) | third;
      last_ba_ = ba;
    }
    last_e1_ = e1;
    const Bits cyrillic = Equal(bytes, 0xD0) | Equal(bytes, 0xD1);
    if ((cyrillic | last_cyrillic_) != 0) {
      // Beside an ASCII letter or digit: perhaps a lookalike. Where the ASCII byte comes second,
      // its place is taken, and the caller steps back.
      const Bits ascii = AsciiWord(bytes);
      suspects |= cyrillic & (ascii << 1 | last_ascii_ >> 63);
      suspects |= ascii & (cyrillic << 2 | last_cyrillic_ >> 62);
      last_ascii_ = ascii;
    } else {
      last_ascii_ = IsAscii(static_cast<char>(bytes[kBlock - 1])) ? ~Bits{0} : 0;
    }
    last_cyrillic_ = cyrillic;
    while (suspects != 0) {
      std::size_t at = base + static_cast<std::size_t>(std::countr_zero(suspects));
      if (at > 0 && IsAscii(text_[at])) --at;
      while (at > 0 && IsContinuation(text_[at])) --at;
      if (NeedsNormalising(text_, at)) return at;
      suspects &= suspects - 1;
    }
    return std::string_view::npos;
  }

 private:
  std::string_view text_;
  Bits last_e1_ = 0;
  Bits last_ba_ = 0;
  Bits last_cyrillic_ = 0;
  Bits last_ascii_ = 0;
};

std::size_t RunScan(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  Scan scan(text);
  std::size_t at = 0;
  for (; at + kBlock <= text.size(); at += kBlock) {
    const std::size_t found = scan.Find(bytes + at, at);
    if (found != std::string_view::npos) return found;
  }
  if (at == text.size()) return text.size();
  std::uint8_t tail[kBlock] = {};
  std::memcpy(tail, bytes + at, text.size() - at);
  const std::size_t found = scan.Find(tail, at);
  return found == std::string_view::npos ? text.size() : found;
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace tacit::privacy
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tacit::privacy {
namespace {

bool IsZeroWidth(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x20E3 || (c >= 0x180B && c <= 0x180F) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

bool IsDash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

// Made once from ICU's data: KindOf(c) == kPlain for the first two planes.
constexpr char32_t kTable = 0x20000;

const std::bitset<kTable>& PlainCharacters() {
  static const auto* const table = [] {
    auto* plain = new std::bitset<kTable>;
    for (char32_t c = 0; c < kTable; ++c) (*plain)[c] = KindOf(c) == CharKind::kPlain;
    return plain;
  }();
  return *table;
}

// Whether an emoji or a variation selector of one ends right before `at`. E2 8C..AF are symbols.
bool AfterEmoji(std::string_view text, std::size_t at) {
  if (at >= 4 && text.substr(at - 4, 2) == "\xF0\x9F") return true;
  if (at < 3) return false;
  const std::string_view last = text.substr(at - 3, 3);
  if (last == "\xEF\xB8\x8F") return AfterEmoji(text, at - 3);
  return last[0] == '\xE2' && last[1] >= '\x8C' && last[1] <= '\xAF';
}

}  // namespace

CharKind KindOf(char32_t c) {
  if (c < 0x80) return CharKind::kPlain;
  if (IsZeroWidth(c)) return CharKind::kRemove;
  if (AsciiOf(c) != 0) return CharKind::kReplace;
  // The ellipsis is common and hides nothing; NFKC would make three dots of it.
  if (c == 0x2026) return CharKind::kPlain;
  const auto point = static_cast<UChar32>(c);
  const bool normal = u_getIntPropertyValue(point, UCHAR_NFKC_QUICK_CHECK) == UNORM_YES;
  return normal && u_getCombiningClass(point) == 0 ? CharKind::kPlain : CharKind::kCompose;
}

char AsciiOf(char32_t c) {
  if (c < 0x80) return 0;
  if (IsDash(c)) return '-';
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - 0xFF01 + '!');  // full-width forms
  const auto point = static_cast<UChar32>(c);
  const int type = u_charType(point);
  if (type == U_SPACE_SEPARATOR) return ' ';
  if (type == U_DECIMAL_DIGIT_NUMBER) return static_cast<char>('0' + u_charDigitValue(point));
  return 0;
}

bool NeedsNormalising(std::string_view text, std::size_t at) {
  const char32_t c = DecodeAt(text, at).c;
  if (c < kTable ? PlainCharacters()[c] : KindOf(c) == CharKind::kPlain) {
    return LookalikeAt(text, at) != 0 || EmojiInNumber(text, at) != 0;
  }
  const bool joiner = c == 0x200D || c == 0xFE0F;
  return !(joiner && AfterEmoji(text, at));
}

HWY_EXPORT(RunScan);

std::size_t FirstToNormalise(std::string_view text) { return HWY_DYNAMIC_DISPATCH(RunScan)(text); }

}  // namespace tacit::privacy
#endif  // HWY_ONCE
