#pragma once

// What a page of a channel's public web preview (t.me/s/NAME) says. The markup has no published
// description; the class names are those that public readers of it use (snscrape, RSSHub).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "model/raw/raw_message.h"
#include "sources/archive.h"
#include "sources/telegram/preview/html.h"

namespace tacit::sources {

struct PreviewPage {
  RawChannel channel;
  std::vector<HtmlNode> posts;  // of this channel, oldest first
  Refusals refused;             // posts of another channel: "other_channel"
  bool unread = false;          // a post of this channel has an id that is written in a new way
  std::string older;            // id of the post before which an older page ends; empty: none
};

// The views of `document` are kept. kBadInput when it is no preview of a channel: a group, a person
// and an unknown name have a page too, and it answers like any other.
// `may_be_empty`: a page without posts is one, too, and names no id: the channel begins behind it.
Result<PreviewPage> ReadPreviewPage(const HtmlDocument& document, bool may_be_empty = false);

// "1.5M", "12.3K", "987" (rounded by Telegram).
std::optional<std::int64_t> ParseRounded(std::string_view text);
// "2024-03-01T09:01:00+00:00", "…Z".
std::optional<Micros> ParseIsoTime(std::string_view text);

// The id of "name/4711" and of the addresses that end so ("https://t.me/name/4711?single"), where
// the name is `handle`; empty: another one.
std::string_view PostIdOf(std::string_view post, std::string_view handle);

}  // namespace tacit::sources
