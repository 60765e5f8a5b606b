// Reads an address as the posts write it: [number] street [number] [units] [town] [state] [code]
// [country], in either order of street and number, on one line or several; and weighs what says
// that it is one.

#include "privacy/detectors/postal_walk.h"

#include "privacy/detectors/characters.h"
#include "privacy/detectors/place_words.h"
#include "privacy/detectors/postal_tokens.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxStreetWords = 6;
constexpr std::size_t kMaxTownWords = 5;
constexpr std::string_view kRepeats[] = {"bis", "ter", "quater"};
constexpr int kEnough = 3;
constexpr int kEnoughInLowerCase = 5;

class Walk {
 public:
  Walk(std::string_view text, std::size_t begin, std::size_t from)
      : text_(text), begin_(begin), from_(from), tokens_(text, begin) {}

  PostalRange Read() {
    if (!tokens_.Reaches(1) || !ReadStreet()) return {};
    ReadTail();
    if (!IsEnough()) return {};
    return {from_, tokens_[last_ - 1].end, street_ >= kEnough};
  }

 private:
  // In a street that is written in lower case all words may belong to it.
  bool MayBelong(std::size_t i) const {
    const PostalToken& token = tokens_[i];
    return token.capital || token.digits != 0 || token.words != 0 || lower_case_;
  }
  bool BeginsUnit(std::size_t i) const {
    if (!tokens_.Has(i, kUnitWord | kWeakUnit) || !tokens_.Reaches(i + 1)) return false;
    const PostalToken& value = tokens_[i + 1];
    return !value.comma && !value.line && (value.digits != 0 || value.end - value.begin == 1);
  }
  bool HasCapital(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to && tokens_.Reaches(i); ++i) {
      if (tokens_[i].capital) return true;
    }
    return false;
  }
  bool Parts(std::size_t i) const { return tokens_[i].comma || tokens_[i].line; }

  // Sets last_ past the street and street_ to what its words say.
  bool ReadStreet() {
    std::size_t k = 0;
    while (k < 2 && tokens_.IsNumber(k) && !(k > 0 && tokens_[k].begin != tokens_[0].end + 1)) ++k;
    numbers_ = k;
    if (k == 1 && IsOneOf(tokens_.Text(k), kRepeats)) ++k;
    if (!tokens_.Reaches(k) || tokens_[k].line) return false;
    const bool leading = tokens_.Has(k, kLeadingStreet);
    if (tokens_[k].comma && !leading) return false;
    lower_case_ = !tokens_[k].capital && tokens_[k].digits == 0 &&
                  !(leading && HasCapital(k + 1, k + 4)) && !tokens_.Has(k, kJoinWord);
    if (leading) street_ = lower_case_ ? 2 : 3;
    name_ = k;
    for (; tokens_.Reaches(k) && k - name_ < kMaxStreetWords; ++k) {
      const PostalToken& token = tokens_[k];
      if (k > name_ && token.line) break;
      if (token.digits != 0 && token.comma && numbers_ > 0) break;  // the town's code
      if (token.digits != 0) return EndWithNumber(k);
      const bool numbered = k > name_ && leading && tokens_.Has(k, kWeakUnit) && BeginsUnit(k);
      if (numbered) return EndWithNumber(k + 1);  // "ул. Садовая, д. 5"
      const bool inner = k > name_ && tokens_.Reaches(k + 1) && !Parts(k + 1) &&
                         (tokens_.Has(k + 1, kStreetWord) || (leading && tokens_[k + 1].capital));
      if ((k > name_ && token.comma) || !(MayBelong(k) || inner) || BeginsUnit(k)) break;
      if (!leading && k > name_ && (token.words & (kStreetWord | kWeakStreet)) != 0) {
        return EndWithType(k);
      }
      has_suffix_ = has_suffix_ || HasStreetSuffix(tokens_.Text(k));
    }
    while (k > name_ && tokens_.Has(k - 1, kJoinWord)) --k;
    if (numbers_ == 0 || k == name_) return false;
    if (has_suffix_) street_ = 3;
    last_ = k;
    return true;
  }

  // "Via Roma 10", "Edeby 55": the number behind the name.
  bool EndWithNumber(std::size_t k) {
    const bool comma = tokens_[k].comma;
    if (k == name_ || (comma && street_ == 0 && !has_suffix_) || tokens_[k].digits > 5)
      return false;
    if (has_suffix_ || (k - 1 > name_ && tokens_.Has(k - 1, kStreetWord))) {
      street_ = 3;
    }
    house_behind_ = true;
    last_ = k + 1;
    return true;
  }

  // "Oak Street [NW] [street]".
  bool EndWithType(std::size_t k) {
    const bool weak = !tokens_.Has(k, kStreetWord);
    const bool number_behind =
        tokens_.IsNumber(k + 1) && !Parts(k + 1) && tokens_[k + 1].digits <= 4;
    if (numbers_ == 0 && !number_behind) return false;
    ++k;
    if (number_behind) {
      house_behind_ = true;
      ++k;
    }
    while (tokens_.Reaches(k) && !Parts(k) && tokens_.Has(k, kDirectionWord | kStreetWord) &&
           !tokens_.Has(k, kUnitWord)) {
      ++k;
    }
    // "St" and a name: a saint, a town.
    const bool saint = tokens_.Reaches(k) && !Parts(k) && tokens_[k].capital &&
                       tokens_[k].words == 0 && tokens_[k - 1].end - tokens_[k - 1].begin == 2;
    street_ = weak || saint || lower_case_ ? 2 : 3;
    last_ = k;
    return true;
  }

  void ReadTail() {
    std::size_t k = last_;
    std::size_t words = 0;  // since the last thing that is sure
    bool after_unit = false;
    while (tokens_.Reaches(k)) {
      const PostalToken& token = tokens_[k];
      if (BeginsUnit(k)) {
        evidence_ += tokens_.Has(k, kUnitWord) && units_ == 0 ? 3 : 1;
        ++units_;
        k += 2;
        last_ = k;
        after_unit = true;
        words = 0;
        continue;
      }
      const bool gap = IsGap(k);
      if (!MayBelong(k) && !gap) break;
      if (const std::size_t code = CodeEnd(k); code != 0) {
        const bool state = tokens_.Has(k - 1, kStateWord | kCountryWord);
        evidence_ += state ? 3 : lower_case_ ? 0 : 2;
        codes_ = true;
        after_unit = false;
        k = last_ = code;
        words = 0;
        continue;
      }
      if (IsFloor(k)) {
        ++k;
        continue;
      }
      if (token.digits != 0 && tokens_.Has(k - 1, kAreaWord)) {
        last_ = ++k;
        continue;
      }
      if (token.digits != 0 && !tokens_[k - 1].capital) break;
      if ((token.words & (kCountryWord | kAreaWord)) != 0 && token.capital + lower_case_ > 0) {
        evidence_ += country_ ? 0 : 2;
        country_ = true;
        last_ = k + 1;
        words = 0;
      } else if ((token.words & kLeadingStreet) != 0 && HasCapital(k + 1, k + 2)) {
        evidence_ += 2;
        last_ = ++k + 1;
        words = 0;
      } else if ((token.words & kStateWord) != 0) {
        evidence_ += 1;
        last_ = k + 1;
      } else if (++words > kMaxTownWords) {
        break;
      }
      ++k;
      const bool ends = !tokens_.Reaches(k) || Parts(k) || !MayBelong(k);
      if (!ends) continue;
      if (words > 0) TakeTown(k, words, after_unit);
      words = 0;
    }
  }

  // "Calle Mayor 14, 3, 28004 Madrid".
  bool IsFloor(std::size_t k) const {
    return k == last_ && tokens_[k].comma && tokens_[k].digits > 0 && tokens_[k].digits <= 2 &&
           tokens_[k].end - tokens_[k].begin <= 3 && tokens_.Reaches(k + 1) && CodeEnd(k + 1) != 0;
  }

  // A short word between commas that stands for no state: ", nan\n 00617".
  bool IsGap(std::size_t k) const {
    return tokens_[k].comma && tokens_.Reaches(k + 1) && tokens_[k].end - tokens_[k].begin <= 3 &&
           (tokens_[k + 1].line || CodeEnd(k + 1) != 0);
  }

  // A postal code: the token past it, or 0.
  std::size_t CodeEnd(std::size_t k) const {
    const PostalToken& token = tokens_[k];
    const bool next = tokens_.Reaches(k + 1) && !Parts(k + 1);
    if (token.code) return next && tokens_[k + 1].code ? k + 2 : 0;
    if (token.digits == 2 && tokens_.Text(k).size() == 6 && tokens_.Text(k)[2] == '-') return k + 1;
    if (token.digits == 3 && next && tokens_[k + 1].digits == 2) return k + 2;  // "340 12"
    if (token.digits == 4 && next && tokens_[k + 1].end - tokens_[k + 1].begin == 2 &&
        tokens_[k + 1].capital && (Parts(k) || tokens_[k - 1].capital)) {
      return k + 2;  // "7412 SL"
    }
    return token.digits >= 4 && token.digits <= 6 ? k + 1 : 0;
  }

  // Words up to `k` that may be a town: behind a comma, a unit or a code, or alone on their line.
  void TakeTown(std::size_t k, std::size_t words, bool after_unit) {
    const PostalToken& first = tokens_[k - words];
    const bool more = tokens_.Reaches(k) && !Parts(k) && !lower_case_;
    if (text_[first.begin - 1] == '(') {
      if (!country_ || words > 2) return;
    } else if (first.line) {
      if (!after_unit || codes_ || country_ || more) return;
    } else if (!first.comma && !after_unit && !codes_) {
      return;
    }
    if (first.comma && !lower_case_ && !town_) ++evidence_;
    town_ = town_ || first.comma;
    last_ = k;
  }

  bool IsEnough() const {
    const bool sandwich = numbers_ > 0 && house_behind_;
    const bool widened = from_ != begin_;
    int evidence = street_ + evidence_ + (widened ? 2 : 0);
    if (sandwich || (numbers_ == 2 && !lower_case_)) evidence += tokens_[0].digits >= 3 ? 2 : 1;
    const bool shaped =
        street_ > 0 || units_ > 0 || sandwich || numbers_ == 2 || widened || (codes_ && country_);
    if (street_ == 2 && !lower_case_ && evidence_ < 2) evidence = 0;
    const int enough = lower_case_ ? kEnoughInLowerCase : kEnough;
    if (evidence >= enough && shaped && !IsYearOnly(evidence)) return true;
    if (SaysAddress(text_, from_)) {
      const PostalToken& last = tokens_[last_ - 1];
      const bool sure = street_ > 0 || sandwich || widened || evidence_ > 0 || last.digits >= 2;
      return sure && (!lower_case_ || evidence + 3 >= enough) && (numbers_ > 0 || house_behind_);
    }
    return shaped && SaysPlace(text_, from_) && evidence + 2 >= enough;
  }

  // "2008 Wall Street": a year before a place.
  bool IsYearOnly(int evidence) const {
    if (numbers_ != 1 || house_behind_ || evidence > kEnough || tokens_[0].digits != 4)
      return false;
    const std::string_view year = tokens_.Text(0).substr(0, 2);
    return year == "19" || year == "20";
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t from_;
  PostalTokens tokens_;
  std::size_t numbers_ = 0;  // before the street's name
  std::size_t name_ = 0;     // its first word
  std::size_t last_ = 0;     // past what belongs to the address
  int street_ = 0;
  int evidence_ = 0;  // beside the street's
  int units_ = 0;
  bool lower_case_ = false;
  bool has_suffix_ = false;
  bool house_behind_ = false;
  bool codes_ = false;
  bool country_ = false;
  bool town_ = false;
};

}  // namespace

PostalRange PostalAddressAt(std::string_view text, std::size_t begin, std::size_t from) {
  return Walk(text, begin, from).Read();
}

}  // namespace tacit::privacy
