#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "privacy/common_words.h"
#include "privacy/name_forms.h"

namespace tacit::privacy {

// Forms of names by their hash. A bit filter that stays in the cache turns nearly every word away
// with one load. Immutable once made; any thread.
class NameIndex {
 public:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t person = 0;  // a person's number, or kMany and a place in `shared`
    std::uint16_t traits = 0;
    std::uint16_t people = 0;  // how many stand in `shared`; 0: more than it keeps
    bool Is(std::uint16_t any) const { return (traits & any) != 0; }
    WordLevel level() const { return static_cast<WordLevel>(traits >> kNameLevelShift & 3); }
  };
  static constexpr std::uint32_t kMany = 0x8000'0000;
  static constexpr std::uint32_t kNobody = 0x7FFF'FFFF;  // only opens pairs

  NameIndex() = default;
  explicit NameIndex(std::vector<NameForm> forms);

  const Entry* Find(std::uint64_t hash) const {
    const std::uint64_t bits = FilterBits(hash);
    if ((filter_[(hash & filter_mask_) / 64] & bits) != bits) return nullptr;
    return Look(hash);
  }
  // The people of an entry that several share, ascending; empty: too many to tell.
  std::span<const std::uint32_t> Shared(const Entry& entry) const;
  std::size_t bytes() const;
  std::size_t size() const { return entries_.size(); }

 private:
  // Two bits of one word of the filter: a fifth of the false hits of one, at the same load.
  static std::uint64_t FilterBits(std::uint64_t hash) {
    return std::uint64_t{1} << hash % 64 | std::uint64_t{1} << (hash >> 40) % 64;
  }
  const Entry* Look(std::uint64_t hash) const;
  Entry Merge(std::span<const NameForm> forms);

  std::vector<std::uint64_t> filter_ = {0};
  std::uint64_t filter_mask_ = 0;
  std::vector<Entry> entries_;                  // by hash
  std::vector<std::uint32_t> starts_ = {0, 0};  // of the entries by the hash's highest bits
  int shift_ = 63;
  std::vector<std::uint32_t> shared_;
};

}  // namespace tacit::privacy
