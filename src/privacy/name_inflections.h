#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tacit::privacy {

// Whether a name as written has letters or endings of Slavic languages in Latin script.
bool LooksSlavic(std::string_view raw);

// Declined forms of a folded name of at least four letters: a possessive -s, the cases of Russian
// and Ukrainian, and, if `slavic`, those of Polish, Czech and their neighbours. Own rules, from the
// declension tables of school grammars; й counts as и, as folded.
void AppendInflections(std::string_view folded, bool slavic, std::vector<std::string>& forms);

}  // namespace tacit::privacy
