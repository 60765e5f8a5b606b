#pragma once

// privacy/rules/: rules that a user adds in the settings, as regular expressions.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "privacy/detector.h"
#include "privacy/name_finder.h"

namespace tacit::privacy {

struct RuleSpec {
  std::string name;
  std::string entity;   // the class: one of ours, or CUSTOM.<NAME>
  std::string pattern;  // RE2 syntax, UTF-8
  Act act = Act::kRedact;
  std::vector<std::string> literals;  // one of them is in each match, in any ASCII case
  std::vector<std::string> match;     // texts in which the rule must find something
  std::vector<std::string> no_match;  // texts in which it must not
};

// kInvalidArgument: what is wrong with one rule: its pattern, its literals or its tests. The
// messages say which test it is by number, never its text.
Result<void> CheckRule(const RuleSpec& spec);

// Finds what the rules describe. A text without a literal that some rule needs costs one SIMD pass;
// then one pass of a DFA (RE2::Set) tells which rules match, and only those are searched for.
// A rule without a literal of three bytes in its pattern makes every text take the second pass.
class UserRules : public NameFinder {
 public:
  // Rules that CheckRule refuses are refused here too.
  static Result<std::shared_ptr<const UserRules>> Make(std::vector<RuleSpec> specs);
  ~UserRules() override;

  // Time is bounded by a multiple of the text's length: a text with so many matches that more would
  // take too long is covered from there to its end.
  void Find(std::string_view text, std::vector<Finding>& findings) const override;
  // A line for each part of each rule, for the rule set's digest.
  std::string Description() const;

 private:
  struct State;
  explicit UserRules(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tacit::privacy
