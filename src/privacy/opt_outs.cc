#include "privacy/opt_outs.h"

#include <algorithm>
#include <utility>

#include "privacy/ascii.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMostKnown = 1U << 16U;

void WriteMessage(Platform platform, PersonKey key, std::string_view value, std::string& message) {
  message.assign(Name(platform)).append("\n").append(Name(key)).append("\n");
  if (key == PersonKey::kId) {
    message.append(value);
    return;
  }
  if (value.starts_with('@')) value.remove_prefix(1);
  AppendLower(value, message);
}

}  // namespace

std::string_view Name(PersonKey key) { return key == PersonKey::kId ? "id" : "handle"; }

OptOuts::OptOuts() : key_(std::string()) {}

OptOuts::OptOuts(Secret key, std::vector<Digest256> hashes) : key_(std::move(key)) {
  Replace(std::move(hashes));
}

void OptOuts::Replace(std::vector<Digest256> hashes) {
  hashes_ = std::move(hashes);
  std::ranges::sort(hashes_);
}

bool OptOuts::Has(const Digest256& hash) const { return std::ranges::binary_search(hashes_, hash); }

Digest256 OptOuts::HashOf(Platform platform, PersonKey key, std::string_view value) const {
  std::string message;
  WriteMessage(platform, key, value, message);
  return HmacSha256(key_).Sum(message);
}

std::vector<OptOuts::Entry> OptOuts::Link(Platform platform, std::span<const RawPerson> people) {
  std::vector<Entry> fresh;
  if (empty()) return fresh;
  HmacSha256 hmac(key_);
  std::string message;
  const auto hash_of = [&](PersonKey key, std::string_view value) {
    WriteMessage(platform, key, value, message);
    return hmac.Sum(message);
  };
  for (const RawPerson& person : people) {
    if (person.id.empty() || person.handle.empty()) continue;
    const Digest256 id = hash_of(PersonKey::kId, person.id);
    const Digest256 handle = hash_of(PersonKey::kHandle, person.handle);
    const bool by_id = Has(id);
    if (by_id == Has(handle)) continue;
    fresh.push_back(by_id ? Entry{.hash = handle, .key = PersonKey::kHandle}
                          : Entry{.hash = id, .key = PersonKey::kId});
  }
  for (const Entry& entry : fresh) hashes_.push_back(entry.hash);
  std::ranges::sort(hashes_);
  return fresh;
}

OptOuts::Checker::Checker(const OptOuts& people) : people_(people), hmac_(people.key_) {}

bool OptOuts::Checker::Has(Platform platform, PersonKey key, std::string_view value) {
  if (people_.empty() || value.empty()) return false;
  WriteMessage(platform, key, value, scratch_);
  const auto known = known_.find(scratch_);
  if (known != known_.end()) return known->second;
  if (known_.size() >= kMostKnown) known_.clear();
  const bool has = people_.Has(hmac_.Sum(scratch_));
  known_.emplace(scratch_, has);
  return has;
}

}  // namespace tacit::privacy
