// TextCleaner's search for names of people.

#include "privacy/text_cleaner.h"

namespace tacit::privacy {

// Somebody on the roster, then whoever looks like a person, then who was said to be one elsewhere.
void TextCleaner::FindNames(std::string_view view) {
  if (!context_.roster.names().empty()) {
    context_.roster.names().Find(view, place_.channel, findings_);
  }
  if (!context_.policy.names) return;
  const std::size_t before = findings_.size();
  // The first round sees what CollectNames saw; a later one another text.
  if (!place_.nameless || !is_raw_) context_.policy.names->Find(view, findings_);
  if (findings_.size() > before) NameMemory::FindAgain(view, before, findings_);
  context_.memory.Find(view, place_.conversation, findings_);
}

bool TextCleaner::CollectNames(std::string_view raw, std::span<const RawSpan> spans,
                               const Conversation& conversation, NameMemory::Collector& collector) {
  if (!context_.policy.names) return false;
  spans_ = spans;
  findings_.clear();
  const std::string_view view = normaliser_.Normalise(raw);
  context_.policy.names->Find(view, findings_);
  if (findings_.empty()) return false;
  std::erase_if(findings_, [this](const Finding& finding) {
    return IsInCode(normaliser_.Begin(finding.begin));
  });
  if (!findings_.empty()) collector.Add(view, findings_, conversation);
  return true;
}

}  // namespace tacit::privacy
