// Slack's ids in texts: people (U…, W…), user groups (S…), direct messages (D…), workspaces, apps
// and bots (T…, A…, B…) where a URL or an escape shows what they are. Source: Slack API
// documentation, "Formatting text for app surfaces" (escapes) and "Conversations API" (id
// prefixes). Also found where they stand alone, a letter and a digit at least after the first:
// UTF8, WARNING, U+1F600 and hexadecimal constants survive.

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

constexpr std::uint32_t kShortest = 9;
constexpr std::uint32_t kLongest = 12;

bool IsIdByte(char c) { return IsUpper(c) || IsDigit(c); }

// The id that surrounds `position`; empty where there is none of a proper length.
struct Id {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool mixed = false;  // a letter and a digit after the first character
};

Id IdAround(std::string_view text, std::uint32_t position) {
  Id id{.begin = position, .end = position};
  while (id.begin > 0 && IsIdByte(text[id.begin - 1]) && position - id.begin <= kLongest)
    --id.begin;
  while (id.end < text.size() && IsIdByte(text[id.end]) && id.end - position <= kLongest) ++id.end;
  if (id.end - id.begin < kShortest || id.end - id.begin > kLongest) return {};
  bool letter = false;
  bool digit = false;
  for (std::uint32_t i = id.begin + 1; i < id.end; ++i) {
    letter = letter || IsUpper(text[i]);
    digit = digit || IsDigit(text[i]);
  }
  id.mixed = letter && digit;
  return id;
}

bool EndsWith(std::string_view text, std::uint32_t end, std::string_view suffix) {
  return text.substr(0, end).ends_with(suffix);
}

Finding Redact(std::string_view entity, const Id& id, std::string_view rule) {
  return {.entity = entity, .begin = id.begin, .end = id.end, .score = 0.9F, .rule = rule};
}

Finding UserToken(const Id& id, std::uint32_t begin, std::uint32_t end, std::string_view rule) {
  return {.entity = "USER",
          .begin = begin,
          .end = end,
          .score = 0.9F,
          .act = Act::kToken,
          .value_begin = id.begin,
          .value_end = id.end,
          .rule = rule};
}

// <@U…>, <@U…|name>: the whole escape, name and all. <!subteam^S…|@group>: the same.
bool MatchEscape(std::string_view text, const Id& id, std::vector<Finding>& findings) {
  const bool user = EndsWith(text, id.begin, "<@");
  const bool group = EndsWith(text, id.begin, "<!subteam^");
  if (!user && !group) return false;
  std::uint32_t end = id.end;
  if (At(text, end) == '|') {
    constexpr std::size_t kLongestLabel = 120;
    const std::size_t close = text.substr(end, kLongestLabel).find_first_of("<>\n[");
    if (close == std::string_view::npos) return false;
    end += static_cast<std::uint32_t>(close);
  }
  if (At(text, end) != '>') return false;
  const std::uint32_t begin = id.begin - (user ? 2 : 10);
  if (user) {
    findings.push_back(UserToken(id, begin, end + 1, "escape"));
  } else {
    findings.push_back(
        {.entity = "GROUP", .begin = begin, .end = end + 1, .score = 0.95F, .rule = "escape"});
  }
  return true;
}

// Paths of slack.com and of a workspace's own host.
bool MatchUrl(std::string_view text, const Id& id, std::vector<Finding>& findings) {
  constexpr std::size_t kLongestUrl = 160;
  std::uint32_t begin = id.begin;
  while (begin > 0 && !IsBlank(text[begin - 1]) && id.begin - begin < kLongestUrl) --begin;
  const std::string_view before = text.substr(begin, id.begin - begin);
  if (before.find("slack.com/") == std::string_view::npos) return false;
  switch (text[id.begin]) {
    case 'U':
    case 'W':
      findings.push_back(UserToken(id, id.begin, id.end, "url"));
      return true;
    case 'D':
      findings.push_back(Redact("CHANNEL", id, "direct_message"));
      return true;
    case 'T':
    case 'A':
    case 'B':
      findings.push_back(Redact("USER", id, "workspace"));
      return true;
    default:
      return true;  // public channels, messages and files
  }
}

// "UBUNTU2204", "WINDOWS11": a word and then digits only.
bool IsNumberedWord(std::string_view id) {
  const std::size_t digits = id.find_first_of("0123456789");
  if (digits < 5 || id.find_first_not_of("0123456789", digits) != std::string_view::npos) {
    return false;
  }
  return std::ranges::count_if(id, [](char c) {
           return std::string_view("AEIOU").find(c) != std::string_view::npos;
         }) >= 2;
}

bool IsBareUserId(std::string_view text, const Id& id) {
  constexpr std::string_view kNot = "-.=+\\%&$/";
  constexpr std::uint32_t kLongestBare = 11;
  const std::string_view value = text.substr(id.begin, id.end - id.begin);
  if (value[0] != 'U' && value[0] != 'W') return false;
  if (!id.mixed || value.size() > kLongestBare || IsNumberedWord(value)) return false;
  if (value.starts_with("U000")) return false;  // a code point: U0001F600
  const char before = Before(text, id.begin);
  const char next = At(text, id.end);
  if (IsWordByte(before) || IsWordByte(next)) return false;
  if (before != '\0' && kNot.find(before) != std::string_view::npos) return false;
  return next != '-' && next != '=' && next != '+' &&
         !(next == '.' && IsAlnum(At(text, id.end + 1)));
}

class SlackIdDetector final : public Detector {
 public:
  std::string_view name() const override { return "slack_id"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kUpperDigit); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    const Id id = IdAround(text, hit.begin);
    if (id.end == 0) return;
    // Each digit after a letter is a hit: the first one in the id speaks for it.
    for (std::uint32_t i = id.begin + 1; i < hit.begin; ++i) {
      if (IsDigit(text[i]) && IsUpper(text[i - 1])) return;
    }
    if (MatchEscape(text, id, findings) || MatchUrl(text, id, findings)) return;
    if (IsBareUserId(text, id)) findings.push_back(UserToken(id, id.begin, id.end, "bare"));
  }
};

}  // namespace

std::unique_ptr<Detector> MakeSlackIdDetector() { return std::make_unique<SlackIdDetector>(); }

}  // namespace tacit::privacy
