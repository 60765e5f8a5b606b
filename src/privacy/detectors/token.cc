// Tokens of a fixed form, wherever they stand: those of token_table.cc, and those that need more
// than a beginning: JSON Web Tokens (RFC 7519), Telegram's and Discord's bot tokens and webhooks,
// Slack's webhooks, Azure's secrets, keys that are told by their end.

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/pieces.h"
#include "privacy/detectors/token_shapes.h"
#include "privacy/detectors/token_table.h"

namespace tacit::privacy {
namespace {

Finding Token(std::string_view entity, std::size_t begin, std::size_t end, float score,
              std::string_view rule) {
  return {.entity = entity,
          .begin = static_cast<std::uint32_t>(begin),
          .end = static_cast<std::uint32_t>(end),
          .score = score,
          .rule = rule};
}

// Padding may be escaped: "\\=" in a file of properties, "%3D" in a URL.
std::size_t BodyEnd(std::string_view text, std::size_t body, const TokenForm& form) {
  std::size_t end = body;
  while (true) {
    end = BodyEnd(text, end, body + form.max + 1, form.body);
    if (form.body != Body::kBase64 || end == body || end - body > form.max) return end;
    const std::string_view rest = text.substr(end, 3);
    if (rest.starts_with("\\=")) {
      end += 2;
    } else if (rest == "%3D" || rest == "%3d") {
      end += 3;
    } else {
      return end;
    }
  }
}

// The forms whose prefix stands at `begin`.
void MatchTable(std::string_view text, std::size_t begin, std::vector<Finding>& findings) {
  for (const TokenForm& form : TokenFormsOf(text[begin], At(text, begin + 1))) {
    if (form.prefix[1] != text[begin + 1]) continue;
    if (text.substr(begin, form.prefix.size()) != form.prefix) continue;
    const std::size_t body = begin + form.prefix.size();
    std::size_t end = BodyEnd(text, body, form);
    // The mark of the sentence.
    while (end > body && (text[end - 1] == '.' || text[end - 1] == '/')) --end;
    if (IsAlnum(At(text, end))) continue;
    const Verdict verdict = Judge(form, text.substr(body, end - body));
    if (!verdict.matches) continue;
    findings.push_back(Token(form.entity, begin, end, verdict.certain ? 1.0F : 0.8F, "table"));
  }
}

// Where a token may begin: at the run's begin, after '-' and '_' in it, and before it where a
// prefix holds a '.', '~' or '/' ("xoxe.xoxp-", "sha256~", "1//").
void MatchForms(std::string_view text, const Hit& hit, std::vector<Finding>& findings) {
  constexpr std::size_t kLongestPrefix = 12;
  constexpr std::string_view kJoins = ".~/";
  for (std::size_t i = hit.begin; i + 8 < hit.end; ++i) {
    if (i > hit.begin && IsAlnum(text[i - 1])) continue;
    MatchTable(text, i, findings);
  }
  std::size_t begin = hit.begin;
  while (begin > 0 && hit.begin - begin < kLongestPrefix &&
         (IsAlnum(text[begin - 1]) || kJoins.find(text[begin - 1]) != std::string_view::npos)) {
    --begin;
    if (!IsAlnum(Before(text, begin)) && IsAlnum(text[begin])) MatchTable(text, begin, findings);
  }
  // A terminal's colour code sticks to what it colours: "\x1b[93msk-…" without its first byte.
  if (Before(text, hit.begin) == '[' && hit.end - hit.begin > 16) {
    std::size_t code = hit.begin;
    while (code < hit.end && IsDigit(text[code])) ++code;
    if (code > hit.begin && code - hit.begin <= 3 && At(text, code) == 'm') {
      MatchTable(text, code + 1, findings);
    }
  }
}

void MatchShapes(std::string_view text, const Hit& hit, std::vector<Finding>& findings) {
  for (const TokenShape& shape : TokenShapes()) {
    const Span found = shape.find(text, {hit.begin, hit.end});
    if (found.end == 0) continue;
    findings.push_back(Token(shape.entity, found.begin, found.end, shape.score, shape.rule));
  }
}

// Entra's secrets may be cut by '.' and '~' into parts that are no long run.
void MatchDotted(std::string_view text, std::size_t dot, std::vector<Finding>& findings) {
  const Span found = FindEntraSecret(text, {dot, dot + 1});
  if (found.end == 0) return;
  findings.push_back(Token("SECRET.AZURE", found.begin, found.end, 0.95F, "entra_secret"));
}

// \d{8,10}:[A-Za-z0-9_-]{35} (core.telegram.org/bots/api, "Authorizing your bot").
void MatchTelegramBot(std::string_view text, std::size_t colon, std::vector<Finding>& findings) {
  constexpr std::size_t kSecretSize = 35;
  std::size_t begin = colon;
  while (begin > 0 && IsDigit(text[begin - 1]) && colon - begin <= 10) --begin;
  if (colon - begin < 8 || colon - begin > 10) return;
  if (IsAlnum(Before(text, begin)) && !EndsWithFolded(text.substr(0, begin), "bot")) return;
  std::size_t end = colon + 1;
  while (end < text.size() && IsOfBody(text[end], Body::kUrl) && end - colon <= kSecretSize + 1) {
    ++end;
  }
  if (end - colon - 1 != kSecretSize || IsFiller(text.substr(colon + 1, kSecretSize))) return;
  findings.push_back(Token("SECRET.TELEGRAM", begin, end, 0.95F, "telegram_bot"));
}

struct Webhook {
  std::string_view path;  // lower case, with the slash of the hit first
  std::string_view host;  // what ends right before it
  std::string_view entity;
};
constexpr Webhook kWebhooks[] = {
    {"/services/t", "hooks.slack.com", "SECRET.SLACK"},
    {"/workflows/t", "hooks.slack.com", "SECRET.SLACK"},
    {"/triggers/", "hooks.slack.com", "SECRET.SLACK"},
    {"/services/t", "hooks.slack-gov.com", "SECRET.SLACK"},
    {"/api/webhooks/", "discord.com", "SECRET.DISCORD"},
    {"/api/webhooks/", "discordapp.com", "SECRET.DISCORD"},
    {"/webhookb2/", "webhook.office.com", "SECRET.TEAMS"},
    {"/hooks/catch/", "hooks.zapier.com", "SECRET.ZAPIER"},
};

// The part of the path that makes the URL a secret; the host survives.
void MatchWebhook(std::string_view text, std::size_t slash, std::vector<Finding>& findings) {
  constexpr std::size_t kShortest = 16;
  constexpr std::size_t kLongest = 300;
  for (const Webhook& webhook : kWebhooks) {
    if (!StartsWithFolded(text.substr(slash), webhook.path)) continue;
    if (!EndsWithFolded(text.substr(0, slash), webhook.host)) continue;
    const std::size_t begin = text.find('/', text.find('/', slash + 1)) + 1;
    const std::size_t from = webhook.path == "/api/webhooks/" ? slash + webhook.path.size() : begin;
    std::size_t end = from;
    while (end < text.size() && end - from < kLongest &&
           (IsOfBody(text[end], Body::kUrl) || text[end] == '/' || text[end] == '@')) {
      ++end;
    }
    while (end > from && text[end - 1] == '/') --end;
    if (end - from >= kShortest) {
      findings.push_back(Token(webhook.entity, from, end, 0.95F, "webhook"));
    }
    return;
  }
}

// "[[WALLET.ETH:w1_…]]": our own.
bool IsOfPlaceholder(std::string_view text, const Hit& hit) {
  constexpr std::uint32_t kLongestClass = 40;
  if (At(text, hit.end) != ']' || At(text, hit.end + 1) != ']') return false;
  const std::uint32_t from = hit.begin > kLongestClass ? hit.begin - kLongestClass : 0;
  return text.substr(from, hit.begin - from).find("[[") != std::string_view::npos;
}

class TokenDetector final : public Detector {
 public:
  std::string_view name() const override { return "token"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kLongRun, Trigger::kColon, Trigger::kSlash, Trigger::kInnerDot);
  }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kColon) return MatchTelegramBot(text, hit.begin, findings);
    if (hit.trigger == Trigger::kInnerDot) return MatchDotted(text, hit.begin, findings);
    if (hit.trigger == Trigger::kSlash) {
      if (Before(text, hit.begin) == 'm') MatchWebhook(text, hit.begin, findings);
      return;
    }
    if (IsOfPlaceholder(text, hit)) return;
    MatchForms(text, hit, findings);
    MatchShapes(text, hit, findings);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeTokenDetector() { return std::make_unique<TokenDetector>(); }

}  // namespace tacit::privacy
