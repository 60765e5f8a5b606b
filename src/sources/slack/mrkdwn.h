#pragma once

#include <map>
#include <string>
#include <string_view>

#include "sources/slack/text_builder.h"

namespace tacit::sources::slack {

// The listed public channels: id -> name. Only these may be named in a text.
class ChannelNames {
 public:
  void Add(std::string id, std::string name) { names_.emplace(std::move(id), std::move(name)); }
  // Appends "#name", or "#channel" (and no id) for a channel that is not listed as public.
  void Append(std::string_view id, TextBuilder& out) const;

 private:
  std::map<std::string, std::string, std::less<>> names_;
};

// Appends Slack's mrkdwn (https://docs.slack.dev/messaging/formatting-message-text) to `out`: its
// three entities decoded once, its <…> tokens resolved without their labels where those name
// people, code marked; *bold* and the like stay as they are. Unknown tokens stay as text. Values of
// spans view `text`.
void AppendMrkdwn(std::string_view text, const ChannelNames& channels, TextBuilder& out);

// Links of blocks and of mrkdwn: mailto: and tel: become an address or a number without a label.
void AppendLink(std::string_view url, std::string_view label, TextBuilder& out);

// "@here", "@channel" or "@everyone"; false: `range` is none of those, nothing was appended.
bool AppendBroadcast(std::string_view range, TextBuilder& out);

// &amp; &lt; &gt;, once.
std::string DecodeEntities(std::string_view text);

}  // namespace tacit::sources::slack
