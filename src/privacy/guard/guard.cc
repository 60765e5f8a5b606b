#include "privacy/guard/guard.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/assert.h"
#include "privacy/guard/confirm.h"

namespace tacit::privacy {
namespace {

constexpr std::int64_t kMemory = std::int64_t{32} << 20U;  // bytes of automaton states
// Takes the place of a placeholder: no expression matches it, or across it.
constexpr char kMask = '\x01';

struct Rule {
  std::string_view name;
  const char* pattern;                          // with one group: what `confirm` looks at
  bool (*confirm)(std::string_view) = nullptr;  // null: the form alone says it
};

// Sources: RFC 5322, E.164, ISO 13616, ISO/IEC 7812-1, SSA's area rules, RFC 791; the key forms
// that AWS, GitHub, GitLab, Google, npm, Slack, Stripe and Telegram document; RFC 7519, RFC 7468,
// RFC 3986 section 3.2.1, BIP 173, the Bitcoin wiki's address forms, ERC-55.
constexpr auto kRules = std::to_array<Rule>({
    {"EMAIL",
     R"((?i)\b([a-z0-9][a-z0-9._%+-]*@(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|info|edu|gov|de|fr|uk|)"
     R"(nl|es|it|pl|se|ch|at|ca|au|jp|in|br|vn|eu|us)\b))",
     guard::ConfirmEmail},
    {"PHONE", R"((?:^|[^0-9A-Za-z+])(\+[1-9](?:[ .()-]{0,2}[0-9]){9,14})(?:[^0-9A-Za-z]|$))",
     guard::ConfirmPhone},
    {"IBAN", R"(\b([A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\b)",
     guard::ConfirmIban},
    {"CARD",
     R"((?:^|[^0-9A-Za-z.-])((?:4[0-9]{3}|5[1-5][0-9]{2}|6011)(?:[ -]?[0-9]{4}){3}|3[47][0-9]{2})"
     R"([ -]?[0-9]{6}[ -]?[0-9]{5})(?:[^0-9A-Za-z]|$))",
     guard::ConfirmCard},
    {"SSN", R"((?:^|[^0-9-])([0-9]{3}-[0-9]{2}-[0-9]{4})(?:[^0-9-]|$))", guard::ConfirmSsn},
    {"IP",
     R"((?:^|[^0-9A-Za-z._/-])([0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9A-Za-z._-]|$))",
     guard::ConfirmIpv4},
    {"AWS_KEY", R"(\b((?:AKIA|ASIA)[A-Z2-7]{16})\b)", guard::ConfirmExampleKey},
    {"GITHUB_TOKEN",
     R"(\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b)"},
    {"GITLAB_TOKEN", R"(\b(glpat-[A-Za-z0-9_-]{20})\b)"},
    {"GOOGLE_KEY", R"(\b(AIza[A-Za-z0-9_-]{35})(?:[^A-Za-z0-9_-]|$))"},
    {"NPM_TOKEN", R"(\b(npm_[A-Za-z0-9]{36})\b)"},
    {"STRIPE_KEY", R"(\b((?:sk|rk)_live_[A-Za-z0-9]{24,99})\b)"},
    {"SLACK_TOKEN", R"(\b(xox[bpars]-[0-9]{10,13}-[A-Za-z0-9-]{15,}))"},
    {"SLACK_WEBHOOK",
     R"((hooks\.slack\.com/services/T[A-Z0-9]{8,}/B[A-Z0-9]{8,}/[A-Za-z0-9]{20,}))"},
    {"SLACK_ID", R"((<@[UW][A-Z0-9]{8,10}(?:\|[^<>]*)?>))"},
    {"TELEGRAM_TOKEN", R"((?:^|[^0-9])([0-9]{8,10}:AA[A-Za-z0-9_-]{33})(?:[^A-Za-z0-9_-]|$))"},
    {"TELEGRAM_INVITE", R"((?i)\b(t(?:elegram)?\.me/(?:\+|joinchat/)[A-Za-z0-9_-]{14,22})\b)"},
    {"TELEGRAM_ID", R"((tg://user\?id=[0-9]{5,}))"},
    {"JWT", R"(\b(eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}))"},
    {"PRIVATE_KEY_BLOCK",
     R"((-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----\s*[A-Za-z0-9+/=]{24,}))"},
    {"PRIVATE_KEY_HEX", R"((?i)private[ _-]?key['"]?\s?[:=]\s?['"]?((?:0x)?[0-9a-f]{64})\b)"},
    {"URL_PASSWORD",
     R"(\b((?:https?|ftp|ssh|redis|amqps?|mongodb|mysql|postgres(?:ql)?)://[^\s/:@\x01]+:[^\s/:@\x01]{4,}@[A-Za-z0-9.-]+))"},
    {"BITCOIN", R"(\b([13][1-9A-HJ-NP-Za-km-z]{25,34}|[5KL][1-9A-HJ-NP-Za-km-z]{50,51})\b)",
     guard::ConfirmBase58},
    {"BITCOIN_BECH32", R"(\b(bc1[02-9ac-hj-np-z]{39,59})\b)", guard::ConfirmBech32},
    {"ETHEREUM", R"(\b(0x(?:[0-9a-f]{40}|[0-9A-F]{40}))\b)", guard::ConfirmEvm},
});

constexpr auto kClasses = [] {
  std::array<std::string_view, kRules.size()> names{};
  for (std::size_t i = 0; i < kRules.size(); ++i) names[i] = kRules[i].name;
  return names;
}();

// The engine's class of a rule that looks for what the settings may keep; empty: they may not.
std::string_view KeptAs(std::string_view rule) {
  struct Pair {
    std::string_view rule;
    std::string_view entity;
  };
  constexpr auto kPairs = std::to_array<Pair>({{"EMAIL", "EMAIL"},
                                               {"PHONE", "PHONE"},
                                               {"IP", "IP"},
                                               {"TELEGRAM_INVITE", "INVITE"},
                                               {"BITCOIN", "WALLET.BTC"},
                                               {"BITCOIN_BECH32", "WALLET.BTC"},
                                               {"ETHEREUM", "WALLET.ETH"}});
  const auto found = std::ranges::find(kPairs, rule, &Pair::rule);
  return found == kPairs.end() ? std::string_view() : found->entity;
}

re2::RE2::Options QuietOptions() {
  re2::RE2::Options options;
  options.set_log_errors(false);  // RE2 would print the pattern or the text
  options.set_max_mem(kMemory);
  return options;
}

// [[CLASS]] and [[CLASS:token]], as docs/PRIVACY.md describes them.
std::size_t PlaceholderEnd(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 90;
  const std::size_t end = text.substr(at, kLongest).find("]]");
  if (end == std::string_view::npos || at + 2 >= text.size()) return at;
  const char first = text[at + 2];
  if (first < 'A' || first > 'Z') return at;
  const bool plain = std::ranges::all_of(text.substr(at + 2, end - 2), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == ':';
  });
  return plain ? at + end + 2 : at;
}

std::string Masked(std::string_view text) {
  std::string masked;
  masked.reserve(text.size());
  std::size_t at = 0;
  for (std::size_t open = text.find("[["); open != std::string_view::npos;
       open = text.find("[[", std::max(at, open + 1))) {
    const std::size_t end = PlaceholderEnd(text, open);
    if (end == open) continue;
    masked.append(text, at, open - at) += kMask;
    at = end;
  }
  return masked.append(text, at);
}

class RegexGuard final : public Guard {
 public:
  explicit RegexGuard(const Actions& actions) : set_(QuietOptions(), re2::RE2::UNANCHORED) {
    for (std::size_t i = 0; i < kRules.size(); ++i) {
      const std::string_view entity = KeptAs(kRules[i].name);
      kept_[i] = !entity.empty() && actions.Of(entity) == Action::kKeep;
      std::string error;
      TACIT_ASSERT(set_.Add(kRules[i].pattern, &error) == static_cast<int>(i));
      regexes_[i] = std::make_unique<re2::RE2>(kRules[i].pattern, QuietOptions());
      TACIT_ASSERT(regexes_[i]->ok());
    }
    TACIT_ASSERT(set_.Compile());
  }

  void Scan(std::string_view clean, std::vector<std::string_view>& classes) const override {
    // Every rule needs one of these.
    if (clean.find_first_of("0123456789@:/") == std::string_view::npos) return;
    std::string masked;
    if (clean.find("[[") != std::string_view::npos) {
      masked = Masked(clean);
      clean = masked;
    }
    std::vector<int> matched;
    re2::RE2::Set::ErrorInfo error{};
    const re2::StringPiece text(clean.data(), clean.size());
    const bool any = set_.Match(text, &matched, &error);
    if (!any && error.kind == re2::RE2::Set::kNoError) return;
    if (!any) {  // out of memory for states: one rule after the other
      for (std::size_t i = 0; i < kRules.size(); ++i) matched.push_back(static_cast<int>(i));
    }
    std::ranges::sort(matched);
    for (const int rule : matched) {
      const auto index = static_cast<std::size_t>(rule);
      if (!kept_[index] && IsConfirmed(index, text)) Add(kRules[index].name, classes);
    }
  }

 private:
  static void Add(std::string_view name, std::vector<std::string_view>& classes) {
    if (std::ranges::find(classes, name) == classes.end()) classes.push_back(name);
  }

  bool IsConfirmed(std::size_t rule, re2::StringPiece text) const {
    re2::StringPiece match;
    while (re2::RE2::FindAndConsume(&text, *regexes_[rule], &match)) {
      const std::string_view found(match.data(), match.size());
      if (kRules[rule].confirm == nullptr || kRules[rule].confirm(found)) return true;
    }
    return false;
  }

  re2::RE2::Set set_;
  std::array<bool, kRules.size()> kept_{};
  std::array<std::unique_ptr<re2::RE2>, kRules.size()> regexes_;
};

}  // namespace

std::unique_ptr<Guard> MakeGuard(const Actions& actions) {
  return std::make_unique<RegexGuard>(actions);
}

std::span<const std::string_view> GuardClasses() { return kClasses; }

}  // namespace tacit::privacy
