#include "privacy/epoch_bridge.h"

#include <algorithm>

namespace tacit::privacy {
namespace {

EpochBridge::Hash HashOf(const Digest256& digest) {
  EpochBridge::Hash hash{};
  std::copy_n(digest.begin(), hash.size(), hash.begin());
  return hash;
}

}  // namespace

void EpochBridge::AddEpoch(std::int32_t epoch, const Secret& user_key) {
  const std::lock_guard lock(mutex_);
  earlier_.push_back(Earlier{.epoch = epoch, .user = HmacSha256(user_key)});
}

void EpochBridge::Add(std::string_view message, const Digest256& present) {
  const Hash hash = HashOf(present);
  const std::lock_guard lock(mutex_);
  if (!known_.emplace(hash).second) return;
  for (Earlier& earlier : earlier_) {
    pairs_[earlier.epoch].emplace(HashOf(earlier.user.Sum(message)), hash);
  }
}

}  // namespace tacit::privacy
