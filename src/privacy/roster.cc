#include "privacy/roster.h"

#include <array>

#include "privacy/ascii.h"

namespace tacit::privacy {
namespace {

// Handles of both platforms are shorter; a longer one is nobody's.
constexpr std::size_t kMaxHandle = 128;

std::string_view WithoutAt(std::string_view handle) {
  if (handle.starts_with('@')) handle.remove_prefix(1);
  return handle;
}

}  // namespace

Roster::Roster(std::span<const RawPerson> people) : names_(people) {
  for (const RawPerson& person : people) {
    std::string handle;
    AppendLower(WithoutAt(person.handle), handle);
    if (handle.empty() || handle.size() > kMaxHandle || person.id.empty()) continue;
    const auto [known, added] = id_by_handle_.try_emplace(std::move(handle), person.id);
    if (!added && known->second != person.id) known->second.clear();
  }
}

std::string_view Roster::IdOf(std::string_view handle) const {
  handle = WithoutAt(handle);
  if (id_by_handle_.empty() || handle.size() > kMaxHandle) return {};
  std::array<char, kMaxHandle> lower;
  for (std::size_t i = 0; i < handle.size(); ++i) lower[i] = Lower(handle[i]);
  const auto known = id_by_handle_.find(std::string_view(lower.data(), handle.size()));
  return known == id_by_handle_.end() ? std::string_view() : known->second;
}

bool Roster::Knows(std::string_view handle) const {
  std::string lower;
  AppendLower(WithoutAt(handle), lower);
  return id_by_handle_.contains(lower);
}

}  // namespace tacit::privacy
