#include "sources/slack/subtypes.h"

#include <algorithm>
#include <array>

namespace tacit::sources::slack {
namespace {

using enum Treatment;
using enum MessageKind;

constexpr auto kSubtypes = std::to_array<Subtype>({
    {"me_message", kWritten, kText},
    {"bot_message", kWritten, kText},
    {"thread_broadcast", kWritten, kText},
    {"reply_broadcast", kWritten, kText},
    {"file_share", kFileShared, kText},
    {"file_comment", kFileComment, kText},
    {"channel_join", kEvent, kJoin},
    {"group_join", kEvent, kJoin},
    {"bot_add", kEvent, kJoin},
    {"channel_leave", kEvent, kLeave},
    {"group_leave", kEvent, kLeave},
    {"bot_remove", kEvent, kLeave},
    {"channel_topic", kEvent, kTitle},
    {"channel_purpose", kEvent, kTitle},
    {"channel_name", kEvent, kTitle},
    {"group_topic", kEvent, kTitle},
    {"group_purpose", kEvent, kTitle},
    {"group_name", kEvent, kTitle},
    {"pinned_item", kEvent, kPin},
    {"huddle_thread", kEvent, kCall},
    {"sh_room_created", kEvent, kCall},
    {"unpinned_item", kEvent, kOther},
    {"channel_archive", kEvent, kOther},
    {"channel_unarchive", kEvent, kOther},
    {"group_archive", kEvent, kOther},
    {"group_unarchive", kEvent, kOther},
    {"channel_posting_permissions", kEvent, kOther},
    {"channel_convert_to_private", kEvent, kOther},
    {"channel_convert_to_public", kEvent, kOther},
    {"channel_canvas_updated", kEvent, kOther},
    {"tabbed_canvas_updated", kEvent, kOther},
    {"bot_enable", kEvent, kOther},
    {"bot_disable", kEvent, kOther},
    {"reminder_add", kEvent, kOther},
    {"file_mention", kEvent, kOther},
    {"assistant_app_thread", kEvent, kOther},
    {"ekm_access_denied", kEvent, kOther},
    // Envelopes of the Events API. The first two hold what an author took back.
    {"message_changed", kEvent, kOther},
    {"message_deleted", kEvent, kOther},
    {"message_replied", kEvent, kOther},
    {"tombstone", kSkip, kOther},
});

}  // namespace

Subtype SubtypeOf(std::string_view name) {
  if (name.empty()) return {.treatment = kWritten, .kind = kText};
  const auto* found = std::ranges::find(kSubtypes, name, &Subtype::name);
  return found == kSubtypes.end() ? Subtype{.name = name} : *found;
}

}  // namespace tacit::sources::slack
