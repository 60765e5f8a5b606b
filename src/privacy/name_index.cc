#include "privacy/name_index.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxShared = 8;
constexpr std::size_t kFilterBitsPerEntry = 8;
constexpr std::size_t kMinFilterBits = 4096;
constexpr std::size_t kEntriesPerStart = 2;
constexpr std::uint16_t kLevelMask = 3U << kNameLevelShift;

// The lower comes first: a name before one that is only derived.
int RankOf(const NameForm& form) {
  if ((form.traits & kNameInflected) != 0) return 1;
  return (form.traits & (kNamePart | kNameHandle | kNamePair)) != 0 ? 0 : 2;
}

}  // namespace

NameIndex::NameIndex(std::vector<NameForm> forms) {
  std::ranges::sort(forms, {}, &NameForm::hash);
  std::size_t different = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    different += i == 0 || forms[i].hash != forms[i - 1].hash ? 1 : 0;
  }
  entries_.reserve(different);
  const std::size_t bits = std::bit_ceil(std::max(different * kFilterBitsPerEntry, kMinFilterBits));
  filter_.assign(bits / 64, 0);
  filter_mask_ = bits - 1;
  for (std::size_t i = 0; i < forms.size();) {
    std::size_t end = i + 1;
    while (end < forms.size() && forms[end].hash == forms[i].hash) ++end;
    std::ranges::sort(std::span(forms).subspan(i, end - i), {}, [](const NameForm& form) {
      return std::tuple(RankOf(form), form.person, form.traits);
    });
    filter_[(forms[i].hash & filter_mask_) / 64] |= FilterBits(forms[i].hash);
    entries_.push_back(Merge(std::span(forms).subspan(i, end - i)));
    i = end;
  }
  const int start_bits =
      std::max(1, static_cast<int>(std::bit_width(entries_.size() / kEntriesPerStart)));
  shift_ = 64 - start_bits;
  starts_.assign((std::size_t{1} << start_bits) + 1, 0);
  for (const Entry& entry : entries_) ++starts_[(entry.hash >> shift_) + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

NameIndex::Entry NameIndex::Merge(std::span<const NameForm> forms) {
  Entry entry{.hash = forms.front().hash, .person = kNobody};
  const int best = RankOf(forms.front());
  std::uint16_t level = kLevelMask;
  const std::size_t begin = shared_.size();
  std::size_t people = 0;
  for (const NameForm& form : forms) {
    if ((form.traits & kNameDenseOpening) != 0) {  // a set of lengths
      entry.person =
          (entry.traits & kNameDenseOpening) != 0 ? entry.person | form.person : form.person;
      entry.traits |= kNameDenseOpening;
      continue;
    }
    entry.traits |= static_cast<std::uint16_t>(form.traits & kNameOpensPair);
    if (RankOf(form) != best || best == 2) continue;
    entry.traits |= static_cast<std::uint16_t>(form.traits & ~kLevelMask);
    level = std::min(level, static_cast<std::uint16_t>(form.traits & kLevelMask));
    if (people > 0 && shared_.back() == form.person) continue;
    ++people;
    if (people <= kMaxShared + 1) shared_.push_back(form.person);
  }
  if ((entry.traits & kNameDenseOpening) != 0) return entry;
  entry.traits |= level;
  if (people == 1) {
    entry.person = shared_.back();
  } else if (people > 1) {
    entry.person = kMany | static_cast<std::uint32_t>(begin);
    entry.people = people <= kMaxShared ? static_cast<std::uint16_t>(people) : std::uint16_t{0};
  }
  if (people == 1 || people > kMaxShared) shared_.resize(begin);
  return entry;
}

const NameIndex::Entry* NameIndex::Look(std::uint64_t hash) const {
  const std::uint64_t start = hash >> shift_;
  for (std::uint32_t i = starts_[start]; i < starts_[start + 1]; ++i) {
    if (entries_[i].hash == hash) return &entries_[i];
  }
  return nullptr;
}

std::span<const std::uint32_t> NameIndex::Shared(const Entry& entry) const {
  if (entry.people == 0) return {};
  return std::span(shared_).subspan(entry.person & ~kMany, entry.people);
}

std::size_t NameIndex::bytes() const {
  return filter_.capacity() * sizeof(std::uint64_t) + entries_.capacity() * sizeof(Entry) +
         (starts_.capacity() + shared_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace tacit::privacy
