#pragma once

#include "sources/slack/json.h"
#include "sources/slack/mrkdwn.h"
#include "sources/slack/text_builder.h"

namespace tacit::sources::slack {

// Appends the text of a message's blocks (https://docs.slack.dev/reference/block-kit/blocks):
// rich_text element by element, and the text objects of section, header, context and markdown.
// Block and element types that are not listed here are dropped (promise P5).
void AppendBlocks(dom::array blocks, const ChannelNames& channels, TextBuilder& out);

// Appends pretext, title and text of a bot's attachments, or the fallback of those that have
// neither. Attachments that quote another message are left out: it may be a private one's.
void AppendAttachments(dom::array attachments, const ChannelNames& channels, TextBuilder& out);

}  // namespace tacit::sources::slack
