#include "sources/telegram/client/requests.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sources/telegram/client/test_reply.h"

namespace tacit::sources::telegram {
namespace {

// The allow-list (promise P3). A line more here is a decision: nothing may download or mark
// anything read, and the last four need a person's word.
constexpr std::string_view kList[] = {
    "setTdlibParameters",
    "setOption",
    "setNetworkType",
    "addProxy",
    "disableProxy",
    "setAuthenticationPhoneNumber",
    "setAuthenticationEmailAddress",
    "checkAuthenticationEmailCode",
    "checkAuthenticationCode",
    "resendAuthenticationCode",
    "checkAuthenticationPassword",
    "requestQrCodeAuthentication",
    "getAccountTtl",
    "logOut",
    "close",
    "loadChats",
    "getChats",
    "searchPublicChat",
    "createSupergroupChat",
    "getSupergroupFullInfo",
    "openChat",
    "closeChat",
    "getChatHistory",
    "searchChatMessages",
    "getMessages",
    "getMessageLocally",
    "getFullRichMessage",
    "joinChat",
    "leaveChat",
    "getCallbackQueryAnswer",
    "sendMessage",
};

struct ViewMessages {
  static constexpr Method kMethod{"viewMessages"};
  void Write(RequestJson& /*json*/) const {}
};

static_assert(!Request<ViewMessages>, "what is not on the list cannot be sent");
static_assert(!Request<std::string>, "no text of our own is sent");
static_assert(!std::is_default_constructible_v<JoinChat> &&
              !std::is_default_constructible_v<LeaveChat>);
static_assert(!std::is_default_constructible_v<GetCallbackQueryAnswer>);
static_assert(!std::is_default_constructible_v<SendMessage>, "somebody must have been asked");

class SaysYes final : public Prompt {
 public:
  Result<std::string> Ask(std::string_view /*words*/) override { return "yes"; }
};

template <typename Act>
Confirmed<Act> Allowed(Act act) {
  SaysYes person;
  return *Confirmed<Act>::Ask(std::move(act), "", person);
}

TEST(TelegramRequests, AreExactlyThese) {
  const auto& methods = AllRequests::kMethods;
  ASSERT_EQ(methods.size(), std::size(kList));
  for (std::size_t i = 0; i < methods.size(); ++i) EXPECT_EQ(methods[i].name, kList[i]);
}

// What TDLib answers without the server asks no budget; all others do.
TEST(TelegramRequests, OnlyLocalOnesSkipTheBudget) {
  std::vector<std::string_view> local;
  for (const Method& method : AllRequests::kMethods) {
    if (!method.asks_server) local.push_back(method.name);
  }
  const std::vector<std::string_view> expected = {"setTdlibParameters", "setOption",
                                                  "setNetworkType",     "addProxy",
                                                  "disableProxy",       "close",
                                                  "getChats",           "createSupergroupChat",
                                                  "closeChat",          "getMessageLocally"};
  EXPECT_EQ(local, expected);
}

TEST(TelegramRequests, AreWrittenAsTdlibReadsThem) {
  EXPECT_EQ(JsonOf(GetChatHistory{.chat_id = -1001234567890, .from_message_id = 262144000}),
            R"({"@type":"getChatHistory","chat_id":-1001234567890,"from_message_id":262144000,)"
            R"("offset":0,"limit":100,"only_local":false})");
  const std::string host = "127.0.0.1";
  EXPECT_EQ(JsonOf(AddSocksProxy{.host = host, .port = 1080}),
            R"({"@type":"addProxy","proxy":{"@type":"proxy","server":"127.0.0.1","port":1080,)"
            R"("type":{"@type":"proxyTypeSocks5","username":"","password":""}},"enable":true,)"
            R"("comment":""})");
  const std::int64_t ids[] = {1048576, 2097152};
  EXPECT_EQ(JsonOf(GetMessages{.chat_id = 5, .message_ids = ids}),
            R"({"@type":"getMessages","chat_id":5,"message_ids":[1048576,2097152]})");
  EXPECT_EQ(JsonOf(GetFullRichMessage{.chat_id = 5, .message_id = 1048576}),
            R"({"@type":"getFullRichMessage","chat_id":5,"message_id":1048576})");
  EXPECT_EQ(JsonOf(SearchChatMessages{.chat_id = 5, .from_message_id = 1048576, .limit = 2}),
            R"({"@type":"searchChatMessages","chat_id":5,"query":"","from_message_id":1048576,)"
            R"("offset":-1,"limit":2})");
}

TEST(TelegramRequests, DoWhatWasAllowedAndNothingElse) {
  const auto join = Allowed(JoinChannel{.channel = "7"});
  EXPECT_EQ(JsonOf(JoinChat{.confirmed = join}),
            R"({"@type":"joinChat","chat_id":-1000000000007})");
  const auto leave = Allowed(LeaveChannel{.channel = "7"});
  EXPECT_EQ(JsonOf(LeaveChat{.confirmed = leave}),
            R"({"@type":"leaveChat","chat_id":-1000000000007})");
  const auto press = Allowed(PressButton{.channel = "7", .message = "5", .data = "Zmlzaa=="});
  EXPECT_EQ(JsonOf(GetCallbackQueryAnswer{.confirmed = press}),
            R"({"@type":"getCallbackQueryAnswer","chat_id":-1000000000007,"message_id":5242880,)"
            R"("payload":{"@type":"callbackQueryPayloadData","data":"Zmlzaa=="}})");
  const auto post = Allowed(PostAnswer{.channel = "7", .message = "5", .text = Secret("\"7\"")});
  EXPECT_EQ(
      JsonOf(SendMessage{.confirmed = post}),
      R"({"@type":"sendMessage","chat_id":-1000000000007,)"
      R"("reply_to":{"@type":"inputMessageReplyToMessage","message_id":5242880},)"
      R"("input_message_content":{"@type":"inputMessageText","text":{"@type":"formattedText",)"
      R"("text":"\u00227\u0022"},"link_preview_options":{"@type":"linkPreviewOptions",)"
      R"("is_disabled":true}}})");
}

TEST(TelegramRequests, KeepChatsOnlyAndAlwaysUnderTheKey) {
  const std::string directory = "/tmp/x";
  const std::string version = "1.0";
  const Secret key(std::string(32, '\xff'));
  const Secret hash("0123456789abcdef0123456789abcdef");
  const Reply reply = Parsed(JsonOf(SetTdlibParameters{.test_dc = true,
                                                       .directory = directory,
                                                       .database_key = key,
                                                       .api_id = 12345,
                                                       .api_hash = hash,
                                                       .version = version}));
  const Json& json = reply.root();
  EXPECT_EQ(json["database_encryption_key"].Text(), "//////////////////////////////////////////8=");
  EXPECT_EQ(json["use_message_database"].Bool(), false);
  EXPECT_EQ(json["use_file_database"].Bool(), false);
  EXPECT_EQ(json["use_secret_chats"].Bool(), false);
  EXPECT_EQ(json["use_chat_info_database"].Bool(), true);
}

TEST(TelegramRequests, EscapeWhatIsTyped) {
  struct Case {
    std::string_view typed;
    std::string_view read;
  };
  const Case cases[] = {
      {"22222", "22222"},
      {"a\"b\\c", "a\"b\\c"},
      {"x\"},\"@type\":\"viewMessages", "x\"},\"@type\":\"viewMessages"},
      {std::string_view("nul\0byte", 8), std::string_view("nul\0byte", 8)},
      {"пароль", "пароль"},
      {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
      {"bad\xFF", "bad\xEF\xBF\xBD"},
      {"cut\xE2\x82", "cut\xEF\xBF\xBD\xEF\xBF\xBD"},
  };
  for (const Case& entry : cases) {
    const Secret typed{std::string(entry.typed)};
    const Reply reply = Parsed(JsonOf(CheckPassword{.password = typed}));
    EXPECT_EQ(reply.root().type(), "checkAuthenticationPassword");
    EXPECT_EQ(reply.root()["password"].Text(), entry.read);
  }
}

TEST(TelegramRequests, Base64IsThatOfRfc4648) {
  EXPECT_EQ(Base64(""), "");
  EXPECT_EQ(Base64("f"), "Zg==");
  EXPECT_EQ(Base64("fo"), "Zm8=");
  EXPECT_EQ(Base64("foo"), "Zm9v");
  EXPECT_EQ(Base64("foobar"), "Zm9vYmFy");
}

}  // namespace
}  // namespace tacit::sources::telegram
