#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace tacit::privacy {

enum WordFlag : std::uint16_t {
  kGivenName = 1U << 0,
  kSurname = 1U << 1,
  kCommonWord = 1U << 2,
  kTechTerm = 1U << 3,
  kTitle = 1U << 4,       // Mr, Dr, Frau, anh
  kCue = 1U << 5,         // hi, thanks, cc: a name may follow
  kOrgWord = 1U << 6,     // Inc, Street, University
  kParticle = 1U << 7,    // van, der, de, bin
  kSeenAsName = 1U << 8,  // part of a name in the corpora: makes a candidate, is no feature
  kPlace = 1U << 9,
  kCalendar = 1U << 10,     // Monday, March
  kRole = 1U << 11,         // CEO, coach, president
  kTechContext = 1U << 12,  // method, button, query: a text about software
  kWholeName = 1U << 13,    // of hashtags only: a given name and a surname
};
inline constexpr std::uint16_t kFeatureFlags = 0x3EFF;  // all but kSeenAsName

// What is known about words: a hash table of 16 bits of each word's hash and 16 flags, as the
// trainer wrote it. A view of the slots; any thread.
class Lexicon {
 public:
  Lexicon() = default;
  explicit Lexicon(std::span<const std::uint32_t> slots)
      : slots_(slots), names_(std::make_shared<Names>()) {
    constexpr std::uint16_t kKnown = kGivenName | kSurname | kSeenAsName;
    for (const std::uint32_t slot : slots) {
      const bool name = (slot & kKnown) != 0 && (slot & kCommonWord) == 0;
      if (name || (slot & (kCue | kTitle)) != 0) names_->set(slot >> 16);
    }
  }

  // Whether the word may be a name (and no common word), a title or a cue in lower case. Says yes
  // to a tenth of all others.
  bool MayBeName(std::uint32_t hash) const { return names_ != nullptr && names_->test(hash >> 16); }

  std::uint16_t Find(std::uint32_t hash) const {
    if (slots_.empty()) return 0;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = Slot(hash) & mask;; at = (at + 1) & mask) {
      const std::uint32_t slot = slots_[at];
      if (slot == 0) return 0;
      if (((slot ^ hash) & kCheck) == 0) return static_cast<std::uint16_t>(slot & ~kCheck);
    }
  }

  // For the trainer: `slots` is a power of two of zeros with room to spare; repeated words add up.
  static void Insert(std::span<std::uint32_t> slots, std::uint32_t hash, std::uint16_t flags) {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = Slot(hash) & mask;
    while (slots[at] != 0 && ((slots[at] ^ hash) & kCheck) != 0) at = (at + 1) & mask;
    slots[at] = (hash & kCheck) | (slots[at] & ~kCheck) | flags;
  }

 private:
  static constexpr std::uint32_t kCheck = 0xFFFF0000U;
  static std::size_t Slot(std::uint32_t hash) { return (hash * 0x9E3779B1U) >> 14; }

  using Names = std::bitset<std::size_t{1} << 16>;

  std::span<const std::uint32_t> slots_;
  std::shared_ptr<Names> names_;  // by the 16 bits of the hash that a slot keeps
};

}  // namespace tacit::privacy
