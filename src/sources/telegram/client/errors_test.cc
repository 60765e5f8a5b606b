#include "sources/telegram/client/errors.h"

#include <gtest/gtest.h>

namespace tacit::sources::telegram {
namespace {

TEST(TelegramErrors, SayWhatToDo) {
  struct Case {
    int code;
    std::string_view message;
    ErrorCode expected;
    int seconds;
  };
  const Case cases[] = {
      {429, "Too Many Requests: retry after 300", ErrorCode::kRetryLater, 300},
      {420, "FLOOD_WAIT_86400", ErrorCode::kRetryLater, 86400},
      {420, "SLOWMODE_WAIT_17", ErrorCode::kRetryLater, 17},
      {429, "something new", ErrorCode::kRetryLater, 30},
      {420, "FROZEN_METHOD_INVALID", ErrorCode::kDenied, 0},
      {500, "Internal Server Error", ErrorCode::kRetryLater, 30},
      {-503, "Timeout", ErrorCode::kRetryLater, 30},
      {400, "PHONE_CODE_INVALID", ErrorCode::kInvalidArgument, 0},
      {400, "PHONE_CODE_EXPIRED", ErrorCode::kInvalidArgument, 0},
      {400, "PASSWORD_HASH_INVALID", ErrorCode::kInvalidArgument, 0},
      {400, "PHONE_NUMBER_INVALID", ErrorCode::kInvalidArgument, 0},
      {400, "PHONE_NUMBER_BANNED", ErrorCode::kDenied, 0},
      {400, "API_ID_INVALID", ErrorCode::kDenied, 0},
      {401, "AUTH_KEY_UNREGISTERED", ErrorCode::kDenied, 0},
      {401, "SESSION_REVOKED", ErrorCode::kDenied, 0},
      {401, "something new", ErrorCode::kDenied, 0},
      {401, "Wrong database encryption key", ErrorCode::kUnavailable, 0},
      {400, "Can't lock file \"/home/ann/td.binlog\"", ErrorCode::kLocked, 0},
      {400, "USERNAME_NOT_OCCUPIED", ErrorCode::kNotFound, 0},
      {400, "CHANNEL_PRIVATE", ErrorCode::kRefused, 0},
      {400, "[query:COMMIT] to database \"/home/ann/db\" failed: database or disk is full",
       ErrorCode::kLimit, 0},
      {400, "disk I/O error for database \"/home/ann/db\"", ErrorCode::kLimit, 0},
      {400, "DISK_IS_FULL", ErrorCode::kUnavailable, 0},
      {404, "Not Found", ErrorCode::kNotFound, 0},
      {403, "CHAT_WRITE_FORBIDDEN", ErrorCode::kRefused, 0},
      {406, "UPDATE_APP_TO_LOGIN", ErrorCode::kUnavailable, 0},
      {400, "CHANNELS_TOO_MUCH", ErrorCode::kLimit, 0},
      {400, "USER_BANNED_IN_CHANNEL", ErrorCode::kRefused, 0},
      {400, "USER_NOT_PARTICIPANT", ErrorCode::kNotFound, 0},
      {502, "The bot is not responding", ErrorCode::kUnavailable, 0},
      {400, "SOMETHING_NEW", ErrorCode::kUnavailable, 0},
  };
  for (const Case& entry : cases) {
    const Error error = ErrorOf("getChatHistory", entry.code, entry.message);
    EXPECT_EQ(error.code, entry.expected) << entry.message;
    EXPECT_EQ(error.retry_after_s, entry.seconds) << entry.message;
    EXPECT_FALSE(error.detail.empty());
  }
}

TEST(TelegramErrors, TellAWordFromOneThatBeginsWithIt) {
  EXPECT_EQ(ErrorOf("getChat", 401, "USER_DEACTIVATED").detail,
            "the account was deleted at Telegram");
  EXPECT_EQ(ErrorOf("getChat", 401, "USER_DEACTIVATED_BAN").detail,
            "Telegram has banned the account");
}

// A sentence of the server may quote anything; its own words may be shown.
TEST(TelegramErrors, QuoteNothingButTelegramsWords) {
  EXPECT_NE(ErrorOf("getChat", 400, "SOMETHING_NEW").detail.find("SOMETHING_NEW"),
            std::string::npos);
  for (const std::string_view message :
       {"Chat +49 170 1234567 is odd", "ann@example.com", "Can't lock file \"/home/ann\"",
        "disk I/O error for database \"/home/ann/db\""}) {
    const std::string detail = ErrorOf("getChat", 400, message).detail;
    EXPECT_EQ(detail.find("ann"), std::string::npos) << detail;
    EXPECT_EQ(detail.find("170"), std::string::npos) << detail;
  }
}

TEST(TelegramErrors, OnlyFloodsHaveSeconds) {
  EXPECT_EQ(FloodSeconds(429, "Too Many Requests: retry after 3"), 3);
  EXPECT_EQ(FloodSeconds(420, "FLOOD_WAIT_0"), 0);
  EXPECT_EQ(FloodSeconds(400, "retry after 3"), std::nullopt);
  EXPECT_EQ(FloodSeconds(420, "FLOOD_WAIT_99999999999999"), 30);
}

}  // namespace
}  // namespace tacit::sources::telegram
