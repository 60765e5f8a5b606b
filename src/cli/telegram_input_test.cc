// What is typed for, and shown by, signing in to Telegram.

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>

#include "cli/qr_code.h"
#include "cli/sign_in_text.h"
#include "cli/socks_address.h"
#include "cli/telegram_account.h"
#include "cli/terminal_line.h"

namespace tacit::cli {
namespace {

using sources::SignInState;
using sources::SignInStep;

TEST(SocksAddress, TakesHostAndPort) {
  const auto address = ParseSocksAddress("socks5://127.0.0.1:1080");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->host, "127.0.0.1");
  EXPECT_EQ(address->port, 1080);
  EXPECT_EQ(ParseSocksAddress("socks5://[::1]:9050")->host, "::1");
  EXPECT_EQ(ParseSocksAddress("socks5://proxy.example:65535")->port, 65535);
}

TEST(SocksAddress, RefusesWhatIsNone) {
  for (const std::string_view text :
       {"127.0.0.1:1080", "socks5://127.0.0.1", "socks5://:1080", "socks5://h:0",
        "socks5://h:65536", "socks5://h:1x", "socks5://h:", "http://h:1", "socks5://user:word@h:1",
        "socks5://::1:9050", "socks5://h/x:1", "socks5://[]:1"}) {
    EXPECT_FALSE(ParseSocksAddress(text)) << text;
    EXPECT_FALSE(SocksProblem(text).empty()) << text;
  }
  EXPECT_EQ(SocksProblem(""), "");
}

TEST(TelegramAccount, KnowsAnApiIdAndHash) {
  EXPECT_EQ(ParseApiId("1234567"), 1234567);
  for (const std::string_view text : {"", "0", "-5", "12x", "99999999999", "1 2"}) {
    EXPECT_EQ(ParseApiId(text), 0) << text;
  }
  EXPECT_TRUE(IsApiHash("0123456789abcdef0123456789abcdef"));
  for (const std::string_view text :
       {"", "0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcdeg",
        "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef0"}) {
    EXPECT_FALSE(IsApiHash(text)) << text;
  }
}

TEST(TypedLine, ReadsOneLineAndNothingAfterIt) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const std::string typed = "first\n\nlast";
  ASSERT_EQ(::write(ends[1], typed.data(), typed.size()), static_cast<ssize_t>(typed.size()));
  ::close(ends[1]);
  for (const std::string_view expected : {"first", "", "last"}) {
    const auto line = ReadTypedLine(ends[0]);
    ASSERT_TRUE(line && *line);
    EXPECT_EQ((*line)->Reveal(), expected);
  }
  const auto end = ReadTypedLine(ends[0]);
  ASSERT_TRUE(end);
  EXPECT_FALSE(*end);
  ::close(ends[0]);
}

TEST(SignInText, StepsAreOneLineOfJson) {
  EXPECT_EQ(StepLine("ready", {}, ""), "{\"version\":1,\"step\":\"ready\"}\n");
  EXPECT_EQ(
      StepLine(
          "code",
          {.step = SignInStep::kCode, .notice = "by SMS", .code_length = 5, .resend_after_s = 60},
          "the code is wrong"),
      "{\"version\":1,\"step\":\"code\",\"notice\":\"by SMS\",\"code_length\":5,"
      "\"resend_after_s\":60,\"error\":\"the code is wrong\"}\n");
}

TEST(SignInText, EachQuestionIsAskedAndSecretsAreHidden) {
  for (const SignInStep step : {SignInStep::kPhone, SignInStep::kEmail, SignInStep::kEmailCode,
                                SignInStep::kCode, SignInStep::kPassword}) {
    EXPECT_FALSE(QuestionOf({.step = step}).empty());
    EXPECT_FALSE(NameOf(step).empty());
  }
  EXPECT_TRUE(IsHidden(SignInStep::kCode));
  EXPECT_TRUE(IsHidden(SignInStep::kEmailCode));
  EXPECT_TRUE(IsHidden(SignInStep::kPassword));
  EXPECT_FALSE(IsHidden(SignInStep::kPhone));
}

TEST(QrCode, IsASquareOfHalfBlocksWithAQuietZone) {
  const auto code = QrCode("tg://login?token=invented", false);
  ASSERT_TRUE(code);
  // Version 2 or 3: 25 or 29 modules, and 4 light ones around.
  const auto lines = std::ranges::count(*code, '\n');
  EXPECT_TRUE(lines == 17 || lines == 19) << lines;
  std::size_t light = 0;
  while (code->compare(light * 3, 3, "\u2588") == 0) ++light;
  EXPECT_GE(light, 33U) << "the first line is light all along";
}

}  // namespace
}  // namespace tacit::cli
