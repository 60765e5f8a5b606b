#pragma once

// The rows of English, by file: they are too many for one.

#include <span>

#include "privacy/content/language.h"

namespace tacit::privacy::content {

std::span<const PhraseRow> EnglishAboutPeople();
std::span<const PhraseRow> EnglishAboutAffairs();
std::span<const PhraseRow> EnglishAboutConduct();

}  // namespace tacit::privacy::content
