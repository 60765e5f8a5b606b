#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tacit::privacy {

// What the name of a setting says about its value.
enum class NameKind : std::uint8_t {
  kNone,
  kPassword,  // any value that is no placeholder
  kSecret,    // a random value of at least eight characters
  kKey,       // a random value of at least twelve
  kWeak,      // "key", "login": a long and certainly random value
  kPin,       // digits
  kHeader,    // "Authorization": a scheme and a value
};

// The name that ends at `end` ("db_password", "API key", "пароль").
NameKind KindOfNameBefore(std::string_view text, std::size_t end);

}  // namespace tacit::privacy
