#include "warehouse/lake/ranges.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace tacit::warehouse {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || IsDigit(c) || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '/' || c == '=';
}

int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Takes a decimal number off the front.
bool TakeNumber(std::string_view& text, std::int64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool TakeByte(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

// RE2 matches the whole id; the casts cannot fail then.
constinit const std::string_view kOrderSql =
    R"(CASE WHEN regexp_full_match(message_id, '-?[0-9]{1,18}|[0-9]{1,12}[.][0-9]{6}') )"
    R"(THEN CAST(replace(message_id, '.', '') AS BIGINT) ELSE 0 END)";

bool Overlap(const ChannelRanges& a, const ChannelRanges& b) {
  if (a.size() > b.size()) return Overlap(b, a);
  return std::ranges::any_of(a, [&](const auto& entry) {
    const auto other = b.find(entry.first);
    return other != b.end() && other->second.Overlaps(entry.second);
  });
}

std::string EncodeRanges(const ChannelRanges& ranges) {
  std::string text;
  for (const auto& [channel, range] : ranges) {
    if (!text.empty()) text += ',';
    text += PercentEncode(channel) + ':' + std::to_string(range.first) + '-' +
            std::to_string(range.last);
  }
  return text;
}

std::optional<ChannelRanges> DecodeRanges(std::string_view text) {
  ChannelRanges ranges;
  while (!text.empty()) {
    if (!ranges.empty() && !TakeByte(text, ',')) return std::nullopt;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto channel = PercentDecode(text.substr(0, colon));
    text.remove_prefix(colon + 1);
    OrderRange range;
    if (!channel || !TakeNumber(text, range.first) || !TakeByte(text, '-') ||
        !TakeNumber(text, range.last) || range.first > range.last) {
      return std::nullopt;
    }
    if (!ranges.emplace(*channel, range).second) return std::nullopt;
  }
  return ranges;
}

std::string PercentEncode(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (IsUnreserved(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kHex[byte >> 4U];
    encoded += kHex[byte & 15U];
  }
  return encoded;
}

std::optional<std::string> PercentDecode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? HexValue(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? HexValue(text[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

}  // namespace tacit::warehouse
