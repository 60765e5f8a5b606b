#include "sources/telegram/archive/gate.h"

#include <algorithm>

#include "sources/telegram/archive/ids.h"
#include "sources/telegram/json_text.h"

namespace tacit::sources {
namespace {

// export_output_json.cpp, writeDialogStart.
constexpr std::string_view kPublicTypes[] = {"public_supergroup", "public_channel"};
constexpr std::string_view kOtherTypes[] = {
    "saved_messages", "replies",       "verification_codes", "personal_chat",
    "bot_chat",       "private_group", "private_supergroup", "private_channel",
};

}  // namespace

bool IsPublicType(std::string_view type) {
  return std::ranges::find(kPublicTypes, type) != std::ranges::end(kPublicTypes);
}

std::string RefusalWord(const ChatHeader& header) {
  const auto* const known = std::ranges::find(kOtherTypes, header.type);
  if (header.two_types) return "unknown";
  if (known != std::ranges::end(kOtherTypes)) return std::string(*known);
  if (!IsPublicType(header.type)) return "unknown";
  return header.left ? "left_chat" : "";
}

Result<RawChannel> ChannelOf(const ChatHeader& header) {
  RawChannel channel;
  channel.kind = header.type;
  channel.id = NormalChatId(header.id);
  if (channel.id.empty()) {
    return Fail(ErrorCode::kBadInput, "a public chat of the export has no number as its id");
  }
  if (header.name_cut || !IsUtf8(header.name) || !AppendUnescaped(header.name, channel.title)) {
    return Fail(ErrorCode::kBadInput, "the name of a public chat of the export is damaged");
  }
  return channel;
}

bool IsSelected(const RawChannel& channel, const std::vector<std::string>& only) {
  return only.empty() || std::ranges::any_of(only, [&channel](const std::string& wanted) {
           return wanted == channel.title || wanted == channel.id;
         });
}

}  // namespace tacit::sources
