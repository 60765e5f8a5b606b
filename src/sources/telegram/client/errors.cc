#include "sources/telegram/client/errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>

namespace tacit::sources::telegram {
namespace {

constexpr int kServerErrorWait = 30;

struct KnownError {
  // Telegram's word, or how TDLib's own sentence begins: the first that fits, so longer ones first.
  std::string_view message;
  ErrorCode code;
  std::string_view detail;
};

// core.telegram.org/api/errors and the sentences of TDLib's AuthManager, DialogManager and TdDb.
constexpr KnownError kKnown[] = {
    // Sign-in: wrong input, may be tried again.
    {"PHONE_CODE_INVALID", ErrorCode::kInvalidArgument, "the code is wrong"},
    {"PHONE_CODE_EMPTY", ErrorCode::kInvalidArgument, "the code is empty"},
    {"PHONE_CODE_EXPIRED", ErrorCode::kInvalidArgument, "the code has expired: ask for a new one"},
    {"PASSWORD_HASH_INVALID", ErrorCode::kInvalidArgument, "the password is wrong"},
    {"PHONE_NUMBER_INVALID", ErrorCode::kInvalidArgument,
     "Telegram does not know such a telephone number: write it with + and the country's code"},
    {"PHONE_NUMBER_UNOCCUPIED", ErrorCode::kInvalidArgument,
     "there is no Telegram account with this number; tacit never makes one"},
    {"EMAIL_INVALID", ErrorCode::kInvalidArgument, "the e-mail address is not valid"},
    {"EMAIL_NOT_ALLOWED", ErrorCode::kInvalidArgument,
     "Telegram does not take this e-mail address"},
    {"EMAIL_VERIFY_EXPIRED", ErrorCode::kInvalidArgument,
     "the code of the e-mail has expired: ask for a new one"},
    {"CODE_INVALID", ErrorCode::kInvalidArgument, "the code is wrong"},
    {"EMAIL_CODE_INVALID", ErrorCode::kInvalidArgument, "the code is wrong"},
    // Sign-in: not without doing something elsewhere.
    {"API_ID_INVALID", ErrorCode::kDenied,
     "Telegram does not know this api_id with this api_hash: copy both from my.telegram.org and "
     "sign in again"},
    {"API_ID_PUBLISHED_FLOOD", ErrorCode::kDenied,
     "Telegram has closed this api_id because too many use it: make your own at my.telegram.org"},
    {"PHONE_NUMBER_BANNED", ErrorCode::kDenied,
     "Telegram has banned this number: recover@telegram.org is where to ask why"},
    {"PHONE_NUMBER_FLOOD", ErrorCode::kDenied,
     "too many sign-ins with this number: wait a day before the next"},
    {"PHONE_PASSWORD_FLOOD", ErrorCode::kDenied,
     "too many wrong passwords: wait a day before the next"},
    {"USER_DEACTIVATED_BAN", ErrorCode::kDenied, "Telegram has banned the account"},
    {"USER_DEACTIVATED", ErrorCode::kDenied, "the account was deleted at Telegram"},
    {"FROZEN_METHOD_INVALID", ErrorCode::kDenied,
     "Telegram has frozen the account: an official app says why"},
    {"Application update is needed", ErrorCode::kUnavailable,
     "Telegram asks for a newer client: update tacit"},
    {"UPDATE_APP_TO_LOGIN", ErrorCode::kUnavailable,
     "Telegram asks for a newer client: update tacit"},
    // The session.
    {"Wrong database encryption key", ErrorCode::kUnavailable,
     "the stored Telegram session does not open with its key: `tacit logout telegram`, then sign "
     "in "
     "again"},
    {"Can't lock file", ErrorCode::kLocked, "the Telegram session is in use"},
    {"AUTH_KEY_UNREGISTERED", ErrorCode::kDenied, "the session was ended at Telegram"},
    {"AUTH_KEY_DUPLICATED", ErrorCode::kDenied,
     "Telegram ended the session because it was used in two places"},
    {"SESSION_REVOKED", ErrorCode::kDenied, "the session was ended on another device"},
    {"SESSION_EXPIRED", ErrorCode::kDenied, "the session has expired"},
    {"Unauthorized", ErrorCode::kDenied, "nobody is signed in"},
    // Channels.
    {"USERNAME_NOT_OCCUPIED", ErrorCode::kNotFound, "there is no channel of this name"},
    {"USERNAME_INVALID", ErrorCode::kNotFound, "there is no channel of this name"},
    {"Chat not found", ErrorCode::kNotFound, "Telegram does not know this channel any more"},
    {"Chat info not found", ErrorCode::kNotFound, "Telegram does not know this channel any more"},
    {"Supergroup not found", ErrorCode::kNotFound, "Telegram does not know this channel any more"},
    {"CHANNEL_INVALID", ErrorCode::kNotFound, "Telegram does not know this channel any more"},
    {"CHANNEL_PRIVATE", ErrorCode::kRefused, "the channel is private"},
    {"Can't access the chat", ErrorCode::kRefused, "the channel is private"},
    {"CHANNEL_PUBLIC_GROUP_NA", ErrorCode::kRefused, "the channel is private"},
    {"CHAT_ADMIN_REQUIRED", ErrorCode::kRefused, "only the channel's administrators may read it"},
    {"CHAT_FORBIDDEN", ErrorCode::kRefused, "the account was removed from the channel"},
    {"USER_BANNED_IN_CHANNEL", ErrorCode::kRefused, "the account is banned in the channel"},
    // Joining, leaving and what a bot asks.
    {"CHANNELS_TOO_MUCH", ErrorCode::kLimit,
     "the account is in as many channels and groups as Telegram allows: leave one first"},
    {"USERS_TOO_MUCH", ErrorCode::kRefused, "the group is full"},
    {"INVITE_REQUEST_SENT", ErrorCode::kRefused,
     "the request to join is there already: the administrators decide"},
    {"USER_NOT_PARTICIPANT", ErrorCode::kNotFound, "the account is not in this channel"},
    {"USER_CREATOR", ErrorCode::kRefused,
     "the account owns this channel: leave it in an official app"},
    {"The bot is not responding", ErrorCode::kUnavailable,
     "the bot does not answer: try again, or answer it in an official app"},
    {"BOT_RESPONSE_TIMEOUT", ErrorCode::kUnavailable,
     "the bot does not answer: try again, or answer it in an official app"},
    {"DATA_INVALID", ErrorCode::kUnavailable, "the button is not there any more"},
    {"Message not found", ErrorCode::kUnavailable, "the question is not there any more"},
    {"MESSAGE_ID_INVALID", ErrorCode::kUnavailable, "the question is not there any more"},
    {"CHAT_WRITE_FORBIDDEN", ErrorCode::kRefused, "the group lets the account write nothing"},
    {"Have no write access to the chat", ErrorCode::kRefused,
     "the group lets the account write nothing"},
    {"Not enough rights to send", ErrorCode::kRefused, "the group lets the account write nothing"},
};

const KnownError* Known(std::string_view message) {
  const auto* const found = std::ranges::find_if(
      kKnown, [&](const KnownError& known) { return message.starts_with(known.message); });
  return found == std::ranges::end(kKnown) ? nullptr : found;
}

bool IsWord(std::string_view message) {
  return !message.empty() && message.size() <= 64 && std::ranges::all_of(message, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::optional<int> NumberAt(std::string_view text) {
  int number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec != std::errc() || number < 0) return std::nullopt;
  return number;
}

std::optional<int> NumberAfter(std::string_view message, std::string_view words) {
  const std::size_t at = message.find(words);
  if (at == std::string_view::npos) return std::nullopt;
  return NumberAt(message.substr(at + words.size()));
}

}  // namespace

std::optional<int> FloodSeconds(int code, std::string_view message) {
  if (code != 420 && code != 429) return std::nullopt;
  for (const std::string_view words : {"retry after ", "WAIT_"}) {
    if (const auto seconds = NumberAfter(message, words)) return seconds;
  }
  // FROZEN_METHOD_INVALID has the code 420, too, and asks for no wait.
  if (Known(message) != nullptr) return std::nullopt;
  return kServerErrorWait;
}

bool IsDiskFull(std::string_view words) {
  constexpr std::array<std::string_view, 4> kWords = {
      "No space left on device", "Disk quota exceeded", "disk is full", "disk I/O error"};
  return std::ranges::any_of(
      kWords, [words](std::string_view each) { return words.find(each) != words.npos; });
}

Error ErrorOf(std::string_view method, int code, std::string_view message) {
  if (const auto seconds = FloodSeconds(code, message)) {
    return {ErrorCode::kRetryLater,
            fmt::format("Telegram asks to wait {} s before the next {}", *seconds, method),
            *seconds};
  }
  if (const KnownError* const known = Known(message)) {
    return {known->code, std::string(known->detail)};
  }
  if (IsDiskFull(message)) return {ErrorCode::kLimit, kDiskFullWords};
  const std::string word = IsWord(message) ? fmt::format(" ({})", message) : "";
  if (code == 401) {
    return {ErrorCode::kDenied, "Telegram does not accept the session" + word};
  }
  if (code >= 500 || code < 0) {
    return {ErrorCode::kRetryLater,
            fmt::format("Telegram answered {} with error {}{}", method, code, word),
            kServerErrorWait};
  }
  if (code == 404) return {ErrorCode::kNotFound, "Telegram has nothing of the kind" + word};
  if (code == 403 || code == 406) {
    return {ErrorCode::kRefused, fmt::format("Telegram refused {}{}", method, word)};
  }
  return {ErrorCode::kUnavailable,
          fmt::format("Telegram answered {} with error {}{}", method, code, word)};
}

}  // namespace tacit::sources::telegram
