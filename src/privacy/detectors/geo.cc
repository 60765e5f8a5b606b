// Places on the earth: decimal degrees (WGS 84: latitude up to 90, longitude up to 180), geo: URIs
// (RFC 5870), the "@lat,lon" of map links, degrees with minutes and seconds (ISO 6709 annex D).

#include <algorithm>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kPlaceWordList[] = {
    "lat",    "latitude", "latlng", "latlon",   "ll",      "gps",        "coord", "coordinate",
    "coords", "location", "maps",   "position", "located", "координаты", "tọa độ"};

constexpr ContextWords kPlaceWords(kPlaceWordList);

struct Angle {
  double degrees = 0;
  std::size_t decimals = 0;
  std::size_t end = 0;  // 0: no angle here
};

bool IsHemisphere(char c) {
  const char upper = ToUpper(c);
  return upper == 'N' || upper == 'S' || upper == 'E' || upper == 'W';
}

// "52.52000", "-0.1278°", "13.4050° E".
Angle DecimalAt(std::string_view text, std::size_t begin) {
  Angle angle;
  std::size_t i = begin;
  if (At(text, i) == '-' || At(text, i) == '+') ++i;
  const std::size_t digits = i;
  while (i < text.size() && i - digits < 4 && IsDigit(text[i])) {
    angle.degrees = angle.degrees * 10 + DigitValue(text[i++]);
  }
  if (i == digits || i - digits > 3 || At(text, i) != '.') return {};
  const std::size_t point = i++;
  double unit = 0.1;
  for (; i < text.size() && IsDigit(text[i]) && i - point < 20; ++i, unit /= 10) {
    angle.degrees += DigitValue(text[i]) * unit;
  }
  angle.decimals = i - point - 1;
  if (angle.decimals == 0 || IsDigit(At(text, i))) return {};
  std::size_t mark = i;
  if (text.substr(mark).starts_with("°")) i = mark = mark + 2;
  if (At(text, mark) == ' ') ++mark;
  if (IsHemisphere(At(text, mark)) && !IsAlnum(At(text, mark + 1))) i = mark + 1;
  angle.end = i;
  return angle;
}

// The begin of the longitude after a latitude: a comma and blanks, "%2C", or the name of the next
// value ("\", \"lng\": "). 0: nothing of the kind.
std::size_t SecondBegin(std::string_view text, std::size_t end) {
  std::size_t i = end;
  bool named = false;
  for (; i < text.size() && i - end < 28; ++i) {
    const char c = text[i];
    if (IsDigit(c) && !(text.substr(0, i).ends_with('%') && At(text, i + 1) == 'C')) break;
    if (c == '\n' || text.substr(i, 2) == "[[") return 0;
    named =
        named || StartsWithFolded(text.substr(i), "lon") || StartsWithFolded(text.substr(i), "lng");
    if (text.substr(i, 3) == "%2C") i += 2;
  }
  if (i == end || i >= text.size() || !IsDigit(text[i])) return 0;
  const bool sign = text[i - 1] == '-' || text[i - 1] == '+';
  const std::size_t begin = sign ? i - 1 : i;
  if (named) return begin;
  const std::string_view between = text.substr(end, begin - end);
  constexpr std::string_view kSeparators[] = {",", ", ",  " ",  ";",    "; ",  " , ", ",  ", "%2C",
                                              "/", " / ", "\t", "%2C+", " - ", "|",   " | "};
  return std::ranges::find(kSeparators, between) != std::end(kSeparators) ? begin : 0;
}

std::size_t SkipAny(std::string_view text, std::size_t i,
                    std::initializer_list<std::string_view> marks) {
  for (const std::string_view mark : marks) {
    if (text.substr(i).starts_with(mark)) return i + mark.size();
  }
  return i;
}

// One angle with degrees and minutes: the end of it, or 0. The degree sign is a must.
std::size_t MinutesEnd(std::string_view text, std::size_t begin) {
  const auto digits_end = [&](std::size_t i, std::size_t most) {
    const std::size_t from = i;
    while (i < text.size() && i - from < most && IsDigit(text[i])) ++i;
    return i;
  };
  const auto number_end = [&](std::size_t i) {
    std::size_t end = digits_end(i, 2);
    if (end > i && At(text, end) == '.' && IsDigit(At(text, end + 1))) end = digits_end(end + 1, 8);
    return end;
  };
  std::size_t i = begin;
  if (IsHemisphere(At(text, i))) i = SkipAny(text, i + 1, {" "});
  const std::size_t degrees = digits_end(i, 3);
  const std::size_t sign = SkipAny(text, degrees, {"°", "º"});
  if (degrees == i || sign == degrees) return 0;
  i = SkipAny(text, sign, {" "});
  const std::size_t minutes = number_end(i);
  if (minutes == i) return 0;
  i = SkipAny(text, minutes, {"''", "'", "′", "’"});
  std::size_t end = i;
  const std::size_t seconds_begin = SkipAny(text, i, {" "});
  const std::size_t seconds = number_end(seconds_begin);
  const std::size_t mark = SkipAny(text, seconds, {"\"", "″", "”", "''", "′′"});
  if (seconds > seconds_begin && mark > seconds) end = mark;
  const std::size_t letter = SkipAny(text, end, {" "});
  if (IsHemisphere(At(text, letter)) && !IsAlnum(At(text, letter + 1))) return letter + 1;
  return end;
}

class GeoDetector final : public Detector {
 public:
  std::string_view name() const override { return "geo"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kNumber, Trigger::kColon, Trigger::kAt, Trigger::kUpperDigit);
  }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    switch (hit.trigger) {
      case Trigger::kColon:
        if (EndsWithFolded(text.substr(0, hit.begin), "geo") &&
            !IsWordByte(hit.begin >= 4 ? text[hit.begin - 4] : '\0')) {
          MatchPair(text, hit.end, hit.begin - 3, 0, "uri", findings);
        }
        break;
      case Trigger::kAt:
        if (Before(text, hit.begin) == '/') {
          MatchPair(text, hit.end, hit.end, 2, "map_link", findings);
        }
        break;
      case Trigger::kUpperDigit:
        MatchMinutes(text, hit.begin - 1, findings);
        break;
      default:
        MatchNumber(text, hit, findings);
    }
  }

 private:
  static void Add(std::size_t begin, std::size_t end, std::string_view rule,
                  std::vector<Finding>& findings) {
    findings.push_back({.entity = "GEO",
                        .begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(end),
                        .score = 0.8F,
                        .rule = rule});
  }

  static void MatchNumber(std::string_view text, const Hit& hit, std::vector<Finding>& findings) {
    std::size_t begin = hit.begin;
    if (Before(text, begin) == '-' || Before(text, begin) == '+') --begin;
    const char before = Before(text, begin);
    const bool free = !IsAlnum(before) && before != '_' && before != '.' && before != '$';
    const bool decimal = free && IsDigit(text[hit.begin]) &&
                         text.substr(hit.begin, 4).find('.') != std::string_view::npos;
    if (decimal) {
      const std::size_t decimals =
          HasWordBefore(text, begin, 24, kPlaceWords) ? std::size_t{2} : std::size_t{4};
      MatchPair(text, begin, begin, decimals, "decimal", findings);
    }
    // Seconds with a fraction: "40°26'46.302\"N 79°58'56.12\"W".
    const char mark = At(text, hit.end);
    if (mark != '"' && mark != '\'' && !IsNonAscii(mark)) return;
    const std::size_t limit = hit.begin > 14 ? hit.begin - 14 : 0;
    const std::size_t sign = text.substr(limit, hit.begin - limit).rfind("°");
    if (sign == std::string_view::npos) return;
    std::size_t first = limit + sign;
    while (first > 0 && limit + sign - first < 3 && IsDigit(text[first - 1])) --first;
    MatchMinutes(text, first, findings);
  }

  // A latitude and a longitude, both with so many decimals; the finding begins at `from`.
  static void MatchPair(std::string_view text, std::size_t begin, std::size_t from,
                        std::size_t decimals, std::string_view rule,
                        std::vector<Finding>& findings) {
    const Angle latitude = DecimalAt(text, begin);
    if (latitude.end == 0 || latitude.degrees > 90 || latitude.decimals < decimals) return;
    const std::size_t second = SecondBegin(text, latitude.end);
    if (second == 0) return;
    const Angle longitude = DecimalAt(text, second);
    if (longitude.end == 0 || longitude.degrees > 180 || longitude.decimals < decimals) return;
    const char after = At(text, longitude.end);
    if (IsAlnum(after) || after == '_' || after == '%') return;
    if (rule == "decimal" && IsListOfNumbers(text, begin, longitude.end)) return;
    // Two fractions are weights or probabilities, not a place in the Gulf of Guinea.
    if (rule == "decimal" && latitude.degrees < 1 && longitude.degrees < 1) return;
    Add(from, longitude.end, rule, findings);
  }

  // Three and more numbers in a row are a vector.
  static bool IsListOfNumbers(std::string_view text, std::size_t begin, std::size_t end) {
    const auto is_space = [](char c) { return c == ' '; };
    std::size_t after = end;
    if (At(text, after) == ',') ++after;
    while (is_space(At(text, after))) ++after;
    if (At(text, after) == '-') ++after;
    const bool next = after > end && IsDigit(At(text, after)) &&
                      text.substr(after, 4).find('.') != std::string_view::npos;
    std::size_t before = begin;
    while (before > 0 && is_space(text[before - 1])) --before;
    if (Before(text, before) != ',') return next;
    --before;
    std::size_t digits = before;
    while (digits > 0 && (IsDigit(text[digits - 1]) || text[digits - 1] == '.')) --digits;
    return next || text.substr(digits, before - digits).find('.') != std::string_view::npos;
  }

  static void MatchMinutes(std::string_view text, std::size_t begin,
                           std::vector<Finding>& findings) {
    if (IsHemisphere(Before(text, begin)) && !IsWordByte(begin >= 2 ? text[begin - 2] : '\0')) {
      --begin;
    }
    if (IsAlnum(Before(text, begin))) return;
    const std::size_t latitude = MinutesEnd(text, begin);
    if (latitude == 0) return;
    const std::size_t second = SkipAny(text, latitude, {", ", ",", " / ", "; ", " "});
    const std::size_t longitude = MinutesEnd(text, second);
    if (longitude != 0) Add(begin, longitude, "minutes", findings);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeGeoDetector() { return std::make_unique<GeoDetector>(); }

}  // namespace tacit::privacy
