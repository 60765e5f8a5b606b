#include "cli/socks_address.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace tacit::cli {
namespace {

bool IsHostCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == ':' || c == '_';
}

}  // namespace

std::optional<SocksAddress> ParseSocksAddress(std::string_view text) {
  constexpr std::string_view kScheme = "socks5://";
  if (!text.starts_with(kScheme)) return std::nullopt;
  text.remove_prefix(kScheme.size());
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  const std::string_view digits = text.substr(colon + 1);
  const bool bracketed = host.starts_with('[') && host.ends_with(']') && host.size() > 2;
  if (bracketed) host = host.substr(1, host.size() - 2);
  if (!bracketed && host.find(':') != std::string_view::npos) return std::nullopt;
  if (host.empty() || !std::ranges::all_of(host, IsHostCharacter)) return std::nullopt;
  SocksAddress address{.host = std::string(host)};
  const char* const end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, address.port);
  const bool whole = !digits.empty() && parsed.ec == std::errc() && parsed.ptr == end;
  if (!whole || address.port < 1 || address.port > 65'535) return std::nullopt;
  return address;
}

std::string SocksProblem(std::string_view text) {
  if (text.empty() || ParseSocksAddress(text)) return {};
  return "must be of the form \"socks5://HOST:PORT\"";
}

}  // namespace tacit::cli
