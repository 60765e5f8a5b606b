#pragma once

#include "model/raw/raw_message.h"
#include "sources/slack/json.h"

namespace tacit::sources::slack {

// A member of a workspace, as users.json and users.list describe one. Of a profile only the names
// are read.
RawPerson PersonOf(dom::object user);

}  // namespace tacit::sources::slack
