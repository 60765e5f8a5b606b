#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/name_forms.h"

namespace tacit::privacy {

// Long names with one typing error: a letter wrong, missing, too many, or two swapped. Holds each
// name with each of its letters left out; a word that shares one of these is compared.
// Immutable once made; any thread.
class NameTypos {
 public:
  // More names than this are not held: they would fill the memory, and match words by chance.
  static constexpr std::size_t kMaxNames = 100'000;
  // Words that can be such a name.
  static constexpr std::size_t kMinLetters = 5;
  static constexpr std::size_t kMaxLetters = 24;

  NameTypos() = default;
  explicit NameTypos(std::vector<LongName> names);

  // The name that `word` (folded) is but for one error; nullptr: none. kNobody for a name that
  // several people have.
  const LongName* Find(std::string_view word) const;
  bool empty() const { return names_.empty(); }
  std::size_t bytes() const;

 private:
  struct Shortened {
    std::uint32_t hash = 0;
    std::uint32_t name = 0;
  };

  const LongName* Look(std::uint64_t hash, std::u32string_view word) const;

  std::vector<LongName> names_;
  std::vector<Shortened> shortened_;  // by hash
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint64_t> filter_;
  std::uint64_t filter_mask_ = 0;
  int shift_ = 32;
};

// Whether the two differ by exactly one error.
bool IsOneEditApart(std::u32string_view a, std::u32string_view b);

}  // namespace tacit::privacy
