#include "sources/telegram/json_text.h"

#include <simdjson.h>

#include <cstdint>

namespace tacit::sources {
namespace {

std::optional<std::uint32_t> Hex(std::string_view digits, std::size_t count) {
  if (digits.size() < count) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char c = digits[i];
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
      digit = static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
    } else {
      return std::nullopt;
    }
    value = value * 16 + digit;
  }
  return value;
}

void AppendUtf8(std::uint32_t code_point, std::string& out) {
  const auto byte = [&out](std::uint32_t value) { out += static_cast<char>(value); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | code_point >> 6);
    byte(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    byte(0xE0 | code_point >> 12);
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  } else {
    byte(0xF0 | code_point >> 18);
    byte(0x80 | (code_point >> 12 & 0x3F));
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  }
}

// The code point of \uXXXX, a surrogate pair taken as one. `rest` starts after "\u" and is moved
// on.
std::optional<std::uint32_t> TakeUnicode(std::string_view& rest) {
  constexpr std::uint32_t kReplacement = 0xFFFD;
  const std::optional<std::uint32_t> first = Hex(rest, 4);
  if (!first) return std::nullopt;
  rest.remove_prefix(4);
  if (*first < 0xD800 || *first > 0xDFFF) return first;
  if (*first > 0xDBFF || !rest.starts_with("\\u")) return kReplacement;
  const std::optional<std::uint32_t> second = Hex(rest.substr(2), 4);
  if (!second) return std::nullopt;
  if (*second < 0xDC00 || *second > 0xDFFF) return kReplacement;
  rest.remove_prefix(6);
  return 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
}

// The code point of one escape; `rest` starts after the backslash and is moved on.
std::optional<std::uint32_t> TakeEscape(std::string_view& rest) {
  if (rest.empty()) return std::nullopt;
  const char kind = rest.front();
  rest.remove_prefix(1);
  switch (kind) {
    case '"':
    case '\\':
    case '/':
      return static_cast<std::uint32_t>(kind);
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'u':
      return TakeUnicode(rest);
    case 'x': {
      const std::optional<std::uint32_t> value = Hex(rest, 2);
      if (value) rest.remove_prefix(2);
      return value;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

bool IsUtf8(std::string_view bytes) { return simdjson::validate_utf8(bytes); }

std::optional<std::size_t> AppendUnescaped(std::string_view raw, std::string& out) {
  std::size_t dropped = 0;
  while (!raw.empty()) {
    const std::size_t backslash = raw.find('\\');
    out += raw.substr(0, backslash);
    if (backslash == std::string_view::npos) break;
    raw.remove_prefix(backslash + 1);
    const std::optional<std::uint32_t> code_point = TakeEscape(raw);
    if (!code_point) return std::nullopt;
    if (*code_point < 0x20 && *code_point != '\n' && *code_point != '\t') {
      ++dropped;
    } else {
      AppendUtf8(*code_point, out);
    }
  }
  return dropped;
}

}  // namespace tacit::sources
