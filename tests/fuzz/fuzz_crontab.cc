// Somebody's crontab: any bytes stay as they are around our lines, and our lines come out again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "schedule/crontab.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string before(reinterpret_cast<const char*>(data), size);
  const std::string home = "/home/user/.local/share/tacit";
  static const std::string block =
      tacit::schedule::CronBlock({.program = "/usr/local/bin/tacit",
                                  .home = home,
                                  .calendar = tacit::schedule::ParseCalendar("daily").value(),
                                  .jitter_s = 0})
          .value();
  const auto without = tacit::schedule::RemoveBlock(before, home);
  const auto with = tacit::schedule::PutBlock(before, home, block);
  if (with.has_value() != without.has_value()) std::abort();
  if (!with) return 0;  // a damaged block
  if (tacit::schedule::PutBlock(*with, home, block).value() != *with) std::abort();
  if (tacit::schedule::FindBlock(*with, home).value() != block) std::abort();
  const std::string after = tacit::schedule::RemoveBlock(*with, home).value();
  const bool same = after == *without || after == *without + "\n";
  if (!same) std::abort();
  return 0;
}
