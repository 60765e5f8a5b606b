#pragma once

#include <optional>
#include <vector>

#include "base/clock.h"

namespace tacit::pipeline {

// How far the clock may run ahead of everything else that tells the time.
inline constexpr Micros kClockGap = 31 * 86'400'000'000;

// What tells the time beside the clock.
struct TimeEvidence {
  std::vector<Micros> acts;         // when the acts of the audit log were written, in any order
  Micros first_act = 0;             // the first of them; 0: there is none
  std::optional<Micros> confirmed;  // what was trusted before, or confirmed by somebody
  std::optional<Micros> newest_message;  // by the platform's clock; not after the clock's time

  // Somebody says that the clock is right: what was known before counts no more, so that a wrong
  // clock of the past can be put right.
  void Confirm(Micros clock) {
    acts.clear();
    first_act = clock;
    confirmed = clock;
  }
};

struct TrustedTime {
  Micros now = 0;          // what retention counts from: never later than is certain
  bool is_clock = false;   // it is the clock's time
  bool is_behind = false;  // the clock is behind `now`
};

// The clock is believed up to kClockGap after the floor: the latest time that is certain. The floor
// rises from the first act (or from what was trusted before) over acts that are at most the gap
// apart, and to the newest message. So a clock that jumps ahead is not believed, however often
// something is written while it does, until messages or somebody confirm it; and one that jumps
// back changes nothing, as the floor falls only by somebody's word.
TrustedTime TrustTime(Micros clock, const TimeEvidence& evidence);

}  // namespace tacit::pipeline
