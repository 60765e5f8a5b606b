#include <algorithm>

#include "privacy/links.h"
#include "privacy/scrubber_state.h"
#include "privacy/tags.h"

namespace tacit::privacy {

// Of the stored values those that are no findings by themselves and, where they stood in the old
// text (`before`), still stand in the new one (`after`).
void Scrubber::State::KeepClean(std::span<const std::string_view> stored, std::string_view prefix,
                                const Derived& derived, std::vector<std::string_view>& kept) {
  kept.clear();
  std::string written;
  for (const std::string_view value : stored) {
    const bool was = std::ranges::find(derived.before, value) != derived.before.end();
    const bool is = std::ranges::find(derived.after, value) != derived.after.end();
    if (was && !is) continue;
    written.assign(prefix).append(value);
    side.Clean(written, {}, {});
    if (side.text() == written) kept.push_back(value);
  }
}

void Scrubber::State::Retake(const StoredText& row, CleanMessage::Fields& fields) {
  const auto standing = [](std::span<const std::string_view> tags, std::string_view where) {
    std::vector<std::string_view> found;
    for (const std::string_view tag : tags) {
      if (where.find("#" + std::string(tag)) != std::string_view::npos) found.push_back(tag);
    }
    return found;
  };
  const Derived tags{standing(row.hashtags, row.text), standing(row.hashtags, text.text())};
  KeepClean(row.hashtags, "#", tags, hashtags);
  Derived cash{row.cashtags, {}};
  if (!row.cashtags.empty()) CollectCashtags(text, arena, cash.after);
  KeepClean(row.cashtags, "$", cash, cashtags);
  Derived links;
  CollectHosts(row.text, arena, links.before);
  CollectHosts(text.text(), arena, links.after);
  KeepClean(row.link_domains, "https://", links, hosts);
  Derived linked;
  CollectChannelLinks(row.text, own, arena, linked.before);
  CollectChannelLinks(text.text(), own, arena, linked.after);
  KeepClean(row.channel_links, "https://t.me/s/", linked, channel_links);
  fields.hashtags = hashtags;
  fields.cashtags = cashtags;
  fields.link_domains = hosts;
  fields.channel_links = channel_links;
}

const CleanMessage& Scrubber::Rescrub(const StoredText& row) {
  State& state = *state_;
  state.arena.Reset();
  CleanMessage::Fields& fields = state.message.fields_;
  fields = CleanMessage::Fields{};
  state.text.Clean(row.text, {}, {});
  fields.text = state.text.text();
  state.TakeEdits(fields);
  for (const ClassCount& counted : row.pii) state.AddCount(counted.name, counted.count);
  std::ranges::sort(state.pii, {}, &ClassCount::name);
  fields.pii = state.pii;
  std::vector<UserHash> mentions;
  mentions.reserve(row.mentions.size());
  for (const std::string_view name : row.mentions) mentions.emplace_back(name);
  for (const UserHash name : state.mentions) {
    if (std::ranges::find(mentions, name) == mentions.end()) mentions.push_back(name);
  }
  state.mentions = std::move(mentions);
  fields.mentions = state.mentions;
  state.Retake(row, fields);
  fields.withheld = row.withheld;
  if (row.has_text && HasMarker(row.text, state.marker)) state.ForgetText(kWithheldMarker, fields);
  if (state.content != nullptr && row.has_text && !fields.text.empty()) state.Withhold(fields);
  fields.dropped = false;
  return state.message;
}

}  // namespace tacit::privacy
