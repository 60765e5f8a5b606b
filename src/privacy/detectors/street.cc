#include "privacy/detectors/street.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "privacy/detectors/characters.h"
#include "privacy/detectors/utf8.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxStreet = 64;

constexpr std::string_view kTypes[] = {
    "street",  "st",     "avenue", "ave",      "av",   "road",    "rd",       "boulevard",
    "blvd",    "lane",   "ln",     "drive",    "dr",   "court",   "ct",       "place",
    "pl",      "square", "sq",     "terrace",  "ter",  "parkway", "pkwy",     "highway",
    "hwy",     "circle", "cir",    "crescent", "cres", "close",   "gardens",  "grove",
    "mews",    "row",    "way",    "trail",    "trl",  "alley",   "turnpike", "expressway",
    "streets", "plaza",  "hill"};
constexpr std::string_view kWeakTypes[] = {
    "court",  "ct",    "place", "pl",    "square",  "close", "row", "way", "drive", "dr",
    "circle", "trail", "hill",  "plaza", "gardens", "av",    "ter", "st",  "alley", "highway"};
// Before the name, after the house number.
constexpr std::string_view kLeadingTypes[] = {"rue",    "avenue",  "boulevard", "bd",   "place",
                                              "chemin", "impasse", "allée",     "quai", "cours",
                                              "route",  "đường",   "phố",       "ngõ"};
// Before the name; the house number comes last.
constexpr std::string_view kTypesWithNumberLast[] = {
    "calle",  "c/",      "avenida", "avda",     "plaza", "paseo",   "carrer",     "rua",
    "via",    "viale",   "piazza",  "corso",    "largo", "strada",  "ul",         "ulica",
    "улица",  "ул",      "Улица",   "проспект", "пр",    "вулиця",  "вул",        "rue",
    "straße", "strasse", "am",      "an",       "ulice", "bulevar", "bulevardul", "calea"};
// At the end of one word, the house number after it.
constexpr std::string_view kSuffixes[] = {"straße", "strasse", "str",   "weg",    "platz", "allee",
                                          "gasse",  "damm",    "ufer",  "straat", "laan",  "plein",
                                          "gracht", "gatan",   "vägen", "gata",   "veien", "vej",
                                          "vejen",  "gade",    "katu",  "tie",    "utca",  "út"};
constexpr std::string_view kUnits[] = {"apt",   "apartment", "suite", "ste",  "unit",
                                       "floor", "fl",        "flat",  "room", "rm",
                                       "bldg",  "building",  "no"};
constexpr std::string_view kStates =
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY "
    "NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AS MP ";

// Whether one of the words may end like this; most are refused by their last byte.
template <std::size_t N>
constexpr std::uint32_t LastBytes(const std::string_view (&words)[N]) {
  std::uint32_t bytes = 0;
  for (const std::string_view word : words)
    bytes |= 1U << (static_cast<unsigned>(word.back()) & 31U);
  return bytes;
}
constexpr bool MayEnd(std::uint32_t last_bytes, std::string_view word) {
  return (last_bytes >> (static_cast<unsigned>(word.back()) & 31U) & 1U) != 0;
}
constexpr std::uint32_t kSuffixEnds = LastBytes(kSuffixes);

// What a street or a box begins with that does not begin with its number or its name.
constexpr std::string_view kBoxes[] = {"p.o. box ",        "po box ",   "p.o.box ", "p. o. box ",
                                       "post office box ", "postfach ", "apartado "};
constexpr std::string_view kMilitaryBoxes[] = {"psc", "cmr", "unit"};
constexpr ContextWords kBoxBegins(kBoxes);
constexpr ContextWords kMilitaryBegins(kMilitaryBoxes);
constexpr ContextWords kTypeBegins(kTypesWithNumberLast);

bool IsNameByte(char c) { return IsWordByte(c) || c == '\'' || c == '-' || c == '/'; }
bool IsNameAt(std::string_view text, std::size_t i) {
  return IsNonAscii(At(text, i)) ? (text[i] & 0xC0) == 0x80 || IsWordAt(text, i)
                                 : IsNameByte(At(text, i));
}

std::string_view WordAt(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && end - begin < 32 && IsNameAt(text, end)) ++end;
  while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
  return text.substr(begin, end - begin);
}

// A letter of another script counts as a capital: many have no case.
bool IsCapital(std::string_view word) {
  return IsUpper(word.front()) || IsDigit(word.front()) ||
         (IsNonAscii(word.front()) && IsLetterCode(CodePointAt(word, 0).value));
}

bool IsConnector(std::string_view word) {
  constexpr std::string_view kConnectors[] = {
      "de",  "du", "des", "la",  "le",  "les", "del", "di",  "da",  "do", "dos", "della",
      "dei", "y",  "of",  "the", "der", "den", "dem", "van", "von", "l",  "d"};
  return IsOneOf(word, kConnectors);
}

// "12", "12a", "12-14", "12/3": the end of it, or 0.
std::size_t HouseEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size() && i - begin < 6 && IsDigit(text[i])) ++i;
  if (i == begin || i - begin > 5) return 0;
  if ((At(text, i) == '-' || At(text, i) == '/') && IsDigit(At(text, i + 1))) {
    const std::size_t part = ++i;
    while (i < text.size() && i - part < 4 && IsDigit(text[i])) ++i;
  }
  if (IsLetter(At(text, i)) && !IsWordByte(At(text, i + 1))) ++i;
  return IsWordByte(At(text, i)) ? 0 : i;
}

// The next word after blanks and at most one of `between`; npos: none.
std::size_t NextWord(std::string_view text, std::size_t end, char between) {
  std::size_t i = end;
  if (At(text, i) == between) ++i;
  const std::size_t blanks = i;
  while (i - blanks < 3 && At(text, i) == ' ') ++i;
  return i > end && IsNameByte(At(text, i)) ? i : std::string_view::npos;
}

// "12 [N.] Oak Hill Street [SW]" from the first word after the house number.
Street EnglishFrom(std::string_view text, std::size_t begin, std::size_t first) {
  Street street{.begin = begin, .capital = true};
  std::size_t i = first;
  for (int words = 0; words < 5 && i != std::string_view::npos && i - begin < kMaxStreet; ++words) {
    const std::string_view word = WordAt(text, i);
    if (word.empty()) break;
    if (words > 0 && IsOneOf(word, kTypes)) {
      if (street.end != 0 && !IsCapital(word)) break;
      street.capital = street.capital && IsCapital(word);
      street.weak = IsOneOf(word, kWeakTypes);
      street.end = i + word.size();
    } else if (street.end != 0) {
      break;  // what follows the type is the town's
    } else {
      street.capital = street.capital && (IsCapital(word) || IsConnector(word));
      if (words > 0 && IsDigit(word.front()) && !IsLetter(word.back())) break;
    }
    i = NextWord(text, i + word.size(), '.');
  }
  if (street.end != 0 && At(text, street.end) == '.') ++street.end;
  return street;
}

// "7 rue des Lilas": the type, then up to four words.
Street LeadingFrom(std::string_view text, std::size_t begin, std::size_t first) {
  Street street{.begin = begin, .capital = true};
  const std::string_view type = WordAt(text, first);
  if (!IsOneOf(type, kLeadingTypes)) return {};
  std::size_t i = NextWord(text, first + type.size(), '.');
  for (int words = 0; words < 5 && i != std::string_view::npos && i - begin < kMaxStreet; ++words) {
    const std::string_view word = WordAt(text, i);
    if (word.empty() || (!IsCapital(word) && !IsConnector(word) && word[1 % word.size()] != '\'')) {
      break;
    }
    if (!IsConnector(word)) street.end = i + word.size();
    i = NextWord(text, i + word.size(), '\0');
  }
  return street;
}

// "Calle Mayor, 5", "ул. Ленина, д. 5".
Street NumberLastFrom(std::string_view text, std::size_t begin, std::string_view type) {
  std::size_t i = NextWord(text, begin + type.size(), '.');
  if (type == "c/") i = begin + type.size();
  bool capital = false;
  for (int words = 0; words < 6 && i != std::string_view::npos && i - begin < kMaxStreet; ++words) {
    const std::string_view word = WordAt(text, i);
    if (word.empty()) return {};
    if (words > 0 && IsDigit(word.front())) {
      const std::size_t house = HouseEnd(text, i);
      return house != 0 && capital ? Street{begin, house, true, false} : Street{};
    }
    capital = capital || (IsCapital(word) && !IsDigit(word.front()));
    if (!IsCapital(word) && !IsConnector(word)) return {};
    i = NextWord(text, i + word.size(), ',');
    if (i != std::string_view::npos && text.substr(i).starts_with("д. ")) i += sizeof("д. ") - 1;
  }
  return {};
}

// "Lindenstraße 5a", "Lindenstr. 5".
Street SuffixFrom(std::string_view text, std::size_t begin, std::string_view word) {
  const std::size_t number = NextWord(text, begin + word.size(), '.');
  if (number == std::string_view::npos || !IsDigit(At(text, number))) return {};
  if (!MayEnd(kSuffixEnds, word)) return {};
  const bool suffix = std::ranges::any_of(kSuffixes, [&](std::string_view one) {
    return word.size() > one.size() + 1 && EndsWithFolded(word, one);
  });
  if (!suffix) return {};
  const std::size_t house = HouseEnd(text, number);
  return house != 0 ? Street{begin, house, IsCapital(word), false} : Street{};
}

// "P.O. Box 12", "Postfach 12", "PSC 12, Box 12", "Unit 12 Box 12".
Street BoxFrom(std::string_view text, std::size_t begin) {
  for (const std::string_view box : kBoxes) {
    if (!StartsWithFolded(text.substr(begin), box)) continue;
    const std::size_t end = HouseEnd(text, begin + box.size());
    if (end != 0) return {begin, end, true, false};
  }
  const std::string_view word = WordAt(text, begin);
  if (word != "PSC" && word != "CMR" && word != "Unit") return {};
  const std::size_t unit = HouseEnd(text, begin + word.size() + 1);
  if (unit == 0) return {};
  const std::size_t next = NextWord(text, unit, ',');
  if (next == std::string_view::npos || !StartsWithFolded(text.substr(next), "box ")) return {};
  const std::size_t end = HouseEnd(text, next + 4);
  return end != 0 ? Street{begin, end, true, false} : Street{};
}

}  // namespace

bool IsUsState(std::string_view word) {
  if (word.size() != 2) return false;
  const std::array<char, 2> upper{ToUpper(word[0]), ToUpper(word[1])};
  const std::size_t found = kStates.find(std::string_view(upper.data(), 2));
  return found != std::string_view::npos && found % 3 == 0;
}

Street StreetAt(std::string_view text, std::size_t begin) {
  const char first = At(text, begin);
  if (IsDigit(first)) {
    const std::size_t house = HouseEnd(text, begin);
    if (house == 0) return {};
    const std::size_t word = NextWord(text, house, ',');
    if (word == std::string_view::npos) return {};
    const Street leading = LeadingFrom(text, begin, word);
    return leading.end != 0 ? leading : EnglishFrom(text, begin, word);
  }
  const char second = At(text, begin + 1);
  if (kBoxBegins.MayBegin(first, second) || kMilitaryBegins.MayBegin(first, second)) {
    if (const Street box = BoxFrom(text, begin); box.end != 0) return box;
  }
  const std::string_view word = WordAt(text, begin);
  if (word.empty()) return {};
  if (kTypeBegins.MayBegin(first, second)) {
    if (text.substr(begin).starts_with("c/")) return NumberLastFrom(text, begin, "c/");
    if (IsOneOf(word, kTypesWithNumberLast)) return NumberLastFrom(text, begin, word);
  }
  return SuffixFrom(text, begin, word);
}

std::size_t UnitEnd(std::string_view text, std::size_t end) {
  std::size_t i = end;
  if (At(text, i) == ',') ++i;
  while (i - end < 4 && (At(text, i) == ' ' || At(text, i) == '\n')) ++i;
  if (At(text, i) == '#') {
    ++i;
  } else {
    const std::string_view word = WordAt(text, i);
    if (word.empty() || !IsOneOf(word, kUnits)) return end;
    i += word.size();
    if (At(text, i) == '.') ++i;
    if (At(text, i) == ' ') ++i;
    if (At(text, i) == '#') ++i;
  }
  const std::size_t number = HouseEnd(text, i);
  return number != 0 ? number : end;
}

}  // namespace tacit::privacy
