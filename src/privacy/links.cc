#include "privacy/links.h"

#include <algorithm>
#include <array>

#include "privacy/ascii.h"
#include "privacy/placeholder.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxHost = 253;  // RFC 1035 section 2.3.4
constexpr std::size_t kMinName = 4;   // https://core.telegram.org/method/account.checkUsername; and
constexpr std::size_t kMaxName = 32;  // the shorter ones that are auctioned

// First path parts of t.me that are no names (https://core.telegram.org/api/links).
constexpr auto kNoNames = std::to_array<std::string_view>(
    {"addemoji", "addlist", "addstickers", "addtheme", "boost", "confirmphone", "contact",
     "giftcode", "invoice", "joinchat", "login", "proxy", "setlanguage", "share", "socks"});

std::string_view Lowered(std::string_view text, Arena& arena) {
  char* lower = arena.Take(text.size());
  std::ranges::transform(text, lower, Lower);
  return {lower, text.size()};
}

constexpr bool EndsAuthority(char c) {
  return static_cast<unsigned char>(c) <= ' ' ||
         std::string_view("/?#\\\"'<>()[]{}|`,;").find(c) != std::string_view::npos;
}

// Where the authority that begins at the text's begin ends; placeholders are part of it.
std::size_t AuthorityLength(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t placeholder = PlaceholderLength(text, at);
    if (placeholder == 0 && EndsAuthority(text[at])) break;
    at += std::max<std::size_t>(placeholder, 1);
  }
  return at;
}

void AddHost(std::string_view authority, Arena& arena, std::vector<std::string_view>& hosts) {
  const std::size_t user = authority.rfind('@');
  if (user != std::string_view::npos) authority.remove_prefix(user + 1);
  const std::size_t colon = authority.find(':');
  if (colon != std::string_view::npos) {
    // What follows is a port, or this is no host: "mailto:…", or a user name before a placeholder.
    if (!std::ranges::all_of(authority.substr(colon + 1), IsDigit)) return;
    authority = authority.substr(0, colon);
  }
  while (authority.ends_with('.') || authority.ends_with('*')) authority.remove_suffix(1);
  const bool plain = std::ranges::all_of(
      authority, [](char c) { return IsWord(c) || c == '-' || c == '.' || !IsAscii(c); });
  if (authority.empty() || authority.size() > kMaxHost || !plain || authority.front() == '.')
    return;
  AddOnce(Lowered(authority, arena), hosts);
}

bool EndsWithHttp(std::string_view text) {
  const auto ends = [text](std::string_view scheme) {
    if (text.size() < scheme.size()) return false;
    const std::size_t at = text.size() - scheme.size();
    return EqualsIgnoreCase(text.substr(at), scheme) && (at == 0 || !IsLetter(text[at - 1]));
  };
  return ends("https") || ends("http");
}

// The word at the begin of `text`, if it could be a name; otherwise empty.
std::string_view NameAt(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && IsWord(text[size])) ++size;
  const std::string_view name = text.substr(0, size);
  if (size < kMinName || size > kMaxName || !IsLetter(name[0])) return {};
  const bool reserved = std::ranges::any_of(
      kNoNames, [name](std::string_view word) { return EqualsIgnoreCase(word, name); });
  return reserved ? std::string_view() : name;
}

// `path` is what follows "t.me/".
void AddTelegramPath(std::string_view path, const OwnChannels& own, Arena& arena,
                     std::vector<std::string_view>& names) {
  const bool preview = path.starts_with("s/") || path.starts_with("S/");
  if (preview) path.remove_prefix(2);
  const std::string_view name = NameAt(path);
  if (name.empty()) return;
  path.remove_prefix(name.size());
  const bool post = path.size() >= 2 && path[0] == '/' && IsDigit(path[1]);
  if (preview || post || own.IsHandle(name)) AddOnce(Lowered(name, arena), names);
}

// Whether `text` ends with a host of Telegram's links and no other host of which that is the end.
bool EndsWithTelegramHost(std::string_view text) {
  for (const std::string_view host : {"t.me", "telegram.me", "telegram.dog"}) {
    if (text.size() < host.size()) continue;
    const std::size_t at = text.size() - host.size();
    if (!EqualsIgnoreCase(text.substr(at), host)) continue;
    if (at == 0) return true;
    const char before = text[at - 1];
    if (!IsWord(before) && before != '-' && before != '.' && before != '@') return true;
    if (EqualsIgnoreCase(text.substr(0, at).substr(at >= 4 ? at - 4 : 0), "www.")) return true;
  }
  return false;
}

}  // namespace

void AddOnce(std::string_view value, std::vector<std::string_view>& list) {
  if (list.size() >= kMaxListed || std::ranges::find(list, value) != list.end()) return;
  list.push_back(value);
}

void CollectHosts(std::string_view text, Arena& arena, std::vector<std::string_view>& hosts) {
  constexpr std::string_view kMark = "://";
  for (std::size_t at = text.find(kMark); at != std::string_view::npos;
       at = text.find(kMark, at + 1)) {
    if (!EndsWithHttp(text.substr(0, at))) continue;
    const std::string_view rest = text.substr(at + kMark.size());
    AddHost(rest.substr(0, AuthorityLength(rest)), arena, hosts);
  }
}

void CollectHost(std::string_view url, Arena& arena, std::vector<std::string_view>& hosts) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) {
    if (!EndsWithHttp(url.substr(0, scheme))) return;
    url.remove_prefix(scheme + 3);
  }
  AddHost(url.substr(0, AuthorityLength(url)), arena, hosts);
}

void CollectChannelLinks(std::string_view text, const OwnChannels& own, Arena& arena,
                         std::vector<std::string_view>& names) {
  for (std::size_t at = text.find('/'); at != std::string_view::npos; at = text.find('/', at + 1)) {
    if (!EndsWithTelegramHost(text.substr(0, at))) continue;
    AddTelegramPath(text.substr(at + 1), own, arena, names);
  }
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (at > 0 && IsWord(text[at - 1])) continue;
    const std::string_view name = NameAt(text.substr(at + 1));
    if (own.IsHandle(name)) AddOnce(Lowered(name, arena), names);
  }
}

}  // namespace tacit::privacy
