#include "privacy/rules/user_rules.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include "privacy/ascii.h"
#include "privacy/placeholder.h"
#include "privacy/rules/literal_gate.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxPattern = 1000;
constexpr std::int64_t kMaxMemory = 8 << 20;      // of one compiled pattern
constexpr std::int64_t kMaxSetMemory = 64 << 20;  // of all
// Bytes that the searches of one text may read in all.
constexpr std::uint64_t kBudget = 1ULL << 27;

RE2::Options Options(std::int64_t memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(memory);
  return options;
}

tl::unexpected<Error> Refuse(std::string detail) {
  return Fail(ErrorCode::kInvalidArgument, std::move(detail));
}

// Also patterns like \b, which match nothing in the middle of a text.
bool MatchesNothing(const RE2& pattern) {
  const std::array<re2::StringPiece, 4> probes = {"", "a", "a 1", "\n"};
  return std::ranges::any_of(probes, [&](const re2::StringPiece& probe) {
    re2::StringPiece match;
    return pattern.Match(probe, 0, probe.size(), RE2::UNANCHORED, &match, 1) && match.empty();
  });
}

Result<void> CheckPattern(const RuleSpec& spec) {
  if (spec.pattern.size() > kMaxPattern) return Refuse("the pattern has more than 1,000 bytes");
  const RE2 pattern(spec.pattern, Options(kMaxMemory));
  if (!pattern.ok()) {
    return Refuse("the pattern is no regular expression of RE2: " + pattern.error());
  }
  if (MatchesNothing(pattern)) return Refuse("the pattern matches an empty text");
  for (const std::string& literal : spec.literals) {
    if (literal.size() < LiteralGate::kMinLiteral) {
      return Refuse("a literal has at least 3 bytes");
    }
  }
  return {};
}

bool IsAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
}

}  // namespace

struct UserRules::State {
  Result<void> Compile();
  Result<void> CompileGate();
  void Potentials(const LiteralGate::Found& found, std::vector<int>& rules) const;
  void Search(int rule, std::string_view text, std::span<const Range> barriers,
              std::uint64_t& budget, std::vector<Finding>& findings) const;
  void Emit(int rule, Range match, std::span<const Range> barriers,
            std::vector<Finding>& findings) const;

  std::vector<RuleSpec> specs;
  std::vector<std::unique_ptr<RE2>> patterns;
  std::unique_ptr<RE2::Set> set;

  LiteralGate gate;
  bool gated = true;  // each rule has a literal
  re2::FilteredRE2 filter{static_cast<int>(LiteralGate::kMinLiteral)};
  std::vector<int> filtered;         // rule, by the filter's index
  std::size_t atoms = 0;             // of the gate's literals those of the filter come first
  std::vector<int> always;           // atoms that the gate cannot see: taken as found
  std::vector<int> rule_of_literal;  // for the gate's other literals
};

Result<void> UserRules::State::Compile() {
  set = std::make_unique<RE2::Set>(Options(kMaxSetMemory), RE2::UNANCHORED);
  for (const RuleSpec& spec : specs) {
    TACIT_CHECK_OK(CheckPattern(spec));
    patterns.push_back(std::make_unique<RE2>(spec.pattern, Options(kMaxMemory)));
    if (set->Add(spec.pattern, nullptr) < 0) return Refuse("the pattern is too large");
  }
  if (!set->Compile()) return Refuse("the rules are too large together");
  return CompileGate();
}

// RE2 itself says which literals a pattern cannot do without, and how they combine.
Result<void> UserRules::State::CompileGate() {
  std::vector<std::string> literals;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (!specs[i].literals.empty()) continue;
    int id = 0;
    if (filter.Add(specs[i].pattern, Options(kMaxMemory), &id) != RE2::NoError) {
      return Refuse("the pattern is too large");
    }
    filtered.push_back(static_cast<int>(i));
  }
  if (!filtered.empty()) filter.Compile(&literals);
  atoms = literals.size();
  for (std::size_t i = 0; i < atoms; ++i) {
    if (literals[i].size() >= LiteralGate::kMinLiteral && IsAscii(literals[i])) continue;
    always.push_back(static_cast<int>(i));
    literals[i].assign(LiteralGate::kMinLiteral, '\0');
  }
  for (std::size_t i = 0; i < specs.size(); ++i) {
    for (const std::string& literal : specs[i].literals) {
      literals.push_back(literal);
      rule_of_literal.push_back(static_cast<int>(i));
    }
  }
  if (literals.size() > LiteralGate::kMaxLiterals)
    return Refuse("the rules have too many literals");
  gate = LiteralGate(literals);
  std::vector<int> without;
  Potentials({}, without);
  gated = without.empty();
  return {};
}

// The rules that may match a text with these literals.
void UserRules::State::Potentials(const LiteralGate::Found& found, std::vector<int>& rules) const {
  if (!filtered.empty()) {
    std::vector<int> present = always;
    for (std::size_t i = 0; i < atoms; ++i) {
      if (found[i]) present.push_back(static_cast<int>(i));
    }
    std::vector<int> passed;
    filter.AllPotentials(present, &passed);
    for (const int id : passed) rules.push_back(filtered[static_cast<std::size_t>(id)]);
  }
  for (std::size_t i = 0; i < rule_of_literal.size(); ++i) {
    if (found[atoms + i]) rules.push_back(rule_of_literal[i]);
  }
  std::ranges::sort(rules);
  rules.erase(std::ranges::unique(rules).begin(), rules.end());
}

// A match without the placeholders in it.
void UserRules::State::Emit(int rule, Range match, std::span<const Range> barriers,
                            std::vector<Finding>& findings) const {
  const RuleSpec& spec = specs[static_cast<std::size_t>(rule)];
  const auto add = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    constexpr float kScore = 0.9F;
    findings.push_back({.entity = spec.entity,
                        .begin = begin,
                        .end = end,
                        .score = kScore,
                        .act = spec.act,
                        .value_begin = begin,
                        .value_end = end,
                        .rule = spec.name});
  };
  for (const Range& barrier : barriers) {
    if (barrier.end <= match.begin) continue;
    if (barrier.begin >= match.end) break;
    add(match.begin, barrier.begin);
    match.begin = barrier.end;
  }
  add(match.begin, match.end);
}

void UserRules::State::Search(int rule, std::string_view text, std::span<const Range> barriers,
                              std::uint64_t& budget, std::vector<Finding>& findings) const {
  const RE2& pattern = *patterns[static_cast<std::size_t>(rule)];
  const re2::StringPiece all(text.data(), text.size());
  re2::StringPiece match;
  for (std::size_t at = 0; at < text.size();) {
    if (!pattern.Match(all, at, text.size(), RE2::UNANCHORED, &match, 1)) return;
    const auto begin = static_cast<std::size_t>(match.data() - text.data());
    const std::size_t cost = text.size() - at;
    std::size_t end = begin + match.size();
    if (budget < cost) end = text.size();
    budget -= std::min<std::uint64_t>(budget, cost);
    if (end > begin) {
      Emit(rule,
           {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)},
           barriers, findings);
    } else {
      ++end;
      while (end < text.size() && IsContinuation(text[end])) ++end;
    }
    at = end;
  }
}

UserRules::UserRules(std::unique_ptr<State> state) : state_(std::move(state)) {}
UserRules::~UserRules() = default;

Result<std::shared_ptr<const UserRules>> UserRules::Make(std::vector<RuleSpec> specs) {
  auto state = std::make_unique<State>();
  state->specs = std::move(specs);
  TACIT_CHECK_OK(state->Compile());
  return std::shared_ptr<const UserRules>(new UserRules(std::move(state)));
}

void UserRules::Find(std::string_view text, std::vector<Finding>& findings) const {
  const State& state = *state_;
  const LiteralGate::Found found = state.gate.Find(text);
  if (state.gated && found.none()) return;
  std::vector<int> potentials;
  state.Potentials(found, potentials);
  if (potentials.empty()) return;
  std::vector<int> matching;
  RE2::Set::ErrorInfo error{};
  if (!state.set->Match({text.data(), text.size()}, &matching, &error)) {
    if (error.kind == RE2::Set::kNoError) return;
    matching = potentials;  // the DFA is out of memory: each pattern on its own
  }
  std::vector<Range> barriers;
  if (text.find("[[") != std::string_view::npos) FindPlaceholders(text, barriers);
  std::uint64_t budget = kBudget;
  std::ranges::sort(matching);
  for (const int rule : potentials) {
    if (!std::ranges::binary_search(matching, rule)) continue;
    state.Search(rule, text, barriers, budget, findings);
  }
}

// Sizes first, so that no part of one rule is taken for a part of another.
std::string UserRules::Description() const {
  std::string text;
  const auto add = [&](std::string_view name, std::string_view value) {
    text.append(name).append(" ").append(std::to_string(value.size())).append(" ");
    text.append(value).append("\n");
  };
  for (const RuleSpec& spec : state_->specs) {
    add("rule", spec.name);
    add("class", spec.entity);
    add("pattern", spec.pattern);
    add("action", spec.act == Act::kToken ? "token" : "redact");
    for (const std::string& literal : spec.literals) add("literal", literal);
  }
  return text;
}

Result<void> CheckRule(const RuleSpec& spec) {
  TACIT_TRY(const auto rules, UserRules::Make({spec}));
  const auto test = [&](const std::vector<std::string>& texts, bool wanted) -> Result<void> {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      std::vector<Finding> findings;
      rules->Find(texts[i], findings);
      if (findings.empty() != wanted) continue;
      return Refuse((wanted ? "it does not find text " : "it finds text ") + std::to_string(i + 1) +
                    (wanted ? " of match" : " of no_match") +
                    (wanted && !spec.literals.empty() ? " (is one of the literals in it?)" : ""));
    }
    return {};
  };
  TACIT_CHECK_OK(test(spec.match, true));
  return test(spec.no_match, false);
}

}  // namespace tacit::privacy
