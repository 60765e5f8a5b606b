#include "privacy/name_matcher.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace tacit::privacy {
namespace {

constexpr std::size_t kCrowd = 2000;

}  // namespace

NameMatcher::NameMatcher(std::span<const RawPerson> people) : is_crowd_(people.size() > kCrowd) {
  NameFormWriter writer;
  std::unordered_map<std::string_view, std::uint32_t> numbers;  // of ids: some have several names
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // person, channel
  for (const RawPerson& person : people) {
    auto number = static_cast<std::uint32_t>(ids_.size());
    if (!person.id.empty()) number = numbers.try_emplace(person.id, number).first->second;
    if (number == ids_.size()) ids_.push_back(person.id);
    writer.Add(person, number);
    if (!person.channels) places.emplace_back(number, kNoChannel);
    if (!person.channels) continue;
    for (const std::uint32_t channel : *person.channels) places.emplace_back(number, channel);
  }
  std::ranges::sort(places);
  channel_begin_.assign(ids_.size() + 1, 0);
  for (const auto& [person, channel] : places) {
    ++channel_begin_[person + 1];
    channels_.push_back(channel);
  }
  for (std::size_t i = 1; i < channel_begin_.size(); ++i)
    channel_begin_[i] += channel_begin_[i - 1];
  const auto pairs = std::ranges::partition(
      writer.forms, [](const NameForm& form) { return (form.traits & kNamePair) == 0; });
  pairs_ = NameIndex(std::vector<NameForm>(pairs.begin(), pairs.end()));
  writer.forms.erase(pairs.begin(), pairs.end());
  index_ = NameIndex(std::move(writer.forms));
  typos_ = NameTypos(std::move(writer.long_names));
}

bool NameMatcher::TakesPart(std::uint32_t person, std::uint32_t channel) const {
  if (channel == kNoChannel || person >= ids_.size()) return true;
  const auto begin = channels_.begin() + channel_begin_[person];
  const auto end = channels_.begin() + channel_begin_[person + 1];
  return (begin != end && *(end - 1) == kNoChannel) || std::binary_search(begin, end, channel);
}

std::size_t NameMatcher::bytes() const {
  return index_.bytes() + pairs_.bytes() + typos_.bytes() + ids_.capacity() * sizeof(std::string) +
         (channels_.capacity() + channel_begin_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace tacit::privacy
