#pragma once

#include <memory>
#include <span>

#include "model/raw/raw_message.h"
#include "pipeline/deleted_messages.h"
#include "pipeline/part_feed.h"

namespace tacit::pipeline {

// For one feed. `channels` are those of the messages; null or empty `deleted`: no filter.
inline PartFeed::IsDeleted DeletedFilter(const DeletedMessages* deleted, Platform platform,
                                         std::span<const RawChannel> channels) {
  if (deleted == nullptr || deleted->empty()) return {};
  const auto checker = std::make_shared<DeletedMessages::Checker>(*deleted);
  return [checker, platform, channels](const RawMessage& message) {
    return checker->Has(platform, channels[message.channel].id, message.message_id.value());
  };
}

}  // namespace tacit::pipeline
