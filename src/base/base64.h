#pragma once

// RFC 4648, section 4, with padding.

#include <optional>
#include <string>
#include <string_view>

namespace tacit {

std::string Base64(std::string_view bytes);
// Nothing when `text` is not exactly what Base64() writes.
std::optional<std::string> FromBase64(std::string_view text);

}  // namespace tacit
