#pragma once

#include <string_view>

#include "sources/slack/message_fields.h"

namespace tacit::sources::slack {

// Until 2018 Slack wrote the text of messages about files: "<@U1|ann> uploaded a file: <url|title>
// and commented: so it is". Only the comment is somebody's text; names and titles are dropped.

// What the author of a file_share wrote; all of its text where Slack did not write it.
std::string_view CommentInFileShare(const MessageFields& fields);

// What the author of a file_comment wrote.
std::string_view CommentOf(const MessageFields& fields);

}  // namespace tacit::sources::slack
