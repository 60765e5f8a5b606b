#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/kinds.h"
#include "model/raw/raw_message.h"
#include "privacy/detector.h"
#include "privacy/gate.h"
#include "privacy/loose_view.h"
#include "privacy/name_matcher.h"
#include "privacy/name_memory.h"
#include "privacy/normalise.h"
#include "privacy/offset_map.h"
#include "privacy/overlap.h"
#include "privacy/own_channels.h"
#include "privacy/placeholder.h"
#include "privacy/policy.h"
#include "privacy/pseudonymizer.h"
#include "privacy/roster.h"
#include "privacy/split_values.h"

namespace tacit::privacy {

// Finds and replaces what is personal in one text. Detection runs again on its own result until
// nothing is found: so cleaning is idempotent by construction. Keeps its buffers; one thread.
class TextCleaner {
 public:
  // All must outlive the cleaner.
  struct Context {
    const Policy& policy;
    const Roster& roster;
    const OwnChannels& channels;
    Pseudonymizer& names;
    Platform platform;
    const NameMemory& memory;
  };
  // Where a text was said, which tells whose names are meant.
  struct Place {
    std::uint32_t channel = kNoChannel;  // index of the batch's channels
    Conversation conversation;
    bool nameless = false;                  // CollectNames found nothing in the text
    std::span<const SplitPart> parts = {};  // of it
  };
  // A replaced part of the raw text.
  struct Edit {
    std::uint32_t begin = 0;  // in the raw text
    std::uint32_t end = 0;
    std::uint32_t text_begin = 0;  // in the clean text
    std::uint32_t text_end = 0;
    std::string_view entity;  // empty: a channel's public name, not a finding
    std::string_view rule;
    float score = 0;
    Form form = Form::kClass;
    std::uint32_t replacement = 0;  // begin in replacements_; as long as in the clean text
  };

  explicit TextCleaner(const Context& context);
  TextCleaner(const TextCleaner&) = delete;
  TextCleaner& operator=(const TextCleaner&) = delete;

  // `raw` is valid UTF-8; both must stay until the last accessor was called.
  void Clean(std::string_view raw, std::span<const RawSpan> spans, const Place& place);
  // Remembers the names in a text, for the texts around it; false: there are none.
  bool CollectNames(std::string_view raw, std::span<const RawSpan> spans,
                    const Conversation& conversation, NameMemory::Collector& collector);
  // What the detectors see in a text by themselves; holds until the next call.
  std::span<const Finding> FindValues(std::string_view text);

  std::string_view text() const { return text_; }
  std::span<const Edit> edits() const { return edits_; }  // ascending, not overlapping
  Marks marks() const { return marks_; }                  // of text()
  // Whether the byte at `at` of the clean text stood like that in the raw text, outside code.
  bool IsFreeText(std::uint32_t at) const;
  // Whether anything in [begin, end) of the raw text was replaced.
  bool IsTouched(std::uint32_t begin, std::uint32_t end) const;

 private:
  void AddSpans();
  void AddSpan(const RawSpan& span, Candidate candidate);
  void AddParts();
  void AddRange(std::uint32_t begin, std::uint32_t end, std::string_view whole,
                Candidate candidate);
  void Detect();
  void Match(std::string_view view, std::span<const Hit> hits, bool changed);
  void DetectBroken(std::string_view view);
  void FindNames(std::string_view view);
  void AddFinding(const Finding& finding, std::string_view view, bool changed, bool is_name);
  bool TakeAction(Candidate& candidate, std::string_view whole) const;
  bool IsKeptMention(const Candidate& candidate) const;
  bool IsInCode(std::uint32_t at) const;
  void TakeCandidates();
  void AppendReplacement(const Candidate& candidate);
  std::string_view NameOf(const Candidate& candidate);
  void Render();
  void CopyRaw(std::uint32_t begin, std::uint32_t end);
  void Keep(std::uint32_t begin, std::uint32_t end, bool escaped);

  Context context_;
  bool looks_for_names_;
  bool reads_all_;  // also texts in which nothing could begin
  std::array<std::vector<const Detector*>, kTriggerCount> detectors_;
  Normaliser normaliser_;
  LooseView loose_;
  std::vector<Hit> loose_hits_;

  // Of the text in work.
  std::string_view raw_;
  std::span<const RawSpan> spans_;
  Place place_;
  std::string_view text_;  // raw_, or out_
  bool is_raw_ = true;     // text_ is raw_
  std::string out_;
  Marks marks_ = 0;
  std::vector<Hit> hits_;
  std::vector<Finding> findings_;
  std::vector<Candidate> candidates_;  // in offsets into raw_
  std::vector<Range> raw_barriers_;    // placeholders that raw_ holds
  std::vector<Range> barriers_;        // placeholders that text_ holds
  std::vector<Edit> edits_;
  std::string replacements_;
  std::string folded_;
  OffsetMap map_;  // out_ to raw_
};

}  // namespace tacit::privacy
