#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sources/slack/json.h"

namespace tacit::sources::slack {

// Of a message, in an export or as the Web API gives it, all that is ever looked at (promise P5);
// views into the DOM.
struct MessageFields {
  std::string_view type;
  std::string_view subtype;
  std::string_view ts;
  std::string_view thread_ts;
  std::string_view user;
  std::string_view bot_id;
  std::string_view username;
  std::string_view text;
  std::optional<std::int64_t> reply_count;
  std::optional<dom::array> blocks;
  std::optional<dom::array> attachments;
  std::optional<dom::array> files;
  std::optional<dom::array> reactions;
  std::optional<dom::array> replies;
  std::optional<dom::object> edited;
  std::optional<dom::object> file;     // until 2018
  std::optional<dom::object> comment;  // of a file_comment
};

MessageFields ReadFields(dom::object message);

}  // namespace tacit::sources::slack
