#include "sources/telegram/client/content_kinds.h"

#include <algorithm>

namespace tacit::sources::telegram {
namespace {

using enum MessageKind;

// Kinds are those that the reader of exports gives to the same message (archive/draft.cc). What an
// export shows as a message without media is kText: dice, games, stories, giveaways.
constexpr ContentRule kRules[] = {
    {"messageText", kText, "text"},
    {"messageRichMessage", kText},
    {"messageAnimatedEmoji", kText},
    {"messageDice", kText},
    {"messageStakeDice", kText},
    {"messageGame", kText},
    {"messageStory", kText},
    {"messageInvoice", kText},
    {"messageChecklist", kText},
    {"messageGiveaway", kText},
    {"messageGiveawayWinners", kText},
    {"messagePaidMedia", kText, "caption"},
    {"messagePhoto", kPhoto, "caption"},
    {"messageVideo", kVideo, "caption"},
    {"messageAnimation", kVideo, "caption"},
    {"messageVideoNote", kVideo},
    {"messageAudio", kAudio, "caption"},
    {"messageVoiceNote", kVoice, "caption"},
    {"messageDocument", kDocument, "caption"},
    {"messageSticker", kSticker},
    {"messagePoll", kPoll, "description"},
    {"messageLocation", kLocation},
    {"messageLiveLocation", kLocation},
    {"messageVenue", kLocation},
    {"messageContact", kContact},
    // Events.
    {"messageChatAddMembers", kJoin, {}, "member_user_ids"},
    {"messageChatJoinByLink", kJoin},
    {"messageChatJoinByRequest", kJoin},
    {"messageChatDeleteMember", kLeave, {}, "user_id"},
    {"messageSupergroupChatCreate", kTitle},
    {"messageBasicGroupChatCreate", kTitle, {}, "member_user_ids"},
    {"messageChatChangeTitle", kTitle},
    {"messageForumTopicCreated", kTitle},
    {"messageForumTopicEdited", kTitle},
    {"messageForumTopicIsClosedToggled", kTitle},
    {"messageForumTopicIsHiddenToggled", kTitle},
    {"messagePinMessage", kPin},
    {"messageCall", kCall},
    {"messageVideoChatScheduled", kCall},
    {"messageVideoChatStarted", kCall},
    {"messageVideoChatEnded", kCall},
    {"messageInviteVideoChatParticipants", kOther, {}, "user_ids"},
};

constexpr ContentRule kUnknown;

}  // namespace

const ContentRule& RuleOf(std::string_view content_type) {
  const auto* const rule = std::ranges::find(kRules, content_type, &ContentRule::type);
  return rule == std::ranges::end(kRules) ? kUnknown : *rule;
}

}  // namespace tacit::sources::telegram
