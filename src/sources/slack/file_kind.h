#pragma once

#include "model/kinds.h"
#include "sources/slack/json.h"

namespace tacit::sources::slack {

// True for a file that is gone (deleted, or hidden by the plan's limit).
bool IsGone(dom::object file);

// photo, video, audio or document: by the mode, then the MIME type, then the file type.
MessageKind KindOfFile(dom::object file);

}  // namespace tacit::sources::slack
