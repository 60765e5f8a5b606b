#pragma once

#include <string_view>

namespace tacit::privacy {

// Stands for a value: "****", "<password>", "${VAR}", "{{x}}", "null", "your_token_here", "string".
bool IsPlaceholder(std::string_view value);

// Code: a call, a member ("request.password"), a look-up, a path, a URL, a file's name.
bool IsCode(std::string_view value);

// Made by a generator and not by a hand: letters and digits without words in them, hexadecimal, a
// UUID, base64.
bool IsRandom(std::string_view value);

// Letters only, in lower case or with a capital first: a word of a language.
bool IsPlainWord(std::string_view value);

bool IsUuid(std::string_view value);

}  // namespace tacit::privacy
