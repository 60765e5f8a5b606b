// TextCleaner's part in values that are split over two messages (split_values.h).

#include <algorithm>

#include "privacy/text_cleaner.h"

namespace tacit::privacy {

// A token of a half would be no token of the value: whatever the settings say, it is marked only.
void TextCleaner::AddParts() {
  for (const SplitPart& part : place_.parts) {
    AddRange(part.begin, part.end, {}, {.entity = part.entity, .score = 1.0F, .rule = "split"});
  }
}

std::span<const Finding> TextCleaner::FindValues(std::string_view text) {
  findings_.clear();
  const std::string_view view = normaliser_.Normalise(text);
  Gate(view, hits_);
  barriers_.clear();
  Match(view, hits_, normaliser_.changed());
  for (Finding& finding : findings_) {
    finding.begin = normaliser_.Begin(finding.begin);
    finding.end = normaliser_.End(finding.end);
  }
  return findings_;
}

}  // namespace tacit::privacy
