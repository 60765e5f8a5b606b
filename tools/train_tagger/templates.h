#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tacit::train {

// Templates for generate.h, of our own writing.
const std::vector<std::string_view>& NameTemplates();
const std::vector<std::string_view>& OtherTemplates();
// Ordinary English words in lower case.
const std::vector<std::string>& PlainWords();

}  // namespace tacit::train
