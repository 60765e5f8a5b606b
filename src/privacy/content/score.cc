#include "privacy/content/score.h"

#include <algorithm>
#include <array>
#include <span>

namespace tacit::privacy::content {
namespace {

constexpr std::uint32_t kWindow = 30;   // words
constexpr std::uint32_t kContext = 30;  // more words on both sides for what speaks against
constexpr std::size_t kMaxHits = 128;   // looked at around one place

struct Part {
  std::size_t first = 0;  // of the hits from which context counts
  std::size_t begin = 0;  // of the window
  std::uint32_t from = 0;
};

// What the phrases of one category come to.
struct Sum {
  int total = 0;
  int best = 0;
  bool supported = false;

  void Add(int weight) {
    if (weight == kSupport && supported) return;
    supported = supported || weight == kSupport;
    total += weight;
    best = std::max(best, weight);
  }
  // Weak phrases alone have to be one more.
  int Score() const { return best < kStrong ? total - 2 : total; }
};

// Each phrase of the part once; calls take(phrase index, phrase).
template <typename Take>
void ForEachPhrase(const Lexicon& lexicon, std::span<const PhraseHit> hits, const Part& part,
                   Take&& take) {
  std::array<std::uint32_t, kMaxHits> seen{};
  std::size_t count = 0;
  const std::size_t first = std::max(part.first, part.begin - std::min(part.begin, kMaxHits / 2));
  for (std::size_t i = first; i < hits.size() && count < kMaxHits; ++i) {
    const PhraseHit& hit = hits[i];
    if (hit.at >= part.from + kWindow + kContext || i >= first + kMaxHits) break;
    const Phrase& phrase = lexicon.phrase(hit.phrase);
    const bool inside = i >= part.begin && hit.at < part.from + kWindow;
    if (phrase.weight > 0 && !inside) continue;
    const auto end = seen.begin() + static_cast<std::ptrdiff_t>(count);
    if (std::find(seen.begin(), end, hit.phrase) != end) continue;
    seen[count++] = hit.phrase;
    take(phrase);
  }
}

// Whether the hits hold a strong phrase, or weak ones enough: without, no category can reach the
// threshold. Most texts end here.
bool CanReach(const Lexicon& lexicon, const std::vector<PhraseHit>& hits) {
  int weak = 0;
  for (const PhraseHit& hit : hits) {
    const int weight = lexicon.phrase(hit.phrase).weight;
    if (weight >= kStrong) return true;
    if (weight > kSupport) ++weak;
  }
  return weak >= kManyWeak;
}

}  // namespace

Score ScoreOf(const Lexicon& lexicon, const std::vector<PhraseHit>& hits,
              std::vector<std::string>* evidence) {
  if (!CanReach(lexicon, hits)) return {};
  Part part;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (lexicon.phrase(hits[i].phrase).weight <= 0) continue;
    part.begin = i;
    part.from = hits[i].at;
    while (hits[part.first].at + kContext < part.from) ++part.first;
    std::array<Sum, kCategoryCount> sums{};
    ForEachPhrase(lexicon, hits, part, [&](const Phrase& phrase) {
      sums[static_cast<std::size_t>(phrase.category)].Add(phrase.weight);
    });
    const auto best = std::ranges::max_element(sums, {}, &Sum::Score);
    if (best->Score() < kThreshold) continue;
    const auto category = static_cast<Category>(best - sums.begin());
    if (evidence != nullptr) {
      ForEachPhrase(lexicon, hits, part, [&](const Phrase& phrase) {
        if (phrase.category != category) return;
        evidence->push_back(std::string(phrase.text) + (phrase.weight > 0 ? " +" : " ") +
                            std::to_string(phrase.weight));
      });
    }
    return {.category = category, .score = best->Score()};
  }
  return {};
}

}  // namespace tacit::privacy::content
