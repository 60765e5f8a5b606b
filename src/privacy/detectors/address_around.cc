#include "privacy/detectors/address_around.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "privacy/detectors/characters.h"
#include "privacy/detectors/letter_case.h"
#include "privacy/detectors/place_words.h"
#include "privacy/detectors/utf8.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kMaxWord = 40;
constexpr int kMaxWordsBack = 6;

bool IsCapitalAt(std::string_view text, std::size_t i) {
  return IsUpper(text[i]) ||
         (IsNonAscii(text[i]) && LowerOfCapital(CodePointAt(text, i).value) != 0);
}

struct Word {
  std::size_t begin = kNone;
  std::size_t end = 0;
  bool dot = false;    // an abbreviation's dot is behind it
  bool comma = false;  // a comma is behind it
};

// The word before `position`, on the same line.
Word WordBefore(std::string_view text, std::size_t position) {
  Word word;
  std::size_t i = position;
  while (i > 0 && position - i < 2 && text[i - 1] == ' ') --i;
  if (i == position || i == 0) return word;
  word.comma = text[i - 1] == ',';
  word.dot = text[i - 1] == '.';
  if (word.comma || word.dot) --i;
  word.end = i;
  while (i > 0 && word.end - i < kMaxWord &&
         (IsWordByte(text[i - 1]) || text[i - 1] == '\'' || text[i - 1] == '-')) {
    --i;
  }
  while (i < word.end && ((text[i] & 0xC0) == 0x80 || text[i] == '\'' || text[i] == '-')) ++i;
  if (i < word.end && IsWordAt(text, i)) word.begin = i;
  return word;
}

std::string_view TextOf(std::string_view text, const Word& word) {
  return text.substr(word.begin, word.end - word.begin);
}

// The first word of a street's name whose house number begins at `number`; kNone: no name there.
std::size_t NameBefore(std::string_view text, std::size_t number) {
  std::size_t best = kNone;
  std::size_t at = number;
  int marks = 0;       // how many words of the house number were passed
  bool typed = false;  // the word behind is "utca", "Road": the name may go on in lower case
  for (int words = 0; words < kMaxWordsBack; ++words) {
    const Word word = WordBefore(text, at);
    if (word.begin == kNone || IsDigit(text[word.begin]) || (word.comma && words > marks)) break;
    const bool capital = IsCapitalAt(text, word.begin);
    const unsigned kinds = PlaceWordOf(TextOf(text, word));
    if (words == 0 && (kinds & kUnitWord) != 0) return kNone;
    if (words == 0 && !capital && (kinds & kWeakUnit) != 0) {  // "ул. Садовая, д. 5"
      marks = 1;
      at = word.begin;
      continue;
    }
    if (word.dot && kinds == 0 && word.end - word.begin > 2 &&
        !EndsWithFolded(TextOf(text, word), "str")) {
      break;
    }
    const bool leading = (kinds & kLeadingStreet) != 0;
    if (!capital && (kinds & (kLeadingStreet | kStreetWord | kJoinWord)) == 0 && !typed) break;
    typed = words == 0 && (kinds & kStreetWord) != 0;
    if (capital || leading) best = word.begin;
    at = word.begin;
    if (leading && (kinds & kStreetWord) == 0 && words > 0) break;
  }
  for (const std::string_view street : {"c/ ", "c/"}) {
    if (best != kNone && EndsWithFolded(text.substr(0, best), street)) best -= street.size();
  }
  return best;
}

// Whether an address may begin with this number. Looks at the bytes beside it.
bool MayBegin(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t next = end;
  if (IsLetter(At(text, next)) && !IsWordByte(At(text, next + 1))) ++next;
  if (At(text, next) == '-' || At(text, next) == '/') return IsDigit(At(text, next + 1));
  if (At(text, next) == ',') ++next;
  if (At(text, next) != ' ') return false;
  const char first = At(text, next + 1);
  if (IsUpper(first) || IsDigit(first) || IsNonAscii(first)) return true;
  if (!IsLower(first)) return false;
  // In lower case only behind a word that leads to a place, or at a line's begin.
  const char before = Before(text, begin);
  if (before == '\0' || before == '\n' || before == '>') return true;
  if (before != ' ' || begin < 2) return false;
  const char last = text[begin - 2];
  return last == 't' || last == 'n' || last == 's' || last == 'o' || last == ':' || last == ',' ||
         IsDigit(last) || last == '\x91';  // "số"
}

bool IsUnit(std::string_view text, const Word& word) {
  return (PlaceWordOf(TextOf(text, word)) & kUnitWord) != 0;
}

// Where "the corner of " begins that ends at `begin`.
std::size_t CornerBefore(std::string_view text, std::size_t begin) {
  for (const std::string_view corner : {"the corner of ", "corner of "}) {
    if (EndsWithFolded(text.substr(0, begin), corner)) return begin - corner.size();
  }
  return kNone;
}

// "Apt. 5 [address]", "the corner of [address]", "Elm and [address]".
std::size_t WithWordsBefore(std::string_view text, std::size_t begin) {
  if (const std::size_t corner = CornerBefore(text, begin); corner != kNone) return corner;
  Word word = WordBefore(text, begin);
  if (word.begin == kNone) return begin;
  if (IsDigit(text[begin]) && IsUnit(text, word)) return word.begin;
  if (IsDigit(text[word.begin]) && IsDigit(text[begin]) && word.comma) {  // "Flat 3, 18 Elm Road"
    const Word unit = WordBefore(text, word.begin);
    return unit.begin != kNone && IsUnit(text, unit) ? unit.begin : begin;
  }
  const std::string_view joined = TextOf(text, word);
  if (word.comma || word.dot || !(joined == "and" || joined == "&")) return begin;
  std::size_t first = begin;
  for (int words = 0; words < 3; ++words) {
    word = WordBefore(text, word.begin);
    const bool name = word.begin != kNone && !word.comma && !word.dot &&
                      (IsCapitalAt(text, word.begin) || (words > 0 && IsDigit(text[word.begin])));
    if (!name) break;
    first = word.begin;
  }
  if (first == begin) return begin;
  const std::size_t corner = CornerBefore(text, first);
  return corner != kNone ? corner : first;
}

// "[address] and Elm Bridge" where a corner was meant.
std::size_t WithCrossing(std::string_view text, std::size_t end) {
  constexpr std::string_view kAnd = " and ";
  std::size_t i = end + (At(text, end) == '.' ? 1 : 0);
  if (!text.substr(i).starts_with(kAnd)) return end;
  i += kAnd.size();
  std::size_t last = end;
  for (int words = 0; words < 3 && i < text.size(); ++words) {
    const std::size_t begin = i;
    while (i < text.size() && i - begin < kMaxWord && IsWordAt(text, i)) {
      i += IsNonAscii(text[i]) ? CodePointAt(text, i).size : 1;
    }
    if (i == begin ||
        (!IsCapitalAt(text, begin) && PlaceWordOf(text.substr(begin, i - begin)) == 0)) {
      break;
    }
    last = i;
    if (At(text, i) == ' ') ++i;
  }
  return last;
}

// The address from `begin` on with what stands before it.
PostalRange Widened(std::string_view text, std::size_t begin) {
  const std::size_t from = WithWordsBefore(text, begin);
  PostalRange found = PostalAddressAt(text, begin, from);
  const bool corner = text.substr(from, begin - from).find("corner of") != kNone;
  if (found.end != 0 && corner) found.end = WithCrossing(text, found.end);
  return found;
}

// Marks of administrative places in Chinese, Japanese and Korean addresses.
constexpr std::string_view kUnspacedMarks[] = {
    "省", "市", "区", "區",   "县",   "縣",   "都", "道", "府", "町", "村", "镇", "路",
    "街", "巷", "弄", "丁目", "大道", "胡同", "시", "구", "군", "동", "로", "길"};
constexpr std::string_view kUnspacedEnds[] = {"号",   "號", "室", "楼",   "樓", "栋",
                                              "棟",   "层", "階", "番地", "番", "丁目",
                                              "单元", "座", "호", "층",   "弄"};

constexpr std::string_view kCodeNames[] = {
    "zip code",       "zipcode",       "zip",          "postcode",      "post code",
    "postal code",    "plz",           "postleitzahl", "code postal",   "cap",
    "postnummer",     "código postal", "cep",          "mã bưu chính",  "邮编",
    "郵便番号",       "индекс",        "pin code",     "pincode",       "eircode",
    "mã bưu điện",    "우편번호",      "kod pocztowy", "codigo postal", "zip/postal code",
    "codice postale", "irányítószám",  "psč",          "індекс",        "postcode/zip"};
constexpr std::string_view kVerbs[] = {" is", " ist", " est", " es", " là"};

// By the low five bits of the last byte of a name or verb above: those of the byte before it.
constexpr std::array<std::uint32_t, 32> kCodeNameEnds = [] {
  std::array<std::uint32_t, 32> ends{};
  const auto add = [&ends](std::string_view word) {
    ends[static_cast<unsigned>(word.back()) & 31U] |=
        1U << (static_cast<unsigned>(word[word.size() - 2]) & 31U);
  };
  for (const std::string_view name : kCodeNames) add(name);
  for (const std::string_view verb : kVerbs) add(verb);
  return ends;
}();

// Whether one of them may end the text.
bool MayEndInCodeName(std::string_view text) {
  if (text.size() < 3) return false;
  const unsigned last = static_cast<unsigned>(text.back()) & 31U;
  return (kCodeNameEnds[last] >> (static_cast<unsigned>(text[text.size() - 2]) & 31U) & 1U) != 0;
}

// Whether a word for a postal code stands right before `begin`. Short words ("zip 5 files", "cap
// 100") count with a mark behind them, or where the code is `sure`.
bool IsNamedPostalCode(std::string_view text, std::size_t begin, bool sure) {
  std::size_t i = begin;
  while (i > 0 && begin - i < 3 &&
         (text[i - 1] == ' ' || text[i - 1] == ':' || text[i - 1] == '#')) {
    --i;
  }
  if (i == begin) return false;
  std::string_view before = text.substr(0, i);
  if (!MayEndInCodeName(before)) return false;
  sure = sure || text.substr(i, begin - i).find(':') != kNone;
  for (const std::string_view verb : kVerbs) {
    if (!EndsWithFolded(before, verb)) continue;
    before.remove_suffix(verb.size());
    sure = true;
    break;
  }
  return std::ranges::any_of(kCodeNames, [&](std::string_view name) {
    return EndsWithFolded(before, name) && !IsWordBefore(before, before.size() - name.size()) &&
           (sure || name.size() > 3 || name == "plz");
  });
}

}  // namespace

PostalRange PostalAddressAround(std::string_view text, std::size_t begin, std::size_t end) {
  PostalRange found;
  if (MayBegin(text, begin, end)) found = Widened(text, begin);
  if (Before(text, begin) != ' ' || end - begin > 5) return found;
  const std::size_t name = NameBefore(text, begin);
  if (name == kNone) return found;
  const PostalRange named = Widened(text, name);
  if (named.end <= begin) return found;
  return {named.begin, std::max(named.end, found.end), true};
}

PostalRange NamedPostalCode(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t to = end;
  if (At(text, to) == '-' && IsDigit(At(text, to + 1))) ++to;
  while (IsDigit(At(text, to))) ++to;
  // Brazil's form names itself: "cep 01310-100".
  if (!IsNamedPostalCode(text, begin, to - begin == 9 && to > end)) return {};
  const bool more =
      At(text, to) == ' ' && ((IsDigit(At(text, to + 1)) && IsDigit(At(text, to + 2))) ||
                              (IsUpper(At(text, to + 1)) && IsUpper(At(text, to + 2))));
  if (more && !IsWordByte(At(text, to + 3))) to += 3;
  if (IsWordByte(At(text, to))) return {};
  return {begin, to, true};
}

PostalRange NamedLetterCode(std::string_view text, std::size_t digit) {
  std::size_t begin = digit;
  while (begin > 0 && IsUpper(text[begin - 1]) && digit - begin < 3) --begin;
  if (digit - begin > 2 || IsWordBefore(text, begin)) return {};
  std::size_t end = digit + 1;
  if (IsUpper(At(text, end)) || IsDigit(At(text, end))) ++end;
  if (At(text, end) == ' ' || At(text, end) == '-') ++end;
  const std::size_t inward = end;
  bool digits = false;
  for (; end - inward < 4 && (IsUpper(At(text, end)) || IsDigit(At(text, end))); ++end) {
    digits = digits || IsDigit(text[end]);
  }
  if (end - inward < 3 || !digits || IsWordByte(At(text, end))) return {};
  return IsNamedPostalCode(text, begin, false) ? PostalRange{begin, end, true} : PostalRange{};
}

PostalRange MilitaryAddress(std::string_view text, std::size_t begin, std::size_t end) {
  if (end - begin != 5 || begin < 7) return {};
  const std::string_view office = text.substr(begin - 7, 7);
  const bool military = office[3] == ' ' && office[6] == ' ' && ToLower(office[4]) == 'a' &&
                        (StartsWithFolded(office, "apo") || StartsWithFolded(office, "fpo") ||
                         StartsWithFolded(office, "dpo"));
  if (!military) return {};
  // The unit or ship: the line before, or the words before on this one.
  std::size_t from = begin - 7;
  if (from > 0 && (text[from - 1] == '\n' || text[from - 1] == ' ')) {
    --from;
    std::size_t i = from;
    while (i > 0 && from - i < kMaxWord && text[i - 1] != '\n' && text[i - 1] != ':') --i;
    for (const std::string_view ship :
         {"usns", "uscgc", "uss", "usnv", "usnv", "psc", "unit", "cmr"}) {
      for (std::size_t k = i; k < from; ++k) {
        if (StartsWithFolded(text.substr(k), ship) && !IsWordBefore(text, k)) {
          return {k, end, true};
        }
      }
    }
    ++from;
  }
  return {from, end, true};
}

PostalRange UnspacedAddress(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin < 3 || !(IsNonAscii(text[begin - 1]) || text[begin - 1] == ' ')) return {};
  std::size_t from = begin;
  for (int characters = 0; characters < 24 && from > 0; ++characters) {
    const CodePoint code = CodePointBefore(text, from);
    const bool blank = code.value == ' ' && from != begin - 1;
    if (!IsUnspaced(code.value) && !blank && code.value != ' ') break;
    from -= code.size;
  }
  while (from < begin && text[from] == ' ') ++from;
  const std::string_view run = text.substr(from, begin - from);
  constexpr std::size_t kTwoMarks = 6;  // bytes; also of "大道", which holds two
  if (run.size() < kTwoMarks) return {};
  const auto marks = std::ranges::count_if(
      kUnspacedMarks, [run](std::string_view mark) { return run.find(mark) != kNone; });
  if (marks < 2) return {};
  std::size_t to = end;
  for (int parts = 0; parts < 8; ++parts) {
    const std::string_view rest = text.substr(to);
    const auto* const mark = std::ranges::find_if(
        kUnspacedEnds, [rest](std::string_view one) { return rest.starts_with(one); });
    if (mark != std::end(kUnspacedEnds)) {
      to += mark->size();
    } else if (IsDigit(At(text, to)) || (At(text, to) == '-' && IsDigit(At(text, to + 1)))) {
      ++to;
      --parts;
      if (to - end > 24) break;
    } else {
      break;
    }
  }
  return {from, to, true};
}

}  // namespace tacit::privacy
