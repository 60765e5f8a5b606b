#include "privacy/name_typos.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

#include "privacy/name_fold.h"
#include "privacy/name_index.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

// Polynomial, so that the hash without one letter follows from the hashes of its prefixes.
constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;
constexpr std::size_t kFilterBitsPerEntry = 12;
constexpr std::size_t kMinFilterBits = 4096;
constexpr std::size_t kEntriesPerStart = 2;

std::uint64_t Mix(std::uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0xFF51AFD7ED558CCDULL;
  return hash ^ hash >> 29;
}

std::uint32_t High(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

// Calls `take` with the hash of the whole and of the word without each of its letters.
template <class Take>
void EachShortened(std::u32string_view word, const Take& take) {
  std::array<std::uint64_t, NameTypos::kMaxLetters + 2> prefixes;  // only what is used is written
  prefixes[0] = 0;
  for (std::size_t i = 0; i < word.size(); ++i) prefixes[i + 1] = prefixes[i] * kBase + word[i];
  const std::uint64_t whole = prefixes[word.size()];
  take(Mix(whole));
  std::uint64_t power = 1;  // of the letters behind
  for (std::size_t i = word.size(); i-- > 0; power *= kBase) {
    take(Mix(whole - (prefixes[i + 1] - prefixes[i]) * power));
  }
}

}  // namespace

NameTypos::NameTypos(std::vector<LongName> names) : names_(std::move(names)) {
  std::ranges::sort(names_, {},
                    [](const LongName& name) { return std::tie(name.folded, name.person); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (kept > 0 && names_[kept - 1].folded == names_[i].folded) {
      if (names_[kept - 1].person != names_[i].person) names_[kept - 1].person = NameIndex::kNobody;
      continue;
    }
    if (kept != i) names_[kept] = std::move(names_[i]);
    ++kept;
  }
  names_.resize(kept);
  if (names_.size() > kMaxNames) names_.clear();
  if (names_.empty()) return;
  std::vector<std::uint64_t> filtered;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const std::u32string points = Points(names_[i].folded);
    if (points.size() > kMaxLetters) continue;
    EachShortened(points, [&](std::uint64_t hash) {
      filtered.push_back(hash);
      shortened_.push_back({.hash = High(hash), .name = static_cast<std::uint32_t>(i)});
    });
  }
  const std::size_t bits =
      std::bit_ceil(std::max(filtered.size() * kFilterBitsPerEntry, kMinFilterBits));
  filter_.assign(bits / 64, 0);
  filter_mask_ = bits - 1;
  for (const std::uint64_t hash : filtered) {
    const std::uint64_t bit = hash & filter_mask_;
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  // By hash, then by name: the names come in order.
  std::ranges::stable_sort(shortened_, {}, &Shortened::hash);
  const int start_bits =
      std::max(1, static_cast<int>(std::bit_width(shortened_.size() / kEntriesPerStart)));
  shift_ = 32 - std::min(start_bits, 31);
  starts_.assign((std::size_t{1} << (32 - shift_)) + 1, 0);
  for (const Shortened& one : shortened_) ++starts_[(one.hash >> shift_) + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

const LongName* NameTypos::Find(std::string_view word) const {
  std::array<char32_t, kMaxLetters> letters;
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();) {
    if (count == kMaxLetters) return nullptr;
    const Decoded next = DecodeAt(word, at);
    letters[count++] = next.c;
    at += next.size;
  }
  if (count < kMinLetters) return nullptr;
  const std::u32string_view points(letters.data(), count);
  const LongName* found = nullptr;
  EachShortened(points, [&](std::uint64_t hash) {
    const std::uint64_t bit = hash & filter_mask_;
    if (found == nullptr && (filter_[bit / 64] >> (bit % 64) & 1) != 0) found = Look(hash, points);
  });
  return found;
}

const LongName* NameTypos::Look(std::uint64_t hash, std::u32string_view word) const {
  const std::uint32_t high = High(hash);
  // A crowd of names that share a stem is not worth more; also a bound for one word.
  constexpr int kMaxTried = 16;
  int tried = 0;
  const std::uint32_t start = high >> shift_;
  for (std::uint32_t i = starts_[start]; i < starts_[start + 1] && tried < kMaxTried; ++i) {
    if (shortened_[i].hash != high) continue;
    ++tried;
    const LongName& name = names_[shortened_[i].name];
    if (IsOneEditApart(Points(name.folded), word)) return &name;
  }
  return nullptr;
}

std::size_t NameTypos::bytes() const {
  return names_.capacity() * sizeof(LongName) + shortened_.capacity() * sizeof(Shortened) +
         starts_.capacity() * sizeof(std::uint32_t) + filter_.capacity() * sizeof(std::uint64_t);
}

bool IsOneEditApart(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  if (a.size() < b.size()) return a.substr(same) == b.substr(same + 1);
  if (same == a.size()) return false;  // equal
  if (a.substr(same + 1) == b.substr(same + 1)) return true;
  return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
         a.substr(same + 2) == b.substr(same + 2);
}

}  // namespace tacit::privacy
