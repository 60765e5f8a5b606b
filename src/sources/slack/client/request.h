#pragma once

// Every call that this program can make to Slack. Api::Call takes a Request and nothing else, and
// only the functions below make one (promise P3): none posts, joins, leaves, reacts or marks
// anything read. The test `SlackRequest.AreExactlyThese` holds the list.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/secret.h"

namespace tacit::sources::slack {

// Which messages are asked for: later than `oldest`, earlier than `latest`, both ts.
struct Window {
  std::string_view oldest = "0";
  std::string_view latest;
  bool inclusive = false;  // with those two
  std::string_view cursor;
  int limit = 0;
};

class Request {
 public:
  static Request AuthTest();
  static Request AuthRevoke();
  static Request ListChannels(std::string_view cursor, int limit);
  static Request ChannelInfo(std::string_view channel);
  static Request History(std::string_view channel, const Window& window);
  static Request Replies(std::string_view channel, std::string_view thread, const Window& window);
  static Request ListUsers(std::string_view cursor, int limit);
  // Gives no token: it asks for one.
  static Request Refresh(const std::string& client_id, const Secret& refresh_token);

  // The names of the functions above at Slack, in their order.
  static std::span<const std::string_view> Methods();

  std::string_view method() const { return method_; }
  // application/x-www-form-urlencoded. May hold a secret: never logged.
  const std::string& form() const { return form_; }
  bool needs_token() const { return needs_token_; }

 private:
  explicit Request(std::string_view method) : method_(method) {}
  Request& Text(std::string_view name, std::string_view value);  // left out where empty
  Request& Number(std::string_view name, int value);

  std::string_view method_;
  std::string form_;
  bool needs_token_ = true;
};

}  // namespace tacit::sources::slack
