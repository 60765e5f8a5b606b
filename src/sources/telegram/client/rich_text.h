#pragma once

#include "sources/telegram/client/formatted_text.h"
#include "sources/telegram/client/reply.h"
#include "sources/telegram/text_builder.h"

namespace tacit::sources::telegram {

// The text of a richMessage (td_api.tl), a line for each of its blocks, with the marks that a
// formattedText has. Blocks and texts that are not listed are dropped (promise P5); so are names of
// authors, titles of other chats and articles, buttons and media, of which only captions are text.
void AddRichMessage(const Json& rich_message, IdTexts& ids, TextBuilder& builder);

}  // namespace tacit::sources::telegram
