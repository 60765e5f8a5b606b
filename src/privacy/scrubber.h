#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/clean_message.h"
#include "model/raw/raw_message.h"
#include "model/stored_text.h"
#include "privacy/content_filter.h"
#include "privacy/detector.h"
#include "privacy/keys.h"
#include "privacy/name_memory.h"
#include "privacy/policy.h"
#include "privacy/roster.h"
#include "privacy/split_values.h"

namespace tacit::privacy {

inline const NameMemory kNoNames;

// Turns a RawMessage into a CleanMessage: the only door between the two (promise P1).
// Holds scratch memory and a pseudonym cache: one thread per object; make one per thread.
class Scrubber {
 public:
  // All references must outlive the scrubber. `channels`: the batch's channels, by
  // RawMessage::channel.
  // `memory`: the names that a first pass found.
  Scrubber(const Policy& policy, const ProjectKeys& keys, const Roster& roster, Platform platform,
           std::span<const RawChannel> channels, const NameMemory& memory = kNoNames);
  ~Scrubber();
  Scrubber(const Scrubber&) = delete;
  Scrubber& operator=(const Scrubber&) = delete;

  // The result's views hold until the next call. Never fails: what it cannot read it redacts.
  // `nameless`: CollectNames found nothing in this very message. `parts`: what SplitValues found in
  // it.
  const CleanMessage& Scrub(const RawMessage& raw, bool nameless = false,
                            std::span<const SplitPart> parts = {});
  // For a first pass over the messages: remembers the names in one, for those around it. False:
  // there is none.
  bool CollectNames(const RawMessage& raw, NameMemory::Collector& collector);
  // What the detectors see in a text, in byte offsets into it: overlapping, in no order. Holds
  // until the next call. `text` is valid UTF-8.
  std::span<const Finding> FindValues(std::string_view text);
  CleanText ScrubText(std::string_view raw);
  // A stored row once more, under this policy: stricter only. Placeholders stay; counts are added
  // to those of the row; tags and links that the new text has lost, or that are findings by
  // themselves, go. Sensitive text is withheld, also where the policy says drop; what is withheld
  // stays so. Without the platform's marks: what stood in code is treated as text. Of the result
  // only text, withheld, mentions, tags, links and pii are set. The row must live until the next
  // call.
  const CleanMessage& Rescrub(const StoredText& row);

  // For `tacit scrub`: the clean text and what was found, in byte offsets into `raw`, ascending,
  // not overlapping. Holds until the next call. scrub(scrub(x)) = scrub(x); bytes outside the
  // findings are untouched but for the escape of a literal "[[".
  struct Explained {
    std::string_view text;
    std::span<const Finding> findings;
    ContentVerdict content;                 // what the text is about, where that is sensitive
    std::span<const std::string> evidence;  // for it: phrases of our lists
  };
  Explained Explain(std::string_view raw);

  // The pseudonym of a platform's id: "u<epoch>_" and 26 characters of base32. Holds until the next
  // call.
  UserHash Pseudonym(std::string_view id);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tacit::privacy
