#pragma once

#include <string>

#include "schedule/job.h"

namespace tacit::schedule {

inline const std::string kHome = "/home/user/.local/share/tacit";

inline Job JobAt(const std::string& home) {
  return {.program = "/usr/local/bin/tacit",
          .home = home,
          .calendar = ParseCalendar("daily").value(),
          .jitter_s = 600};
}

}  // namespace tacit::schedule
