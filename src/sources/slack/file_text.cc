#include "sources/slack/file_text.h"

#include <optional>

namespace tacit::sources::slack {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Slack's part is one short line in the user's language, then the file's link.
constexpr std::size_t kMaxWritten = 300;

// What follows "<@author> … <link>"; empty: `text` does not begin like that.
std::optional<std::string_view> AfterLink(std::string_view text) {
  if (!text.starts_with("<@")) return std::nullopt;
  const std::size_t link = text.substr(0, kMaxWritten).find("<http");
  if (link == kNone || text.substr(0, link).find('\n') != kNone) return std::nullopt;
  const std::size_t end = text.find('>', link);
  if (end == kNone) return std::nullopt;
  return text.substr(end + 1);
}

// "so it is" of " and commented: so it is".
std::string_view AfterColon(std::string_view text) {
  const std::size_t colon = text.find(": ");
  return colon == kNone ? std::string_view() : text.substr(colon + 2);
}

}  // namespace

std::string_view CommentInFileShare(const MessageFields& fields) {
  const auto rest = AfterLink(fields.text);
  if (!rest) return fields.text;
  if (rest->empty()) return {};
  const auto comment =
      fields.file ? ObjectAt(*fields.file, "initial_comment") : std::optional<dom::object>();
  if (comment) {
    const std::string_view written = StringAt(*comment, "comment");
    if (!written.empty()) return written;
  }
  return AfterColon(*rest);
}

std::string_view CommentOf(const MessageFields& fields) {
  if (fields.comment) return StringAt(*fields.comment, "comment");
  const auto rest = AfterLink(fields.text);
  return rest ? AfterColon(*rest) : std::string_view();
}

}  // namespace tacit::sources::slack
