#pragma once

// Tokens that no literal beginning tells: by their structure, their end or a word near them.

#include <cstddef>
#include <span>
#include <string_view>

namespace tacit::privacy {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;  // 0: nothing found
};

struct TokenShape {
  std::string_view entity;
  std::string_view rule;
  float score = 0.5F;
  Span (*find)(std::string_view text, Span run) = nullptr;  // `run`: a kLongRun hit
};

std::span<const TokenShape> TokenShapes();

// A client secret of Entra ID around `run` (Microsoft Purview, "Azure AD client secret"): three
// characters, a digit, "Q~", 31 to 34 characters.
Span FindEntraSecret(std::string_view text, Span run);

}  // namespace tacit::privacy
