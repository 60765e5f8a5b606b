#pragma once

// Addresses of the Internet protocols as text (RFC 4291 section 2.2, RFC 6943), and whether one can
// point to a person.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tacit::privacy {

using Ipv4 = std::array<std::uint8_t, 4>;

struct Ipv6 {
  std::array<std::uint16_t, 8> groups{};
  bool compressed = false;  // written with "::"
  bool wide = false;        // some group has more than two digits
};

// The longest address that begins at `begin`; the end of it, or 0. An IPv4 address is four numbers
// up to 255 without leading noughts; what follows it is the caller's to judge.
std::size_t ParseIpv4(std::string_view text, std::size_t begin, Ipv4& address);
std::size_t ParseIpv6(std::string_view text, std::size_t begin, Ipv6& address);

// False for the registries of special-purpose addresses (RFC 6890, IANA): this host, private,
// shared, loopback, link-local, documentation, benchmarks, multicast, reserved; and for well-known
// public resolvers.
bool IsPersonal(const Ipv4& address);
bool IsPersonal(const Ipv6& address);

}  // namespace tacit::privacy
