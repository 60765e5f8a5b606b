#include "privacy/own_channels.h"

#include "privacy/ascii.h"

namespace tacit::privacy {

OwnChannels::OwnChannels(std::span<const RawChannel> channels, Platform platform) {
  for (const RawChannel& channel : channels) {
    if (channel.handle.empty()) continue;
    handle_by_id_.try_emplace(channel.id, channel.handle);
    if (platform != Platform::kTelegram) continue;
    std::string lower;
    AppendLower(channel.handle, lower);
    handles_.try_emplace(std::move(lower), true);
  }
}

std::string_view OwnChannels::HandleOf(std::string_view id) const {
  const auto known = handle_by_id_.find(id);
  return known == handle_by_id_.end() ? std::string_view() : known->second;
}

bool OwnChannels::IsHandle(std::string_view handle) const {
  if (handles_.empty()) return false;
  std::string lower;
  AppendLower(handle, lower);
  return handles_.contains(lower);
}

}  // namespace tacit::privacy
