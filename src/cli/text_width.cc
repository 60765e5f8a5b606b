#include "cli/text_width.h"

#include <fmt/format.h>
#include <locale.h>
#include <wchar.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tacit::cli {
namespace {

// The C library's width table for UTF-8, whatever the user's locale is: C.UTF-8 is built into it.
class Utf8Locale {
 public:
  Utf8Locale() : previous_(::uselocale(Shared())) {}
  ~Utf8Locale() { ::uselocale(previous_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t Shared() {
    static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;  // null: uselocale changes nothing
  }
  locale_t previous_;
};

std::size_t WidthOf(char32_t value) {
  if (value >= 0x20 && value < 0x7F) return 1;
  const int width = ::wcwidth(static_cast<wchar_t>(value));
  return width < 0 ? 1 : static_cast<std::size_t>(width);
}

bool IsHarmful(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x061C || value == 0x200E ||
         value == 0x200F || (value >= 0x202A && value <= 0x202E) ||
         (value >= 0x2066 && value <= 0x2069) || value == 0x2028 || value == 0x2029;
}

void AppendVisible(std::string& into, char32_t value) {
  switch (value) {
    case '\n':
      into += "\\n";
      return;
    case '\r':
      into += "\\r";
      return;
    case '\t':
      into += "\\t";
      return;
    default:
      if (value < 0x100) {
        fmt::format_to(std::back_inserter(into), "\\x{:02x}", static_cast<std::uint32_t>(value));
      } else {
        fmt::format_to(std::back_inserter(into), "\\u{{{:x}}}", static_cast<std::uint32_t>(value));
      }
  }
}

}  // namespace

CodePoint DecodeUtf8(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {.value = lead, .size = 1, .valid = true};
  std::size_t size = 0;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    size = 2;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    size = 3;
    value = lead & 0x0FU;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    size = 4;
    value = lead & 0x07U;
  }
  if (size == 0 || text.size() < size) return {};
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  const bool over_long = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (over_long || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {.value = value, .size = size, .valid = true};
}

std::size_t DisplayWidth(std::string_view text) {
  const Utf8Locale locale;
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = DecodeUtf8(text);
    width += WidthOf(point.value);
    text.remove_prefix(point.size);
  }
  return width;
}

std::string Truncate(std::string_view text, std::size_t width) {
  const Utf8Locale locale;
  std::size_t used = 0;
  std::size_t fits = 0;  // bytes that leave one column for the ellipsis
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = DecodeUtf8(text.substr(at));
    used += WidthOf(point.value);
    at += point.size;
    if (used < width) fits = at;
    if (used > width) {
      return width == 0 ? std::string() : std::string(text.substr(0, fits)) + "…";
    }
  }
  return std::string(text);
}

std::string PadRight(std::string_view text, std::size_t width) {
  std::string cut = Truncate(text, width);
  cut.append(width - DisplayWidth(cut), ' ');
  return cut;
}

std::string PadLeft(std::string_view text, std::size_t width) {
  const std::string cut = Truncate(text, width);
  return std::string(width - DisplayWidth(cut), ' ') + cut;
}

std::string EscapeForTerminal(std::string_view text, Newlines newlines) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = DecodeUtf8(text);
    const bool kept_newline = point.value == '\n' && newlines == Newlines::kKeep;
    if (!point.valid) {
      AppendVisible(safe, static_cast<unsigned char>(text[0]));
    } else if (IsHarmful(point.value) && !kept_newline) {
      AppendVisible(safe, point.value);
    } else {
      safe += text.substr(0, point.size);
    }
    text.remove_prefix(point.size);
  }
  return safe;
}

std::string WithThousands(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string HumanBytes(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> kUnits = {"bytes", "KiB", "MiB", "GiB", "TiB"};
  if (bytes < 1024) return fmt::format("{} bytes", bytes);
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 1023.95 && unit + 1 < kUnits.size()) {
    value /= 1024;
    ++unit;
  }
  return fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::string HumanDuration(double seconds) {
  if (seconds < 9.95) return fmt::format("{:.1f} s", std::max(seconds, 0.0));
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace tacit::cli
