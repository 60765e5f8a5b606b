#include "sources/slack/timestamp.h"

namespace tacit::sources::slack {
namespace {

constexpr std::size_t kFractionDigits = 6;
constexpr std::size_t kMaxSecondsDigits = 11;  // the year 5138; a column's limit is far beyond

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Micros> ParseTimestamp(std::string_view text) {
  const std::size_t dot = text.find('.');
  const std::string_view seconds = text.substr(0, dot);
  const std::string_view fraction =
      dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
  if (seconds.empty() || seconds.size() > kMaxSecondsDigits) return std::nullopt;
  if (fraction.size() > kFractionDigits) return std::nullopt;
  Micros micros = 0;
  for (const char c : seconds) {
    if (!IsDigit(c)) return std::nullopt;
    micros = micros * 10 + (c - '0');
  }
  for (std::size_t i = 0; i < kFractionDigits; ++i) {
    const char c = i < fraction.size() ? fraction[i] : '0';
    if (!IsDigit(c)) return std::nullopt;
    micros = micros * 10 + (c - '0');
  }
  if (micros == 0) return std::nullopt;
  return micros;
}

std::string TimestampOf(Micros time) {
  constexpr Micros kSecond = 1'000'000;
  const std::string fraction = std::to_string(time % kSecond);
  return std::to_string(time / kSecond) + "." +
         std::string(kFractionDigits - fraction.size(), '0') + fraction;
}

}  // namespace tacit::sources::slack
