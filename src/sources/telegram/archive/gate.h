#pragma once

// The public gate: which chats of an export may be read at all (promise P2).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sources/archive.h"

namespace tacit::sources {

// A chat's header as it stands in the file; nothing is unescaped before the gate has let it pass.
struct ChatHeader {
  std::string type;        // empty: no type, or none that is a string
  bool two_types = false;  // the header names its type twice: not to be trusted
  std::string name;        // the inside of the string
  bool name_cut = false;
  std::string id;     // the number's token
  bool left = false;  // from left_chats: the engineer is no member any more
};

bool IsPublicType(std::string_view type);

// Nothing: it passed. Else the word that it is counted under in refused(): the type's own, or
// "left_chat", or "unknown".
std::string RefusalWord(const ChatHeader& header);

// The channel of a header that passed. kBadInput when it has no id; the caller adds the byte.
Result<RawChannel> ChannelOf(const ChatHeader& header);

// Whether the caller asked for it; `only` holds titles and ids, and asks for all when it is empty.
bool IsSelected(const RawChannel& channel, const std::vector<std::string>& only);

}  // namespace tacit::sources
