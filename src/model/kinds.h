#pragma once

// The closed vocabularies of the tables' columns.

#include <cstdint>
#include <string_view>

namespace tacit {

enum class Platform : std::uint8_t { kTelegram, kSlack };

enum class AuthorKind : std::uint8_t { kUser, kBot, kChannel, kAnonymous, kDeleted };

enum class MessageKind : std::uint8_t {
  kText,
  kPhoto,
  kVideo,
  kAudio,
  kVoice,
  kDocument,
  kSticker,
  kPoll,
  kLocation,
  kContact,
  kCall,
  kJoin,
  kLeave,
  kTitle,
  kPin,
  kOther,
};

// The words that stand in the tables: "telegram", "deleted", "photo".
std::string_view Name(Platform platform);
std::string_view Name(AuthorKind kind);
std::string_view Name(MessageKind kind);

}  // namespace tacit
