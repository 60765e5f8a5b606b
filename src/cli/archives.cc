#include "cli/archives.h"

#include <array>
#include <utility>

#include "base/file.h"
#include "sources/slack/archive/slack_archive.h"
#include "sources/telegram/archive/telegram_archive.h"
#include "sources/telegram/preview/preview_archive.h"

namespace tacit::cli {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 29> kReasons = {{
    {"personal_chat", "a private conversation"},
    {"bot_chat", "a conversation with a bot"},
    {"saved_messages", "notes to oneself"},
    {"replies", "notices of replies"},
    {"verification_codes", "sign-in codes"},
    {"private_group", "a group that is not public"},
    {"private_supergroup", "a group that is not public"},
    {"private_channel", "a channel that is not public"},
    {"left_chat", "a chat that you have left"},
    {"im", "a direct message"},
    {"mpim", "a group direct message"},
    {"dm", "a direct message"},
    {"direct_message", "a direct message"},
    {"group_direct_message", "a group direct message"},
    {"shared_channel", "shared with another organisation"},
    {"ext_shared_channel", "shared with another organisation"},
    {"other_channel", "of another channel"},
    {"no_preview", "it shows no public web preview (any more)"},
    {"org_shared_channel", "shared with other workspaces of the organisation"},
    {"missing_scope", "the app may not read it"},
    {"protected", "its owner does not let content be saved"},
    {"restricted", "the platform restricts it"},
    {"direct_messages", "direct messages to a channel"},
    {"secret_chat", "a private conversation"},
    {"not_found", "nothing has this name any more"},
    {"renamed", "its name belongs to another channel now: remove it, and add the new name"},
    {"private", "the channel is private"},
    {"no_access", "the account may not read it"},
    {"unknown", "of a kind that tacit does not know"},
}};

Result<std::unique_ptr<sources::Archive>> OpenTelegram(const std::string& path,
                                                       const sources::ArchiveOptions& options,
                                                       bool partial) {
  return sources::OpenTelegramArchive(
      path, options, partial ? sources::Truncation::kReadUpToEnd : sources::Truncation::kRefuse);
}

tl::unexpected<Error> NothingKnown(bool directory) {
  if (directory) {
    return Fail(ErrorCode::kBadInput,
                "the directory has neither result.json (Telegram Desktop: Export chat history, "
                "format JSON) nor channels.json (an unpacked Slack export)");
  }
  return Fail(ErrorCode::kBadInput,
              "neither a JSON export of Telegram Desktop (result.json) nor a Slack export (.zip or "
              "folder); in Telegram choose: Export chat history, format JSON");
}

}  // namespace

Result<std::unique_ptr<sources::Archive>> OpenArchive(const std::string& path, std::string_view as,
                                                      const sources::ArchiveOptions& options,
                                                      bool partial) {
  TACIT_TRY(const FileInfo info, StatFile(path));
  if (!info.is_directory && info.size == 0) {
    return Fail(ErrorCode::kBadInput, "the file is empty: export it again");
  }
  if (!info.is_directory) {  // says why when it may not be read
    TACIT_TRY(const File file, File::OpenRead(path));
  }
  if (as == "telegram") return OpenTelegram(path, options, partial);
  if (as == "telegram-preview") return sources::OpenTelegramPreview(path, options);
  if (as == "slack") return sources::OpenSlackArchive(path, options);
  if (sources::LooksLikeSlackArchive(path)) return sources::OpenSlackArchive(path, options);
  if (sources::LooksLikeTelegramPreview(path)) return sources::OpenTelegramPreview(path, options);
  if (sources::LooksLikeTelegramArchive(path)) return OpenTelegram(path, options, partial);
  return NothingKnown(info.is_directory);
}

std::string_view RefusalReason(std::string_view kind) {
  for (const auto& [name, reason] : kReasons) {
    if (name == kind) return reason;
  }
  return "not a plain public channel";
}

}  // namespace tacit::cli
