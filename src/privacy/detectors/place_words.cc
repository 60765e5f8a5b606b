#include "privacy/detectors/place_words.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <unordered_map>

#include "privacy/detectors/characters.h"
#include "privacy/detectors/letter_case.h"
#include "privacy/detectors/utf8.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kLongestWord = 24;

struct WordList {
  std::uint16_t kind;
  std::string_view words;  // lower case, blanks between
};

constexpr WordList kLists[] = {
    {kStreetWord,
     "street str st avenue ave av road rd boulevard blvd lane ln terrace parkway pkwy highway hwy "
     "crescent cres turnpike expressway streets avenues roads utca u út útja kapu köz sétány sor "
     "útca körút krt tér "
     "rakpart rkp tänav tee põik maantee mnt puiestee pst ulice třída náměstí nám trg ulica cesta "
     "gata gatan väg vägen vej vejen gade veien vei katu tie kuja straat laan weg straße strasse "
     "gasse allee ring platz damm ufer caddesi cad sokak sok bulvarı mahallesi iela gatvė"},
    {kWeakStreet,
     "drive dr court ct place pl square sq circle cir close gardens grove mews row way trail trl "
     "alley plaza hill loop walk pass path crossing bend park ridge run point view heights mall "
     "rise vale green bypass bridge esplanade quay wharf parade strand"},
    {kLeadingStreet,
     "rue avenue av boulevard bd bv place chemin impasse allée quai cours route passage calle c/ "
     "avenida "
     "avda paseo carrer rambla plaza plaça camino carretera travesía rua rúa travessa praça "
     "alameda "
     "estrada via viale piazza piazzale corso largo strada vicolo lungomare contrada ul ulica "
     "aleja aleje al plac pl os osiedle ulice bulevar bulevardul calea strada улица улице улицы ул "
     "проспект проспекте пр "
     "пр-т пр-кт переулок пер шоссе набережная наб бульвар площадь вулиця вул провулок đường phố "
     "ngõ "
     "ngách hẻm jalan jl jln lorong straße strasse sokak οδός οδος λεωφόρος πλατεία"},
    {kUnitWord,
     "apt apartment suite ste unit flat appt appartement apto apartamento piso puerta wohnung "
     "whg interno scala lägenhet lgh leilighet byt mieszkanie lok кв квартира корп корпус оф офис "
     "căn phòng"},
    {kWeakUnit,
     "floor fl room rm bldg building no nr block tower level lot lô tầng etage étage bât bâtiment "
     "stock top tür stiege portal escalera esc d д дом стр строение под подъезд этаж № số n°"},
    {kCountryWord,
     "usa states america kingdom uk england scotland wales ireland britain canada australia "
     "zealand "
     "germany deutschland france austria österreich switzerland schweiz suisse italy italia spain "
     "españa portugal netherlands nederland belgium belgique belgië luxembourg denmark danmark "
     "sweden sverige norway norge finland suomi iceland greenland estonia eesti latvia lithuania "
     "poland polska czechia republic slovakia slovenia slovenija croatia hrvatska serbia bosnia "
     "montenegro macedonia albania greece cyprus malta hungary magyarország romania românia "
     "bulgaria "
     "moldova ukraine україна belarus russia россия turkey türkiye georgia armenia azerbaijan "
     "kazakhstan israel egypt morocco tunisia algeria africa nigeria kenya ghana uganda ethiopia "
     "tanzania emirates qatar kuwait bahrain oman jordan lebanon arabia india pakistan bangladesh "
     "lanka nepal china japan korea taiwan thailand vietnam việtnam malaysia singapore indonesia "
     "philippines kong brazil brasil argentina chile uruguay paraguay bolivia peru perú ecuador "
     "colombia venezuela mexico méxico guatemala panama rica cuba jamaica rico"},
    {kJoinWord,
     "de du des la le les del di da do dos das della delle dei degli y e of the der den dem van "
     "von "
     "op ten ter im am an zu zur zum nad pod na sur sous en aux au el los las i og och l d san"},
    {kDirectionWord, "n s w nw ne sw se north south east west"},
    {kAreaWord,
     "district quận huyện phường xã tỉnh thành tp thị barrio col colonia bairro sector zona г "
     "город "
     "обл область район р-н kecamatan kota"},
};
constexpr std::string_view kStates =
    " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AS MP ON QC BC AB MB SK "
    "NB NS PE NL YT NT NU NSW VIC QLD TAS ACT SP RJ MG RS BA ";

// Lower case; empty where it is too long.
std::string Folded(std::string_view word) {
  std::string folded;
  if (word.size() > kLongestWord) return folded;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint code = CodePointAt(word, i);
    if (code.size == 0) return {};
    const std::uint32_t lower = LowerOfCapital(code.value);
    if (lower == 0) {
      folded += word.substr(i, code.size);
    } else if (lower < 0x80) {
      folded += static_cast<char>(lower);
    } else if (lower < 0x800) {
      folded += static_cast<char>(0xC0U | (lower >> 6U));
      folded += static_cast<char>(0x80U | (lower & 0x3FU));
    } else {
      folded += static_cast<char>(0xE0U | (lower >> 12U));
      folded += static_cast<char>(0x80U | ((lower >> 6U) & 0x3FU));
      folded += static_cast<char>(0x80U | (lower & 0x3FU));
    }
    i += code.size;
  }
  return folded;
}

const std::unordered_map<std::string_view, std::uint16_t>& Words() {
  static const auto* const table = [] {
    auto* words = new std::unordered_map<std::string_view, std::uint16_t>;
    for (const WordList& list : kLists) {
      for (std::size_t i = 0; i < list.words.size();) {
        const std::size_t end = std::min(list.words.find(' ', i), list.words.size());
        (*words)[list.words.substr(i, end - i)] |= list.kind;
        i = end + 1;
      }
    }
    return words;
  }();
  return *table;
}

// Whether a word of ASCII letters may be in the table: most are refused by their first two bytes
// and their length.
class Filter {
 public:
  Filter() {
    for (const auto& [word, kinds] : Words()) has_.set(Key(word));
  }
  bool Has(std::string_view word) const { return has_[Key(word)]; }

 private:
  static std::size_t Key(std::string_view word) {
    const auto low = [](char c) { return static_cast<std::size_t>(c) & 31U; };
    const std::size_t length = std::min<std::size_t>(word.size(), 15);
    return low(word[0]) << 9U | low(word[word.size() > 1 ? 1 : 0]) << 4U | length;
  }
  std::bitset<1U << 14U> has_;
};

bool MayBePlaceWord(std::string_view word) {
  static const Filter filter;
  if (word.empty() || !std::ranges::all_of(word, IsLetter)) return true;
  return filter.Has(word);
}

constexpr std::string_view kSuffixes[] = {
    "straße",  "strasse", "str",   "weg",    "platz",  "allee", "gasse",  "damm",  "ufer",
    "brücke",  "graben",  "ring",  "straat", "laan",   "plein", "gracht", "kade",  "dijk",
    "gatan",   "vägen",   "gata",  "torget", "stigen", "gränd", "veien",  "vegen", "vej",
    "vejen",   "gade",    "gaten", "stræde", "vænget", "engen", "bakken", "stien", "tien",
    "katu",    "kuja",    "polku", "tie",    "utca",   "braut", "vegur",  "gata",  "stræti",
    "straeti", "väg",     "vei",   "gasse",  "steig",  "ska"};

// Words after which an address comes, with " at ", " is " or ':' between.
constexpr std::string_view kAddressWordList[] = {
    "address",   "addresses", "lives",   "live",      "lived",     "living",    "reside",
    "resides",   "residing",  "located", "situated",  "office",    "offices",   "headquarters",
    "taxi",      "corner of", "drops",   "drop",      "meet",      "home",      "adresse",
    "anschrift", "wohnt",     "wohne",   "dirección", "direccion", "domicilio", "vive",
    "vivo",      "indirizzo", "abito",   "abita",     "habite",    "adres",     "adress",
    "endereço",  "endereco",  "morada",  "адрес",     "живу",      "живет",     "địa chỉ",
    "地址",      "住所",      "주소"};
constexpr std::string_view kPlaceWordList[] = {
    "send",   "sent",       "ship",  "shipped", "deliver", "delivered", "return",   "mail",
    "mailed", "restaurant", "shop",  "store",   "hotel",   "clinic",    "party",    "post",
    "moved",  "visit",      "house", "arrived", "pick",    "come",      "refers to"};
constexpr ContextWords kAddressWords(kAddressWordList);
constexpr ContextWords kPlaceWords(kPlaceWordList);
constexpr std::string_view kLinkWords[] = {"at",   "on", "in", "to", "is", "of",  "from",
                                           "it's", "in", "an", "en", "à",  "rue", "off"};

bool LeadsTo(std::string_view text, std::size_t position) {
  std::size_t i = position;
  while (i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\n')) --i;
  if (i == 0) return false;
  const char before = text[i - 1];
  if (before == ':' || before == '?' || before == '-' || before == ',') return true;
  return IsOneOf(LettersBefore(text, i), kLinkWords);
}

}  // namespace

std::uint16_t PlaceWordOf(std::string_view word) {
  std::uint16_t kinds = 0;
  if ((word.size() == 2 || word.size() == 3) && IsUpper(word[0]) && IsUpper(word[1])) {
    const std::size_t found = kStates.find(word);
    if (found != std::string_view::npos && kStates[found - 1] == ' ' &&
        kStates[found + word.size()] == ' ') {
      kinds |= kStateWord;
    }
  }
  if (!MayBePlaceWord(word)) return kinds;
  const auto found = Words().find(Folded(word));
  return found != Words().end() ? static_cast<std::uint16_t>(kinds | found->second) : kinds;
}

bool HasStreetSuffix(std::string_view word) {
  static constexpr std::uint32_t kLastBytes = [] {
    std::uint32_t bytes = 0;
    for (const std::string_view one : kSuffixes) {
      bytes |= 1U << (static_cast<unsigned>(one.back()) & 31U);
    }
    return bytes;
  }();
  constexpr std::size_t kShortest = 6;
  if (word.size() < kShortest) return false;
  if ((kLastBytes >> (static_cast<unsigned>(word.back()) & 31U) & 1U) == 0) return false;
  return std::ranges::any_of(kSuffixes, [word](std::string_view one) {
    const std::size_t least = one.size() <= 4 ? 4 : 2;
    return word.size() >= one.size() + least && EndsWithFolded(word, one);
  });
}

bool SaysAddress(std::string_view text, std::size_t position) {
  return LeadsTo(text, position) && HasWordBefore(text, position, 56, kAddressWords);
}

bool SaysPlace(std::string_view text, std::size_t position) {
  return LeadsTo(text, position) && HasWordBefore(text, position, 40, kPlaceWords);
}

}  // namespace tacit::privacy
