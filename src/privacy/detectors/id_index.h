#pragma once

// Two indexes over all kinds of identity numbers: one from a written form to its kinds, one from a
// context word to its kinds. So a number, and the text around it, is looked at once for all kinds.

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/detectors/id_kind.h"

namespace tacit::privacy {

inline constexpr std::size_t kMaxIdKinds = 256;
using IdKindSet = std::bitset<kMaxIdKinds>;

// How much a form says without a context word.
enum class IdEvidence : std::uint8_t { kNeedsWord, kAlone, kAnywhere };

struct IdForm {
  std::string pattern;  // empty: any run of letters and digits of its length
  std::uint16_t kind = 0;
  IdEvidence evidence = IdEvidence::kNeedsWord;
};

// The shape of a number as a hash that grows by a character.
class IdShape {
 public:
  // 0: no part of a number.
  static std::uint8_t CodeOf(char c);
  static constexpr std::uint8_t kDigit = 1;
  static constexpr std::uint8_t kLetter = 2;
  void Add(std::uint8_t code) { hash_ = (hash_ ^ code) * 0x9E3779B97F4A7C15ULL; }
  std::uint64_t hash() const { return hash_ ^ hash_ >> 29; }

 private:
  std::uint64_t hash_ = 0x51ED270B9F4E3A11ULL;
};

class IdFormIndex {
 public:
  explicit IdFormIndex(std::span<const IdKind> kinds);
  // The forms of this shape. Most shapes have none: one bit says so.
  std::span<const IdForm> Find(const IdShape& shape) const {
    const std::uint64_t hash = shape.hash();
    if (!filter_[hash % kFilterBits]) return {};
    return FindInBucket(hash);
  }
  // The forms that are any run of letters and digits of this length.
  std::span<const IdForm> RunsOf(std::size_t length) const {
    return length < runs_.size() ? std::span<const IdForm>(runs_[length])
                                 : std::span<const IdForm>();
  }

 private:
  static constexpr std::size_t kFilterBits = 1U << 14;
  static constexpr std::size_t kBuckets = 1U << 10;
  static constexpr std::size_t kMaxRun = 20;
  struct Shape {
    std::uint64_t hash = 0;
    std::vector<IdForm> forms;
  };

  void Add(std::string_view form, std::uint16_t kind);
  void AddPattern(const std::string& pattern, const IdForm& form);
  std::span<const IdForm> FindInBucket(std::uint64_t hash) const;

  std::bitset<kFilterBits> filter_;
  std::array<std::vector<Shape>, kBuckets> buckets_;
  std::array<std::vector<IdForm>, kMaxRun> runs_;
};

class IdWordIndex {
 public:
  explicit IdWordIndex(std::span<const IdKind> kinds);
  // The kinds that have a word in the last 40 characters before `position`, or the first 40 after
  // it. Looks neither past a placeholder nor past the line, unless the line before ends with ':'.
  IdKindSet Before(std::string_view text, std::size_t position) const;
  IdKindSet After(std::string_view text, std::size_t position) const;

 private:
  struct Word {
    std::string word;
    IdKindSet kinds;
  };
  static constexpr std::size_t kWindow = 40;
  static constexpr std::size_t kBuckets = 1U << 10;
  static constexpr std::size_t kFilterBits = 1U << 15;

  void Add(std::string_view words, const IdKindSet& kinds);
  IdKindSet Scan(std::string_view text, std::size_t from, std::size_t to) const;

  std::bitset<kFilterBits> filter_;  // of the first three bytes
  bool begins_with_mark_ = false;    // a word begins with a sign or digit of ASCII
  std::array<std::vector<Word>, kBuckets> buckets_;
};

// Calls visit for each part between '|'.
template <typename Visit>
void ForEachPart(std::string_view list, Visit visit) {
  while (!list.empty()) {
    const std::size_t end = list.find('|');
    visit(list.substr(0, end));
    if (end == std::string_view::npos) break;
    list.remove_prefix(end + 1);
  }
}

}  // namespace tacit::privacy
