#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tacit::privacy {

// What the settings ask for in the place of a class's findings.
enum class Action : std::uint8_t {
  kRedact,  // [[CLASS]]
  kToken,   // [[CLASS:w1_…]]: the same value gives the same token
  kKeep,    // left as it stands
};

std::optional<Action> ParseAction(std::string_view name);  // redact, token, keep
std::string_view NameOf(Action action);

// A class ("EMAIL") or a family of classes ("WALLET.*").
bool IsClassOrFamily(std::string_view name);

// Why the settings may not ask for this; empty: they may. Secrets, keys and ids by which a person
// can be impersonated or robbed are always redacted; people whom the platform knows always become
// their pseudonym.
std::string_view Refusal(std::string_view class_or_family, Action action);

// Which action replaces the detectors' own. Immutable once made.
class Actions {
 public:
  struct Choice {
    std::string name;  // class or family
    Action action = Action::kRedact;
  };

  Actions() = default;
  // The choices of the first list count before those of the second; in each, a class counts before
  // a family. A choice that Refusal() names is left out.
  Actions(std::span<const Choice> first, std::span<const Choice> second);

  // Nothing: as the detector says.
  std::optional<Action> Of(std::string_view entity) const;
  bool empty() const { return choices_.empty(); }
  // A line per choice, for the rule set's digest.
  std::string Description() const;

 private:
  void Add(std::span<const Choice> choices);
  std::vector<Choice> choices_;  // the first that fits counts
};

}  // namespace tacit::privacy
