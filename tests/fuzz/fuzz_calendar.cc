// Times of --every: any bytes give a calendar or an error, and a calendar means the same when it is
// written for systemd and read again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "schedule/calendar.h"
#include "schedule/crontab.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto calendar = tacit::schedule::ParseCalendar(text);
  if (!calendar) return 0;
  const auto again = tacit::schedule::ParseCalendar(tacit::schedule::OnCalendar(*calendar));
  if (!again || *again != *calendar) std::abort();
  const auto cron = tacit::schedule::CronTime(*calendar);
  if (cron && cron->find_first_not_of("0123456789*/,- ") != std::string_view::npos) std::abort();
  return 0;
}
