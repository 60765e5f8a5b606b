#include "model/kinds.h"

#include <array>

namespace tacit {
namespace {

constexpr std::array<std::string_view, 2> kPlatforms = {"telegram", "slack"};
constexpr std::array<std::string_view, 5> kAuthorKinds = {"user", "bot", "channel", "anonymous",
                                                          "deleted"};
constexpr std::array<std::string_view, 16> kMessageKinds = {
    "text",     "photo",   "video", "audio", "voice", "document", "sticker", "poll",
    "location", "contact", "call",  "join",  "leave", "title",    "pin",     "other"};

}  // namespace

std::string_view Name(Platform platform) { return kPlatforms[static_cast<std::size_t>(platform)]; }
std::string_view Name(AuthorKind kind) { return kAuthorKinds[static_cast<std::size_t>(kind)]; }
std::string_view Name(MessageKind kind) { return kMessageKinds[static_cast<std::size_t>(kind)]; }

}  // namespace tacit
