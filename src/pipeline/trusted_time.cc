#include "pipeline/trusted_time.h"

#include <algorithm>

namespace tacit::pipeline {

TrustedTime TrustTime(Micros clock, const TimeEvidence& evidence) {
  std::vector<Micros> acts = evidence.acts;
  std::ranges::sort(acts);
  const Micros first = evidence.first_act > 0 ? evidence.first_act : clock;
  Micros floor = evidence.confirmed.value_or(first);
  const auto rise = [&acts, &floor] {
    for (const Micros act : acts) {
      if (act > floor && act <= floor + kClockGap) floor = act;
    }
  };
  rise();
  if (evidence.newest_message && *evidence.newest_message > floor) {
    floor = *evidence.newest_message;
    rise();
  }
  if (clock > floor + kClockGap) return {.now = floor};
  return {.now = std::max(clock, floor), .is_clock = clock >= floor, .is_behind = clock < floor};
}

}  // namespace tacit::pipeline
