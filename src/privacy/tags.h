#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/raw/raw_message.h"
#include "privacy/arena.h"
#include "privacy/text_cleaner.h"

namespace tacit::privacy {

// Hashtags that stand in the clean text, without '#', as written, each once: '#' and letters,
// digits and '_' with at least one letter, not behind a word, not in code.
void CollectHashtags(const TextCleaner& clean, std::vector<std::string_view>& tags);
// The same from the platform's spans: those of which nothing was replaced.
void CollectHashtags(const TextCleaner& clean, std::string_view raw, std::span<const RawSpan> spans,
                     std::vector<std::string_view>& tags);
// '$' and two to ten ASCII letters, as a word; upper case, without '$', each once.
void CollectCashtags(const TextCleaner& clean, Arena& arena, std::vector<std::string_view>& tags);

}  // namespace tacit::privacy
