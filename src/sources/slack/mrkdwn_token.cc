#include "sources/slack/mrkdwn_token.h"

#include <algorithm>

namespace tacit::sources::slack {
namespace {

using Kind = MrkdwnToken::Kind;

// U061ABCDE; also those of bots (B…) and what Slack may invent, so that a label never stays.
bool IsId(std::string_view text) {
  return text.size() >= 2 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
         });
}

bool IsUrl(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view scheme = text.substr(0, colon);
  const bool is_scheme = std::ranges::all_of(scheme, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
  });
  const bool has_space =
      std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
  if (!is_scheme || has_space) return false;
  return text.substr(colon).starts_with("://") || scheme == "mailto" || scheme == "tel";
}

std::optional<MrkdwnToken> Command(std::string_view name, std::string_view label) {
  if (name == "here" || name == "channel" || name == "everyone" || name == "group") {
    return MrkdwnToken{.kind = Kind::kBroadcast, .value = name};
  }
  constexpr std::string_view kSubteam = "subteam^";
  if (name.starts_with(kSubteam) && IsId(name.substr(kSubteam.size()))) {
    return MrkdwnToken{.kind = Kind::kUserGroup, .value = name.substr(kSubteam.size())};
  }
  if (name.starts_with("date^")) return MrkdwnToken{.kind = Kind::kFallback, .label = label};
  return std::nullopt;
}

std::optional<MrkdwnToken> Classify(std::string_view inside) {
  const std::size_t bar = inside.find('|');
  const std::string_view value = inside.substr(0, bar);
  const std::string_view label =
      bar == std::string_view::npos ? std::string_view() : inside.substr(bar + 1);
  if (value.empty()) return std::nullopt;
  const std::string_view rest = value.substr(1);
  switch (value.front()) {
    case '@':
      if (!IsId(rest)) return std::nullopt;
      return MrkdwnToken{.kind = Kind::kUser, .value = rest};
    case '#':
      if (!IsId(rest)) return std::nullopt;
      return MrkdwnToken{.kind = Kind::kChannel, .value = rest};
    case '!':
      return Command(rest, label);
    default:
      if (!IsUrl(value)) return std::nullopt;
      return MrkdwnToken{.kind = Kind::kLink, .value = value, .label = label};
  }
}

}  // namespace

std::optional<MrkdwnToken> ParseMrkdwnToken(std::string_view text) {
  // A '<' inside is the beginning of another token: Slack escapes those of the user.
  std::size_t end = 1;
  while (end < text.size() && text[end] != '<' && text[end] != '>') ++end;
  if (end >= text.size() || text[end] == '<') return std::nullopt;
  auto token = Classify(text.substr(1, end - 1));
  if (token) token->size = end + 1;
  return token;
}

}  // namespace tacit::sources::slack
