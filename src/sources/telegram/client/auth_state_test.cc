#include "sources/telegram/client/auth_state.h"

#include <gtest/gtest.h>

#include "sources/telegram/client/test_reply.h"

namespace tacit::sources::telegram {
namespace {

AuthState StateOf(std::string_view json) { return AuthStateOf(Parsed(json).root()); }

TEST(TelegramAuthState, EachStepIsKnown) {
  struct Case {
    std::string_view json;
    AuthStep step;
    SignInStep shown;
  };
  const Case cases[] = {
      {R"({"@type":"authorizationStateWaitTdlibParameters"})", AuthStep::kStarting,
       SignInStep::kPhone},
      {R"({"@type":"authorizationStateWaitPhoneNumber"})", AuthStep::kAsking, SignInStep::kPhone},
      {R"({"@type":"authorizationStateWaitEmailAddress","allow_apple_id":false})",
       AuthStep::kAsking, SignInStep::kEmail},
      {R"({"@type":"authorizationStateWaitEmailCode","code_info":{}})", AuthStep::kAsking,
       SignInStep::kEmailCode},
      {R"({"@type":"authorizationStateWaitCode","code_info":{}})", AuthStep::kAsking,
       SignInStep::kCode},
      {R"({"@type":"authorizationStateWaitOtherDeviceConfirmation","link":"tg://login?token=x"})",
       AuthStep::kAsking, SignInStep::kQr},
      {R"({"@type":"authorizationStateWaitPassword"})", AuthStep::kAsking, SignInStep::kPassword},
      {R"({"@type":"authorizationStateWaitRegistration"})", AuthStep::kAsking,
       SignInStep::kRefused},
      {R"({"@type":"authorizationStateWaitPremiumPurchase"})", AuthStep::kAsking,
       SignInStep::kRefused},
      {R"({"@type":"authorizationStateReady"})", AuthStep::kReady, SignInStep::kReady},
      {R"({"@type":"authorizationStateLoggingOut"})", AuthStep::kEnding, SignInStep::kClosed},
      {R"({"@type":"authorizationStateClosing"})", AuthStep::kEnding, SignInStep::kClosed},
      {R"({"@type":"authorizationStateClosed"})", AuthStep::kClosed, SignInStep::kClosed},
      {R"({"@type":"authorizationStateWaitSomethingNew"})", AuthStep::kAsking,
       SignInStep::kRefused},
      {R"({})", AuthStep::kAsking, SignInStep::kRefused},
  };
  for (const Case& entry : cases) {
    const AuthState state = StateOf(entry.json);
    EXPECT_EQ(state.step, entry.step) << entry.json;
    EXPECT_EQ(state.shown.step, entry.shown) << entry.json;
    EXPECT_TRUE(entry.shown != SignInStep::kRefused || !state.shown.notice.empty());
  }
}

TEST(TelegramAuthState, SaysHowTheCodeComes) {
  struct Case {
    std::string_view type;
    std::string_view notice;
    int length;
  };
  const Case cases[] = {
      {R"("@type":"authenticationCodeTypeTelegramMessage","length":5)", "Telegram app", 5},
      {R"("@type":"authenticationCodeTypeSms","length":6)", "SMS", 6},
      {R"("@type":"authenticationCodeTypeSmsWord","first_letter":"b")", "begins with \"b\"", 0},
      {R"("@type":"authenticationCodeTypeSmsPhrase","first_word":"the")", "begins with \"the\"", 0},
      {R"("@type":"authenticationCodeTypeCall","length":5)", "calls you", 5},
      {R"("@type":"authenticationCodeTypeFlashCall","pattern":"+49")", "\"+49\"", 0},
      {R"("@type":"authenticationCodeTypeMissedCall","phone_number_prefix":"+44","length":4)",
       "\"+44\"", 4},
      {R"("@type":"authenticationCodeTypeFragment","url":"https://x","length":5)", "fragment.com",
       5},
      {R"("@type":"authenticationCodeTypeFirebaseAndroid","length":6)", "SMS", 6},
      {R"("@type":"authenticationCodeTypeNew")", "new to tacit", 0},
  };
  for (const Case& entry : cases) {
    const AuthState state =
        StateOf(R"({"@type":"authorizationStateWaitCode","code_info":{"phone_number":"4917012345",)"
                R"("type":{)" +
                std::string(entry.type) + "}}}");
    EXPECT_NE(state.shown.notice.find(entry.notice), std::string::npos) << state.shown.notice;
    EXPECT_EQ(state.shown.notice.find("17012345"), std::string::npos);
    EXPECT_EQ(state.shown.code_length, entry.length);
    EXPECT_EQ(state.shown.resend_after_s, 0);
  }
}

TEST(TelegramAuthState, ACodeCanBeSentAgainWhenThereIsANextWay) {
  const AuthState state =
      StateOf(R"({"@type":"authorizationStateWaitCode","code_info":{"type":{},"timeout":60,)"
              R"("next_type":{"@type":"authenticationCodeTypeSms","length":5}}})");
  EXPECT_EQ(state.shown.resend_after_s, 60);
}

TEST(TelegramAuthState, ShowsTheHintAndTheLink) {
  EXPECT_NE(StateOf(R"({"@type":"authorizationStateWaitRegistration"})")
                .shown.notice.find("tacit never makes one"),
            std::string::npos);
  EXPECT_NE(StateOf(R"({"@type":"authorizationStateWaitPassword","password_hint":"a hint"})")
                .shown.notice.find("a hint"),
            std::string::npos);
  EXPECT_EQ(StateOf(R"({"@type":"authorizationStateWaitOtherDeviceConfirmation",)"
                    R"("link":"tg://login?token=abc"})")
                .shown.link,
            "tg://login?token=abc");
}

}  // namespace
}  // namespace tacit::sources::telegram
