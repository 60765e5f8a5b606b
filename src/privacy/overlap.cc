#include "privacy/overlap.h"

#include <algorithm>
#include <tuple>

namespace tacit::privacy {
namespace {

bool Wins(const Candidate& challenger, const Candidate& holder) {
  const auto rank = [](const Candidate& c) {
    return std::tuple(c.platform, c.end - c.begin, c.score);
  };
  return rank(challenger) > rank(holder);
}

}  // namespace

void ResolveOverlaps(std::vector<Candidate>& candidates) {
  if (candidates.size() < 2) return;
  std::ranges::sort(candidates, {}, [](const Candidate& c) {
    return std::tuple(c.begin, c.end, c.entity, c.rule);  // any order would do, but always the same
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidates.size();) {
    Candidate winner = candidates[i];
    const std::uint32_t begin = winner.begin;
    std::uint32_t end = winner.end;
    for (++i; i < candidates.size() && candidates[i].begin < end; ++i) {
      end = std::max(end, candidates[i].end);
      if (Wins(candidates[i], winner)) winner = candidates[i];
    }
    winner.begin = begin;
    winner.end = end;
    candidates[kept++] = winner;
  }
  candidates.resize(kept);
}

}  // namespace tacit::privacy
