#pragma once

#include <string_view>
#include <vector>

#include "privacy/detector.h"
#include "privacy/tagger/token.h"

namespace tacit::privacy {

// Finds names in a run of Han or Kana by what stands beside them: Chinese surnames before a title
// or behind "my name is", and what stands before a Japanese honorific.
void FindIdeographicNames(std::string_view text, const Token& run, std::vector<Finding>& findings);

}  // namespace tacit::privacy
