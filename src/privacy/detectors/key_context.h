#pragma once

#include <cstddef>
#include <string_view>

namespace tacit::privacy {

// Whether the text right before `position` speaks of a private key or a seed ("private key:",
// "PRIVATE_KEY=", "приватный ключ"): 64 hexadecimal digits there are a key, not a digest.
bool HasPrivateKeyContext(std::string_view text, std::size_t position);

}  // namespace tacit::privacy
