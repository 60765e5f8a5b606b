#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tacit::cli {

// The known word that is nearest to a mistyped one; empty when none is near.
std::string_view Nearest(std::string_view word, std::span<const std::string_view> known);
// "; did you mean 'import'?", or nothing.
std::string Suggestion(std::string_view word, std::span<const std::string_view> known);

}  // namespace tacit::cli
