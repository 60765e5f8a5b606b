#include "sources/slack/client/errors.h"

#include <gtest/gtest.h>

#include <array>

namespace tacit::sources::slack {
namespace {

struct Case {
  std::string_view word;
  Reaction reaction;
  ErrorCode code;
};

TEST(SlackErrors, AreSorted) {
  for (const Case& c : std::to_array<Case>({
           {"invalid_auth", Reaction::kSignIn, ErrorCode::kDenied},
           {"not_authed", Reaction::kSignIn, ErrorCode::kDenied},
           {"token_revoked", Reaction::kSignIn, ErrorCode::kDenied},
           {"account_inactive", Reaction::kSignIn, ErrorCode::kDenied},
           {"two_factor_setup_required", Reaction::kSignIn, ErrorCode::kDenied},
           {"token_expired", Reaction::kRefresh, ErrorCode::kDenied},
           {"channel_not_found", Reaction::kStopChannel, ErrorCode::kRefused},
           {"not_in_channel", Reaction::kStopChannel, ErrorCode::kRefused},
           {"channel_is_limited_access", Reaction::kStopChannel, ErrorCode::kRefused},
           {"missing_scope", Reaction::kStopChannel, ErrorCode::kRefused},
           {"access_denied", Reaction::kStopChannel, ErrorCode::kRefused},
           {"ratelimited", Reaction::kRetry, ErrorCode::kRetryLater},
           {"internal_error", Reaction::kRetry, ErrorCode::kRetryLater},
           {"fatal_error", Reaction::kRetry, ErrorCode::kRetryLater},
           {"service_unavailable", Reaction::kRetry, ErrorCode::kRetryLater},
           {"request_timeout", Reaction::kRetry, ErrorCode::kRetryLater},
           {"invalid_cursor", Reaction::kRestartWindow, ErrorCode::kUnavailable},
           {"thread_not_found", Reaction::kNoThread, ErrorCode::kNotFound},
           {"invalid_arguments", Reaction::kBug, ErrorCode::kBadInput},
           {"invalid_ts_latest", Reaction::kBug, ErrorCode::kBadInput},
           {"of_tomorrow", Reaction::kBug, ErrorCode::kBadInput},
           {"", Reaction::kBug, ErrorCode::kBadInput},
       })) {
    EXPECT_EQ(ReactionTo(c.word), c.reaction) << c.word;
    EXPECT_EQ(ErrorOf("conversations.history", c.word).code, c.code) << c.word;
  }
}

TEST(SlackErrors, SayTheGatesWordOfAChannel) {
  EXPECT_EQ(ErrorOf("conversations.info", "channel_not_found").detail, "not_found");
  EXPECT_EQ(ErrorOf("conversations.info", "missing_scope").detail, "missing_scope");
  EXPECT_EQ(ErrorOf("conversations.info", "not_in_channel").detail, "no_access");
}

TEST(SlackErrors, RepeatNothingThatIsNoWordOfSlacks) {
  const Error error = ErrorOf("auth.test", "Ann Example <ann@example.org>");
  EXPECT_EQ(error.detail.find("nn"), std::string::npos);
  EXPECT_NE(ErrorOf("auth.test", "of_tomorrow").detail.find("of_tomorrow"), std::string::npos);
}

}  // namespace
}  // namespace tacit::sources::slack
