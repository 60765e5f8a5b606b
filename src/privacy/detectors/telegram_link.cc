// Links to Telegram's people, private chats and invitations. Source: core.telegram.org/api/links
// ("Deep links"): hosts t.me, telegram.me, telegram.dog and the scheme tg:. Public posts survive.

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kHosts[] = {"t.me", "telegram.me", "telegram.dog"};
constexpr std::size_t kShortestName = 4;
constexpr std::size_t kLongestName = 32;
constexpr std::size_t kLongestQuery = 1024;
// First segments of a path that are no names.
constexpr std::string_view kReserved[] = {
    "addemoji", "addstickers", "addtheme", "bg",    "boost",       "confirmphone",
    "invoice",  "iv",          "proxy",    "share", "setlanguage", "socks",
    "login",    "contact",     "giftcode", "nft",   "stickers",    "auction"};
// Segments that a secret or an invitation follows.
constexpr std::string_view kInvites[] = {"joinchat", "addlist", "contact", "call", "m"};
constexpr std::string_view kSecrets[] = {"login", "giftcode"};

bool IsNameByte(char c) { return IsAlnum(c) || c == '_'; }
bool IsTokenByte(char c) { return IsNameByte(c) || c == '-'; }

std::uint32_t EndOf(std::string_view text, std::uint32_t begin, bool (*belongs)(char)) {
  while (begin < text.size() && belongs(text[begin])) ++begin;
  return begin;
}

bool IsName(std::string_view name) {
  return name.size() >= kShortestName && name.size() <= kLongestName && IsLetter(name[0]);
}

Finding User(std::uint32_t begin, std::uint32_t end, std::string_view rule) {
  return {.entity = "USER",
          .begin = begin,
          .end = end,
          .score = 0.9F,
          .act = Act::kUser,
          .value_begin = begin,
          .value_end = end,
          .rule = rule};
}

Finding Plain(std::string_view entity, std::uint32_t begin, std::uint32_t end,
              std::string_view rule) {
  return {.entity = entity, .begin = begin, .end = end, .score = 0.95F, .rule = rule};
}

// Whether a host of Telegram ends at `end`, and nothing but "www." or a scheme stands before it.
bool IsHostBefore(std::string_view text, std::size_t end) {
  const std::string_view before = text.substr(0, end);
  for (const std::string_view host : kHosts) {
    if (!EndsWithFolded(before, host)) continue;
    std::string_view rest = before.substr(0, before.size() - host.size());
    if (EndsWithFolded(rest, "www.")) rest.remove_suffix(4);
    const char last = rest.empty() ? '\0' : rest.back();
    return !IsTokenByte(last) && last != '.' && last != '@';
  }
  return false;
}

// What the query has for a name: `name` with its '=' and lower case.
struct Parameter {
  std::string_view name;
  std::string_view entity;
};
constexpr Parameter kWebParameters[] = {
    {"secret=", "SECRET"}, {"pass=", "SECRET"}, {"user=", "SECRET"}, {"phone=", "PHONE"}};
constexpr Parameter kAppParameters[] = {
    {"secret=", "SECRET"},   {"pass=", "SECRET"},   {"user=", "SECRET"}, {"code=", "SECRET"},
    {"phone=", "PHONE"},     {"invite=", "INVITE"}, {"slug=", "INVITE"}, {"token=", "INVITE"},
    {"channel=", "CHANNEL"}, {"user_id=", "USER"},  {"id=", "USER"},     {"domain=", "USER"}};

std::string_view QueryAt(std::string_view text, std::uint32_t begin) {
  const std::string_view rest = text.substr(begin, kLongestQuery);
  const std::size_t end = rest.find_first_of(" \t\r\n<>\"'`)]|");
  const std::string_view query = rest.substr(0, end);
  return query.substr(0, query.find("[["));
}

void MatchParameters(std::string_view text, std::uint32_t begin,
                     std::span<const Parameter> parameters, std::vector<Finding>& findings) {
  const std::string_view query = QueryAt(text, begin);
  // Public posts: tg://resolve?domain=name&post=12.
  const bool is_post = query.find("post=") != std::string_view::npos;
  for (std::size_t i = 0; i < query.size(); ++i) {
    if (i > 0 && query[i - 1] != '?' && query[i - 1] != '&') continue;
    for (const auto& [name, entity] : parameters) {
      if (!StartsWithFolded(query.substr(i), name)) continue;
      if (name == "domain=" && is_post) continue;
      const std::size_t from = i + name.size();
      std::size_t to = std::min(query.find('&', from), query.size());
      while (to > from && (query[to - 1] == '.' || query[to - 1] == ',')) --to;
      if (to == from) continue;
      const auto value = static_cast<std::uint32_t>(begin + from);
      const auto end = static_cast<std::uint32_t>(begin + to);
      findings.push_back(entity == "USER" ? User(value, end, "app_link")
                                          : Plain(entity, value, end, "parameter"));
    }
  }
}

// "+AbC…" or, with digits alone, a phone number.
void MatchPlus(std::string_view text, std::uint32_t begin, std::vector<Finding>& findings) {
  const std::uint32_t end = EndOf(text, begin + 1, IsTokenByte);
  if (end - begin < 6) return;
  const bool phone = EndOf(text, begin + 1, IsDigit) == end && end - begin <= 16;
  findings.push_back(Plain(phone ? "PHONE" : "INVITE", begin, end, "plus_link"));
}

// t.me/c/<chat>/<message>: only members can open it.
void MatchPrivatePost(std::string_view text, std::uint32_t begin, std::vector<Finding>& findings) {
  std::uint32_t end = EndOf(text, begin + 2, IsDigit);
  if (end == begin + 2) return;
  while (At(text, end) == '/' && IsDigit(At(text, end + 1))) end = EndOf(text, end + 1, IsDigit);
  findings.push_back(Plain("CHANNEL", begin, end, "private_post"));
}

void MatchPath(std::string_view text, std::uint32_t begin, std::vector<Finding>& findings) {
  if (At(text, begin) == '+') return MatchPlus(text, begin, findings);
  const std::uint32_t end = EndOf(text, begin, IsNameByte);
  const std::string_view first = text.substr(begin, end - begin);
  const char next = At(text, end);
  if (next == '/' && EqualsFolded(first, "c")) return MatchPrivatePost(text, begin, findings);
  const bool invite = IsOneOf(first, kInvites);
  if (next == '/' && (invite || IsOneOf(first, kSecrets))) {
    const std::uint32_t last = EndOf(text, end + 1, IsTokenByte);
    if (last - end < 4) return;
    findings.push_back(Plain(invite ? "INVITE" : "SECRET", invite ? begin : end + 1, last, "path"));
    return;
  }
  if (IsOneOf(first, kReserved)) {
    if (next == '?') MatchParameters(text, end + 1, kWebParameters, findings);
    return;
  }
  if (!IsName(first) || next == '-') return;
  if (next == '/' && IsDigit(At(text, end + 1))) return;  // a public post
  findings.push_back(User(begin, end, "link"));
}

// NAME.t.me
void MatchSubdomain(std::string_view text, std::uint32_t dot, std::vector<Finding>& findings) {
  if (!StartsWithFolded(text.substr(dot), ".t.me")) return;
  const char next = At(text, dot + 5);
  const bool more = next == '.' && IsAlnum(At(text, dot + 6));
  if (IsTokenByte(next) || more || (next == '/' && IsDigit(At(text, dot + 6)))) return;
  std::uint32_t begin = dot;
  while (begin > 0 && IsNameByte(text[begin - 1]) && dot - begin <= kLongestName) --begin;
  const char before = Before(text, begin);
  const std::string_view name = text.substr(begin, dot - begin);
  if (!IsName(name) || before == '.' || before == '-' || before == '@') return;
  if (!EqualsFolded(name, "www")) findings.push_back(User(begin, dot, "subdomain"));
}

class TelegramLinkDetector final : public Detector {
 public:
  std::string_view name() const override { return "telegram_link"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kSlash, Trigger::kInnerDot); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kInnerDot) return MatchSubdomain(text, hit.begin, findings);
    const char before = ToLower(Before(text, hit.begin));
    if (before == '/') {
      if (hit.begin < 4 || !EqualsFolded(text.substr(hit.begin - 4, 4), "tg:/")) return;
      if (hit.begin > 4 && IsTokenByte(text[hit.begin - 5])) return;
      const std::uint32_t end = EndOf(text, hit.begin + 1, IsNameByte);
      if (At(text, end) == '?') MatchParameters(text, end + 1, kAppParameters, findings);
      return;
    }
    if (before != 'e' && before != 'g') return;
    if (IsHostBefore(text, hit.begin)) MatchPath(text, hit.begin + 1, findings);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeTelegramLinkDetector() {
  return std::make_unique<TelegramLinkDetector>();
}

}  // namespace tacit::privacy
