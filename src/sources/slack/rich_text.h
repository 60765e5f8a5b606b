#pragma once

#include "sources/slack/json.h"
#include "sources/slack/mrkdwn.h"
#include "sources/slack/text_builder.h"

namespace tacit::sources::slack {

// Appends a rich_text block: sections as they are, list items after "• " or "1. ", quotes after
// "> ", preformatted text and code as spans of code. Text in it is not escaped.
void AppendRichText(dom::object block, const ChannelNames& channels, TextBuilder& out);

}  // namespace tacit::sources::slack
