#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tacit::cli {

struct SocksAddress {
  std::string host;  // a name or an address; IPv6 without brackets
  std::int32_t port = 0;
};

// "socks5://127.0.0.1:1080", "socks5://[::1]:1080". Nothing: not of this form. User names and
// passwords have no place in a settings file.
std::optional<SocksAddress> ParseSocksAddress(std::string_view text);

// What is wrong with a setting of that form; empty: nothing, also when the text is empty.
std::string SocksProblem(std::string_view text);

}  // namespace tacit::cli
