#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "model/raw/raw_message.h"
#include "sources/slack/archive/layout.h"
#include "sources/slack/archive/list_reader.h"

namespace tacit::sources::slack {

// The members that users.json and org_users.json list, each once.
Result<std::vector<RawPerson>> ReadPeople(std::span<const Workspace> workspaces, ListReader& lists);

}  // namespace tacit::sources::slack
