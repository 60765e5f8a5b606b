#pragma once

// Every request that this program can send to TDLib (td_api.tl, 1.8.67). Session::Call takes these
// types and nothing else (promise P3): there is none that marks anything read, and those that join,
// leave, press a button or post cannot be made without a person's word for that one act. The test
// `TelegramRequests.AreExactlyThese` holds the list.

#include <array>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/base64.h"
#include "base/secret.h"
#include "sources/acts.h"
#include "sources/confirmed.h"
#include "sources/telegram/client/ids.h"
#include "sources/telegram/client/request_json.h"

namespace tacit::sources::telegram {

struct Method {
  std::string_view name;
  bool asks_server = true;  // else TDLib answers from what it has: no call leaves the machine
  bool repeats = false;     // sent again by itself when Telegram asked to wait and that is over
};

struct SetTdlibParameters {
  static constexpr Method kMethod{"setTdlibParameters", false};
  bool test_dc = false;
  const std::string& directory;
  const Secret& database_key;
  std::int32_t api_id = 0;
  const Secret& api_hash;
  const std::string& version;
  // Channels must keep their access hashes over a restart, or each would cost a look-up by name,
  // of which Telegram allows few: hence the database of chats, encrypted. Messages and files have
  // none.
  void Write(RequestJson& json) const {
    json.Bool("use_test_dc", test_dc).Text("database_directory", directory);
    json.Text("files_directory", directory + "/files");
    json.Text("database_encryption_key", Base64(database_key.Reveal()));
    json.Bool("use_file_database", false).Bool("use_chat_info_database", true);
    json.Bool("use_message_database", false).Bool("use_secret_chats", false);
    json.Int("api_id", api_id).Text("api_hash", api_hash.Reveal());
    json.Text("system_language_code", "en").Text("device_model", "tacit");
    json.Text("system_version", "").Text("application_version", version);
  }
};

struct SetBooleanOption {
  static constexpr Method kMethod{"setOption", false};
  std::string_view name;
  bool value = true;
  void Write(RequestJson& json) const {
    RequestJson option("optionValueBoolean");
    option.Bool("value", value);
    json.Text("name", name).Object("value", std::move(option));
  }
};

struct SetNetworkType {
  static constexpr Method kMethod{"setNetworkType", false};
  bool connected = false;
  void Write(RequestJson& json) const {
    json.Object("type", RequestJson(connected ? "networkTypeOther" : "networkTypeNone"));
  }
};

struct AddSocksProxy {
  static constexpr Method kMethod{"addProxy", false};
  const std::string& host;
  std::int32_t port = 0;
  void Write(RequestJson& json) const {
    RequestJson type("proxyTypeSocks5");
    type.Text("username", "").Text("password", "");
    RequestJson proxy("proxy");
    proxy.Text("server", host).Int("port", port).Object("type", std::move(type));
    json.Object("proxy", std::move(proxy)).Bool("enable", true).Text("comment", "");
  }
};

struct DisableProxy {
  static constexpr Method kMethod{"disableProxy", false};
  void Write(RequestJson& /*json*/) const {}
};

// Sign-in.
struct SetPhoneNumber {
  static constexpr Method kMethod{"setAuthenticationPhoneNumber"};
  const Secret& phone;
  void Write(RequestJson& json) const { json.Text("phone_number", phone.Reveal()); }
};

struct SetEmailAddress {
  static constexpr Method kMethod{"setAuthenticationEmailAddress"};
  const Secret& address;
  void Write(RequestJson& json) const { json.Text("email_address", address.Reveal()); }
};

struct CheckEmailCode {
  static constexpr Method kMethod{"checkAuthenticationEmailCode"};
  const Secret& code;
  void Write(RequestJson& json) const {
    RequestJson answer("emailAddressAuthenticationCode");
    answer.Text("code", code.Reveal());
    json.Object("code", std::move(answer));
  }
};

struct CheckCode {
  static constexpr Method kMethod{"checkAuthenticationCode"};
  const Secret& code;
  void Write(RequestJson& json) const { json.Text("code", code.Reveal()); }
};

struct ResendCode {
  static constexpr Method kMethod{"resendAuthenticationCode"};
  void Write(RequestJson& json) const {
    json.Object("reason", RequestJson("resendCodeReasonUserRequest"));
  }
};

struct CheckPassword {
  static constexpr Method kMethod{"checkAuthenticationPassword"};
  const Secret& password;
  void Write(RequestJson& json) const { json.Text("password", password.Reveal()); }
};

struct RequestQrCode {
  static constexpr Method kMethod{"requestQrCodeAuthentication"};
  void Write(RequestJson& json) const { json.Ints("other_user_ids", nullptr, 0); }
};

// The smallest question that only a living session is answered.
struct GetAccountTtl {
  static constexpr Method kMethod{"getAccountTtl"};
  void Write(RequestJson& /*json*/) const {}
};

struct LogOut {
  static constexpr Method kMethod{"logOut"};
  void Write(RequestJson& /*json*/) const {}
};

struct CloseClient {
  static constexpr Method kMethod{"close", false};
  void Write(RequestJson& /*json*/) const {}
};

// Chats.
struct LoadChats {
  static constexpr Method kMethod{.name = "loadChats", .repeats = true};
  bool archive = false;
  void Write(RequestJson& json) const {
    json.Object("chat_list", RequestJson(archive ? "chatListArchive" : "chatListMain"));
    json.Int("limit", 100);
  }
};

struct GetChats {
  static constexpr Method kMethod{"getChats", false};
  bool archive = false;
  void Write(RequestJson& json) const {
    json.Object("chat_list", RequestJson(archive ? "chatListArchive" : "chatListMain"));
    json.Int("limit", 100'000);
  }
};

struct SearchPublicChat {
  static constexpr Method kMethod{.name = "searchPublicChat", .repeats = true};
  const std::string& username;
  void Write(RequestJson& json) const { json.Text("username", username); }
};

// Makes TDLib take a channel that it has met from its database. In spite of its name it creates
// nothing at Telegram.
struct KnownSupergroup {
  static constexpr Method kMethod{"createSupergroupChat", false};
  std::int64_t supergroup_id = 0;
  void Write(RequestJson& json) const {
    json.Int("supergroup_id", supergroup_id).Bool("force", true);
  }
};

struct GetSupergroupFullInfo {
  static constexpr Method kMethod{.name = "getSupergroupFullInfo", .repeats = true};
  std::int64_t supergroup_id = 0;
  void Write(RequestJson& json) const { json.Int("supergroup_id", supergroup_id); }
};

// Updates of a channel that the account has not joined come only while it is open. Opening marks
// nothing read and shows nobody anything.
struct OpenChat {
  static constexpr Method kMethod{.name = "openChat", .repeats = true};
  std::int64_t chat_id = 0;
  void Write(RequestJson& json) const { json.Int("chat_id", chat_id); }
};

struct CloseChat {
  static constexpr Method kMethod{"closeChat", false};
  std::int64_t chat_id = 0;
  void Write(RequestJson& json) const { json.Int("chat_id", chat_id); }
};

// Messages.
struct GetChatHistory {
  static constexpr Method kMethod{.name = "getChatHistory", .repeats = true};
  std::int64_t chat_id = 0;
  std::int64_t from_message_id = 0;  // those before it; 0: from the newest
  void Write(RequestJson& json) const {
    json.Int("chat_id", chat_id).Int("from_message_id", from_message_id);
    json.Int("offset", 0).Int("limit", 100).Bool("only_local", false);
  }
};

// The same from the server in any case: TDLib answers the others from its memory where it can, and
// counters grow old there.
struct SearchChatMessages {
  static constexpr Method kMethod{.name = "searchChatMessages", .repeats = true};
  std::int64_t chat_id = 0;
  std::int64_t from_message_id = 0;  // this one and those before it; 0: from the newest
  std::int64_t limit = 100;          // at least 2
  void Write(RequestJson& json) const {
    json.Int("chat_id", chat_id).Text("query", "").Int("from_message_id", from_message_id);
    json.Int("offset", from_message_id == 0 ? 0 : -1).Int("limit", limit);
  }
};

struct GetMessages {
  static constexpr Method kMethod{.name = "getMessages", .repeats = true};
  std::int64_t chat_id = 0;
  std::span<const std::int64_t> message_ids;
  void Write(RequestJson& json) const {
    json.Int("chat_id", chat_id).Ints("message_ids", message_ids.data(), message_ids.size());
  }
};

struct GetMessageLocally {
  static constexpr Method kMethod{"getMessageLocally", false};
  std::int64_t chat_id = 0;
  std::int64_t message_id = 0;
  void Write(RequestJson& json) const {
    json.Int("chat_id", chat_id).Int("message_id", message_id);
  }
};

// What messages have only the beginning of.
struct GetFullRichMessage {
  static constexpr Method kMethod{.name = "getFullRichMessage", .repeats = true};
  std::int64_t chat_id = 0;
  std::int64_t message_id = 0;
  void Write(RequestJson& json) const {
    json.Int("chat_id", chat_id).Int("message_id", message_id);
  }
};

// What others can see: for each one a person was asked.
struct JoinChat {
  static constexpr Method kMethod{"joinChat"};
  const Confirmed<JoinChannel>& confirmed;
  void Write(RequestJson& json) const { json.Int("chat_id", ChatIdIn(confirmed.act().channel)); }
};

struct LeaveChat {
  static constexpr Method kMethod{"leaveChat"};
  const Confirmed<LeaveChannel>& confirmed;
  void Write(RequestJson& json) const { json.Int("chat_id", ChatIdIn(confirmed.act().channel)); }
};

struct GetCallbackQueryAnswer {
  static constexpr Method kMethod{"getCallbackQueryAnswer"};
  const Confirmed<PressButton>& confirmed;
  void Write(RequestJson& json) const {
    const PressButton& press = confirmed.act();
    RequestJson payload("callbackQueryPayloadData");
    payload.Text("data", press.data);  // base64 already
    json.Int("chat_id", ChatIdIn(press.channel)).Int("message_id", MessageIdIn(press.message));
    json.Object("payload", std::move(payload));
  }
};

struct SendMessage {
  static constexpr Method kMethod{"sendMessage"};
  const Confirmed<PostAnswer>& confirmed;
  void Write(RequestJson& json) const {
    const PostAnswer& post = confirmed.act();
    RequestJson reply("inputMessageReplyToMessage");
    reply.Int("message_id", MessageIdIn(post.message));
    RequestJson text("formattedText");
    text.Text("text", post.text.Reveal());
    RequestJson preview("linkPreviewOptions");
    preview.Bool("is_disabled", true);
    RequestJson content("inputMessageText");
    content.Object("text", std::move(text)).Object("link_preview_options", std::move(preview));
    json.Int("chat_id", ChatIdIn(post.channel)).Object("reply_to", std::move(reply));
    json.Object("input_message_content", std::move(content));
  }
};

template <typename... Requests>
struct RequestList {
  template <typename Request>
  static constexpr bool kHas = (std::same_as<Request, Requests> || ...);
  static constexpr std::array kMethods = {Requests::kMethod...};
};

using AllRequests =
    RequestList<SetTdlibParameters, SetBooleanOption, SetNetworkType, AddSocksProxy, DisableProxy,
                SetPhoneNumber, SetEmailAddress, CheckEmailCode, CheckCode, ResendCode,
                CheckPassword, RequestQrCode, GetAccountTtl, LogOut, CloseClient, LoadChats,
                GetChats, SearchPublicChat, KnownSupergroup, GetSupergroupFullInfo, OpenChat,
                CloseChat, GetChatHistory, SearchChatMessages, GetMessages, GetMessageLocally,
                GetFullRichMessage, JoinChat, LeaveChat, GetCallbackQueryAnswer, SendMessage>;

template <typename Type>
concept Request = AllRequests::kHas<Type>;

template <Request Type>
std::string JsonOf(const Type& request) {
  RequestJson json(Type::kMethod.name);
  request.Write(json);
  return std::move(json).Take();
}

}  // namespace tacit::sources::telegram
