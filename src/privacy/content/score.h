#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "privacy/content/lexicon.h"

namespace tacit::privacy::content {

struct Score {
  Category category = Category::kHealth;
  int score = 0;
};

// The category that reaches kThreshold within kWindow words of one another, the earliest, and of
// those the highest; score 0: none does. Context against it counts from further around. `evidence`
// as in ContentFilter.
Score ScoreOf(const Lexicon& lexicon, const std::vector<PhraseHit>& hits,
              std::vector<std::string>* evidence);

}  // namespace tacit::privacy::content
