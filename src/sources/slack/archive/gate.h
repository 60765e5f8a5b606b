#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "sources/archive.h"
#include "sources/slack/archive/layout.h"
#include "sources/slack/archive/list_reader.h"
#include "sources/slack/mrkdwn.h"

namespace tacit::sources::slack {

// What passed the public gate (promise P2).
struct Admitted {
  std::vector<RawChannel> channels;
  // By channel: the entries of its days, ascending by day. A channel of several workspaces of a
  // Grid has the days of all of them.
  std::vector<std::vector<std::size_t>> days;
  ChannelNames names;  // of all public channels, selected or not
  Refusals refused;
};

// Admits what a channels.json lists and nothing contradicts: not its own flags, not another
// workspace's list, and not groups.json, dms.json or mpims.json, by id or by folder. Reads the
// lists only; no day file is opened. kBadInput: no channels.json, a damaged list, a list that has
// an id or a folder name twice.
Result<Admitted> PassGate(std::span<const Workspace> workspaces,
                          std::span<const std::string> only_channels, ListReader& lists);

}  // namespace tacit::sources::slack
