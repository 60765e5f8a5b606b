#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "privacy/arena.h"
#include "privacy/offset_map.h"
#include "privacy/own_channels.h"
#include "privacy/pseudonymizer.h"
#include "privacy/reaction_filter.h"
#include "privacy/scrubber.h"
#include "privacy/text_cleaner.h"

namespace tacit::privacy {

struct Scrubber::State {
  State(const Policy& policy, const ProjectKeys& keys, const Roster& roster, Platform from,
        std::span<const RawChannel> batch, const NameMemory& memory)
      : platform(from),
        channels(batch),
        own(batch, from),
        names(keys, from),
        text({policy, roster, own, names, from, memory}),
        side({policy, roster, own, names, from, memory}),
        reaction_filter(roster),
        content(policy.content.get()),
        marker(policy.nocollect_marker) {}

  UserHash NameOf(const RawActor& actor) {
    return actor.id.empty() ? UserHash() : UserHash(arena.Copy(names.OfId(actor.id)));
  }
  std::string_view SourceOf(const RawActor& from);
  void TakeText(const RawMessage& raw, bool nameless, std::span<const SplitPart> parts,
                CleanMessage::Fields& fields);
  void TakeEdits(CleanMessage::Fields& fields);
  void TakePii(const TextCleaner& cleaner);
  static void ForgetText(std::string_view why, CleanMessage::Fields& fields);
  void Withhold(CleanMessage::Fields& fields) const;
  bool LeaveOut(const RawMessage& raw, CleanMessage::Fields& fields);
  void TakeTags(const RawMessage& raw, CleanMessage::Fields& fields);
  void TakeLinks(const RawMessage& raw, CleanMessage::Fields& fields);
  void TakeReactions(const RawMessage& raw, CleanMessage::Fields& fields);
  void TakeTargets(const RawMessage& raw, CleanMessage::Fields& fields);
  void AddCount(std::string_view entity, std::int32_t by = 1);
  void Retake(const StoredText& row, CleanMessage::Fields& fields);
  // What the old and the new text of a row give.
  struct Derived {
    std::vector<std::string_view> before;
    std::vector<std::string_view> after;
  };
  void KeepClean(std::span<const std::string_view> stored, std::string_view prefix,
                 const Derived& derived, std::vector<std::string_view>& kept);
  std::string_view Valid(std::string_view raw);

  Platform platform;
  std::span<const RawChannel> channels;
  OwnChannels own;
  Pseudonymizer names;
  TextCleaner text;  // of messages
  TextCleaner side;  // of link targets and other texts
  ReactionFilter reaction_filter;
  const ContentFilter* content;
  std::string_view marker;

  // What the last result's views point to.
  Arena arena;
  CleanMessage message{CleanMessage::Fields{}};
  std::vector<UserHash> targets;
  std::vector<UserHash> mentions;
  std::vector<std::string_view> hashtags;
  std::vector<std::string_view> cashtags;
  std::vector<std::string_view> hosts;
  std::vector<std::string_view> channel_links;
  std::vector<Reaction> reactions;
  std::vector<ClassCount> pii;
  std::vector<Finding> explained;
  std::vector<std::string> evidence;
  std::string valid;    // a text whose invalid bytes were replaced by U+FFFD
  OffsetMap valid_map;  // `valid` to the original
};

}  // namespace tacit::privacy
