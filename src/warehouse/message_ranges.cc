#include "warehouse/message_ranges.h"

#include <algorithm>
#include <cstddef>

namespace tacit::warehouse {
namespace {

constexpr std::size_t kMaxNumberDigits = 18;   // always fits an int64
constexpr std::size_t kMaxSecondsDigits = 12;  // 12 + 6 digits: the same
constexpr std::size_t kMicrosDigits = 6;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The digits of `text` as a number; false when there are none, too many, or anything else.
bool AppendDigits(std::string_view text, std::size_t max_digits, std::int64_t& value) {
  if (text.empty() || text.size() > max_digits || !std::ranges::all_of(text, IsDigit)) return false;
  for (const char c : text) value = value * 10 + (c - '0');
  return true;
}

}  // namespace

std::int64_t OrderOf(std::string_view message_id) {
  const std::size_t dot = message_id.find('.');
  std::int64_t value = 0;
  if (dot != std::string_view::npos) {
    const std::string_view micros = message_id.substr(dot + 1);
    const bool valid = micros.size() == kMicrosDigits &&
                       AppendDigits(message_id.substr(0, dot), kMaxSecondsDigits, value) &&
                       AppendDigits(micros, kMicrosDigits, value);
    return valid ? value : 0;
  }
  const bool negative = message_id.starts_with('-');
  if (!AppendDigits(message_id.substr(negative ? 1 : 0), kMaxNumberDigits, value)) return 0;
  return negative ? -value : value;
}

void AddRange(MessageRanges& ranges, std::string first, std::string last) {
  MessageRanges apart;
  for (auto& range : ranges) {
    const bool before = OrderOf(range.second) < OrderOf(first);
    const bool after = OrderOf(range.first) > OrderOf(last);
    if (before || after) {
      apart.push_back(std::move(range));
      continue;
    }
    if (OrderOf(range.first) < OrderOf(first)) first = std::move(range.first);
    if (OrderOf(range.second) > OrderOf(last)) last = std::move(range.second);
  }
  apart.emplace_back(std::move(first), std::move(last));
  std::ranges::sort(apart, {}, [](const auto& range) { return OrderOf(range.first); });
  ranges = std::move(apart);
}

}  // namespace tacit::warehouse
