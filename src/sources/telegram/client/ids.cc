#include "sources/telegram/client/ids.h"

#include <charconv>
#include <limits>
#include <system_error>

namespace tacit::sources::telegram {
namespace {

std::optional<std::int64_t> NumberIn(std::string_view digits, std::int64_t most) {
  std::int64_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, number);
  const bool whole = parsed.ec == std::errc() && parsed.ptr == end;
  return whole && number > 0 && number <= most ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> SupergroupIdIn(std::string_view digits) {
  return NumberIn(digits, kSupergroupChats);
}

std::optional<std::int64_t> ServerIdIn(std::string_view digits) {
  return NumberIn(digits, std::numeric_limits<std::int32_t>::max());
}

std::int64_t ChatIdIn(std::string_view digits) {
  const auto id = SupergroupIdIn(digits);
  return id ? ChatIdOf(*id) : 0;
}

std::int64_t MessageIdIn(std::string_view digits) {
  return ClientId(ServerIdIn(digits).value_or(0));
}

}  // namespace tacit::sources::telegram
