#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/kinds.h"
#include "model/raw/raw_message.h"
#include "privacy/text_map.h"

namespace tacit::privacy {

// The public channels of the batch: their names are no secret and stay in the text.
class OwnChannels {
 public:
  OwnChannels(std::span<const RawChannel> channels, Platform platform);
  // The public name of the channel with this id; empty: not one of ours, or without a name.
  std::string_view HandleOf(std::string_view id) const;
  // Whether "@handle" (any case) is one of our channels. Telegram only: a Slack channel is no "@".
  bool IsHandle(std::string_view handle) const;

 private:
  TextMap<std::string> handle_by_id_;
  TextMap<bool> handles_;  // in lower case
};

}  // namespace tacit::privacy
