#include "privacy/rules/literal_gate.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/assert.h"
#include "privacy/ascii.h"

// Compiled once for each instruction set (Highway); the best one of the machine runs.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "privacy/rules/literal_gate.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace tacit::privacy {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Tables = LiteralGate::Tables;

#if HWY_TARGET == HWY_SCALAR

void Scan(const LiteralGate& gate, std::string_view text, LiteralGate::Found& found) {
  for (std::size_t at = 0; at + Tables::kPlaces <= text.size(); ++at) {
    constexpr unsigned kAll = 0xFF;
    gate.Verify(text, at, kAll, found);
  }
}

#else

constexpr std::size_t kMaxLanes = 32;
using ByteTag = hn::CappedTag<std::uint8_t, kMaxLanes>;
using Bytes = hn::Vec<ByteTag>;

struct Scanner {
  HWY_INLINE explicit Scanner(const Tables& tables)
      : low0(hn::LoadDup128(ByteTag(), tables.low[0].data())),
        low1(hn::LoadDup128(ByteTag(), tables.low[1].data())),
        low2(hn::LoadDup128(ByteTag(), tables.low[2].data())),
        high0(hn::LoadDup128(ByteTag(), tables.high[0].data())),
        high1(hn::LoadDup128(ByteTag(), tables.high[1].data())),
        high2(hn::LoadDup128(ByteTag(), tables.high[2].data())) {}

  static HWY_INLINE Bytes Place(Bytes low, Bytes high, const std::uint8_t* from) {
    const ByteTag tag;
    constexpr std::uint8_t kLowHalf = 15;
    constexpr int kHalf = 4;
    const Bytes bytes = hn::LoadU(tag, from);
    const Bytes by_low = hn::TableLookupBytes(low, hn::And(bytes, hn::Set(tag, kLowHalf)));
    return hn::And(by_low, hn::TableLookupBytes(high, hn::ShiftRight<kHalf>(bytes)));
  }
  // The buckets that pass at each of the positions from `from` on; reads two bytes more.
  HWY_INLINE Bytes Buckets(const std::uint8_t* from) const {
    return hn::And(hn::And(Place(low0, high0, from), Place(low1, high1, from + 1)),
                   Place(low2, high2, from + 2));
  }

  Bytes low0, low1, low2, high0, high1, high2;
};

void VerifyAll(const LiteralGate& gate, std::string_view text, std::size_t at, Bytes buckets,
               LiteralGate::Found& found) {
  alignas(kMaxLanes) std::uint8_t lanes[kMaxLanes];  // NOLINT(*-avoid-c-arrays): Highway's way
  hn::Store(buckets, ByteTag(), lanes);
  for (std::size_t i = 0; i < hn::Lanes(ByteTag()); ++i) {
    if (lanes[i] != 0) gate.Verify(text, at + i, lanes[i], found);
  }
}

void Scan(const LiteralGate& gate, std::string_view text, LiteralGate::Found& found) {
  const ByteTag tag;
  const std::size_t lanes = hn::Lanes(tag);
  constexpr std::size_t kMore = Tables::kPlaces - 1;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const Scanner scanner(gate.tables());
  std::size_t at = 0;
  for (; at + lanes + kMore <= text.size(); at += lanes) {
    const Bytes buckets = scanner.Buckets(bytes + at);
    if (HWY_UNLIKELY(!hn::AllTrue(tag, hn::Eq(buckets, hn::Zero(tag))))) {
      VerifyAll(gate, text, at, buckets, found);
    }
  }
  for (; at < text.size(); at += lanes) {
    std::uint8_t rest[kMaxLanes + kMore] = {};  // NOLINT(*-avoid-c-arrays): on the stack
    std::memcpy(rest, bytes + at, std::min(text.size() - at, lanes + kMore));
    const Bytes buckets = scanner.Buckets(rest);
    if (HWY_UNLIKELY(!hn::AllTrue(tag, hn::Eq(buckets, hn::Zero(tag))))) {
      VerifyAll(gate, text, at, buckets, found);
    }
  }
}

#endif

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace tacit::privacy
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxCompared = 16;  // bytes of a literal
constexpr unsigned kHalfBits = 4;

}  // namespace

HWY_EXPORT(Scan);

LiteralGate::LiteralGate(const std::vector<std::string>& literals) : literals_(literals) {
  TACIT_ASSERT(literals.size() <= kMaxLiterals);
  for (std::size_t i = 0; i < literals.size(); ++i) {
    TACIT_ASSERT(literals[i].size() >= kMinLiteral);
    Literal literal{.folded = {}, .index = i};
    AppendLower(std::string_view(literals[i]).substr(0, kMaxCompared), literal.folded);
    const std::size_t bucket = i % kBuckets;
    const auto bit = static_cast<std::uint8_t>(1U << bucket);
    for (std::size_t place = 0; place < Tables::kPlaces; ++place) {
      const char folded = literal.folded[place];
      for (const char c : {folded, Upper(folded)}) {
        const auto byte = static_cast<std::uint8_t>(c);
        tables_.low[place][byte % Tables::kHalves] |= bit;
        tables_.high[place][byte >> kHalfBits] |= bit;
      }
    }
    buckets_[bucket].push_back(std::move(literal));
  }
}

LiteralGate::Found LiteralGate::Find(std::string_view text) const {
  Found found;
  if (!literals_.empty() && text.size() >= kMinLiteral) {
    HWY_DYNAMIC_DISPATCH(Scan)(*this, text, found);
  }
  return found;
}

void LiteralGate::Verify(std::string_view text, std::size_t at, unsigned buckets,
                         Found& found) const {
  text.remove_prefix(std::min(at, text.size()));
  for (; buckets != 0; buckets &= buckets - 1) {
    for (const Literal& literal : buckets_[static_cast<std::size_t>(std::countr_zero(buckets))]) {
      if (found[literal.index] || literal.folded.size() > text.size()) continue;
      const bool same = std::equal(literal.folded.begin(), literal.folded.end(), text.begin(),
                                   [](char a, char b) { return a == Lower(b); });
      if (same) found.set(literal.index);
    }
  }
}

}  // namespace tacit::privacy
#endif  // HWY_ONCE
