#include "privacy/name_inflections.h"

#include <algorithm>
#include <array>
#include <span>

#include "privacy/name_fold.h"

namespace tacit::privacy {
namespace {

using View = std::string_view;

// A name that ends in `ending` drops it and takes one of `cases` (separated by blanks).
struct Declension {
  View ending;
  View cases;
};

// The first that fits. "" fits any other consonant.
constexpr auto kCyrillic = std::to_array<Declension>({
    {"скии", "ского скому ским ском"},
    {"ская", "скои скую"},
    {"цкии", "цкого цкому цким цком"},
    {"цкая", "цкои цкую"},
    {"ова", "овои ову овы ове"},
    {"ева", "евои еву евы еве"},
    {"ина", "инои ину ины ине"},
    {"ои", "ого ому ым ом"},
    {"ии", "ия ию ием ии"},
    {"еи", "ея ею еем ее"},
    {"аи", "ая аю аем ае"},
    {"ия", "ии ию иеи"},
    {"а", "ы и е у ои ою"},
    {"я", "и е ю еи ею"},
    {"ь", "я ю ем е и"},
    {"ел", "ла лу лом ле ела елу елом еле"},
    {"ец", "ца цу цем цом це"},
    {"ок", "ка ку ком ке ока оку оком оке"},
    {"ов", "ова ову овым ове овы"},
    {"ев", "ева еву евым еве евы"},
    {"ин", "ина ину иным ине ином ины"},
    {"о", ""},
    {"е", ""},
    {"и", ""},
    {"у", ""},
    {"ю", ""},
    {"ы", ""},
    {"э", ""},
    {"", "а у ом ем е ы и ови еві"},
});

constexpr auto kLatin = std::to_array<Declension>({
    {"ska", "skiej ske skou ske"},
    {"cka", "ckiej cke ckou"},
    {"ski", "skiego skiemu skim"},
    {"cki", "ckiego ckiemu ckim"},
    {"ova", "ovou ovej ovu"},
    {"ia", "ii ie iu io"},
    {"a", "y ie e u o ou i"},
    {"ek", "ka kowi kiem kem kovi ku"},
    {"ec", "ca cowi cem covi"},
    {"e", ""},
    {"i", ""},
    {"o", ""},
    {"u", ""},
    {"y", ""},
    {"", "a u owi em om ovi ie"},
});

void Decline(View name, std::span<const Declension> table, std::vector<std::string>& forms) {
  const auto declension = std::ranges::find_if(
      table, [name](const Declension& one) { return name.ends_with(one.ending); });
  if (declension == table.end()) return;
  const View stem = name.substr(0, name.size() - declension->ending.size());
  View cases = declension->cases;
  while (!cases.empty()) {
    const std::size_t end = std::min(cases.find(' '), cases.size());
    std::string form(stem);
    form += cases.substr(0, end);
    if (form != name) forms.push_back(std::move(form));
    cases.remove_prefix(std::min(end + 1, cases.size()));
  }
}

bool IsCyrillic(char32_t c) { return c >= 0x400 && c <= 0x52F; }

}  // namespace

bool LooksSlavic(View raw) {
  static constexpr std::u32string_view kLetters = U"ąćęłńśźżčďěňřšťůžĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽ";
  constexpr auto kEndings = std::to_array<View>({"ski", "ska", "cki", "cka", "ova", "eva", "enko",
                                                 "chuk", "czyk", "wicz", "vich", "vic", "owicz"});
  if (std::ranges::any_of(
          Points(raw), [](char32_t c) { return kLetters.find(c) != std::u32string_view::npos; })) {
    return true;
  }
  const std::string folded = FoldName(raw);
  return std::ranges::any_of(kEndings, [&](View ending) { return folded.ends_with(ending); });
}

void AppendInflections(View folded, bool slavic, std::vector<std::string>& forms) {
  const std::u32string points = Points(folded);
  if (points.empty()) return;
  if (IsCyrillic(points.back())) return Decline(folded, kCyrillic, forms);
  if (points.back() < 'a' || points.back() > 'z') return;
  if (points.back() != 's') forms.push_back(std::string(folded) + "s");
  if (slavic) Decline(folded, kLatin, forms);
}

}  // namespace tacit::privacy
