#include "sources/slack/client/request.h"

#include <array>

namespace tacit::sources::slack {
namespace {

constexpr std::string_view kAuthTest = "auth.test";
constexpr std::string_view kAuthRevoke = "auth.revoke";
constexpr std::string_view kListChannels = "conversations.list";
constexpr std::string_view kChannelInfo = "conversations.info";
constexpr std::string_view kHistory = "conversations.history";
constexpr std::string_view kReplies = "conversations.replies";
constexpr std::string_view kListUsers = "users.list";
constexpr std::string_view kRefresh = "oauth.v2.access";

constexpr std::array<std::string_view, 8> kMethods = {
    kAuthTest, kAuthRevoke, kListChannels, kChannelInfo, kHistory, kReplies, kListUsers, kRefresh};

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

// RFC 3986's percent-encoding: cursors end in '='.
void AppendEncoded(std::string_view text, std::string& to) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr unsigned kLowHalf = 15;
  for (const char c : text) {
    if (IsUnreserved(c)) {
      to += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    to += '%';
    to += kHex[byte >> 4U];
    to += kHex[byte & kLowHalf];
  }
}

}  // namespace

Request& Request::Text(std::string_view name, std::string_view value) {
  if (value.empty()) return *this;
  if (!form_.empty()) form_ += '&';
  AppendEncoded(name, form_);
  form_ += '=';
  AppendEncoded(value, form_);
  return *this;
}

Request& Request::Number(std::string_view name, int value) {
  return Text(name, std::to_string(value));
}

std::span<const std::string_view> Request::Methods() { return kMethods; }

Request Request::AuthTest() { return Request(kAuthTest); }

Request Request::AuthRevoke() { return Request(kAuthRevoke); }

Request Request::ListChannels(std::string_view cursor, int limit) {
  Request request(kListChannels);
  request.Text("types", "public_channel").Text("exclude_archived", "false");
  request.Number("limit", limit).Text("cursor", cursor);
  return request;
}

Request Request::ChannelInfo(std::string_view channel) {
  Request request(kChannelInfo);
  request.Text("channel", channel).Text("include_num_members", "true");
  return request;
}

Request Request::History(std::string_view channel, const Window& window) {
  Request request(kHistory);
  request.Text("channel", channel).Text("oldest", window.oldest).Text("latest", window.latest);
  request.Text("inclusive", window.inclusive ? "true" : "false");
  request.Number("limit", window.limit).Text("cursor", window.cursor);
  return request;
}

Request Request::Replies(std::string_view channel, std::string_view thread, const Window& window) {
  Request request(kReplies);
  request.Text("channel", channel).Text("ts", thread);
  request.Text("oldest", window.oldest).Text("latest", window.latest);
  request.Text("inclusive", window.inclusive ? "true" : "false");
  request.Number("limit", window.limit).Text("cursor", window.cursor);
  return request;
}

Request Request::ListUsers(std::string_view cursor, int limit) {
  Request request(kListUsers);
  request.Number("limit", limit).Text("cursor", cursor);
  return request;
}

Request Request::Refresh(const std::string& client_id, const Secret& refresh_token) {
  Request request(kRefresh);
  request.Text("grant_type", "refresh_token").Text("client_id", client_id);
  request.Text("refresh_token", refresh_token.Reveal());
  request.needs_token_ = false;
  return request;
}

}  // namespace tacit::sources::slack
