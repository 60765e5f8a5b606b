#include "privacy/actions.h"

#include <algorithm>
#include <array>

#include "privacy/placeholder.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kAny = ".*";

bool IsFamily(std::string_view name) { return name.ends_with(kAny); }

// Whether `name`, a class or a family, has `root` as its class or the family's name: "SECRET" of
// SECRET, SECRET.AWS and SECRET.*.
bool IsOf(std::string_view name, std::string_view root) {
  return name.starts_with(root) && (name.size() == root.size() || name[root.size()] == '.');
}

constexpr std::array<std::string_view, 7> kRedactOnly = {
    "SECRET", "PRIVATE_KEY", "SEED_PHRASE", "ID", "GOV_ID", "CARD", "UNREADABLE"};
constexpr std::array<std::string_view, 2> kNeverKept = {"BANK_ACCOUNT", "IBAN"};
constexpr std::array<std::string_view, 3> kOfPlatform = {"USER", "GROUP", "CHANNEL"};

bool IsOneOf(std::string_view name, std::span<const std::string_view> roots) {
  return std::ranges::any_of(roots, [name](std::string_view root) { return IsOf(name, root); });
}

bool Fits(std::string_view choice, std::string_view entity) {
  if (!IsFamily(choice)) return choice == entity;
  choice.remove_suffix(1);  // the dot stays
  return entity.size() > choice.size() && entity.starts_with(choice);
}

}  // namespace

std::optional<Action> ParseAction(std::string_view name) {
  for (const Action action : {Action::kRedact, Action::kToken, Action::kKeep}) {
    if (name == NameOf(action)) return action;
  }
  return std::nullopt;
}

std::string_view NameOf(Action action) {
  switch (action) {
    case Action::kRedact:
      return "redact";
    case Action::kToken:
      return "token";
    case Action::kKeep:
      break;
  }
  return "keep";
}

bool IsClassOrFamily(std::string_view name) {
  if (!IsFamily(name)) return IsClass(name);
  name.remove_suffix(1);
  const auto known = Classes();
  return IsClass(std::string(name) + "X") ||
         std::ranges::any_of(known, [name](std::string_view c) { return c.starts_with(name); });
}

std::string_view Refusal(std::string_view class_or_family, Action action) {
  if (IsOneOf(class_or_family, kOfPlatform)) {
    return "people and channels that the platform names always become their pseudonym or name";
  }
  if (action != Action::kRedact && IsOneOf(class_or_family, kRedactOnly)) {
    return "secrets, private keys, seed phrases, card numbers and government ids are always "
           "redacted";
  }
  if (action == Action::kKeep && IsOneOf(class_or_family, kNeverKept)) {
    return "account numbers are never kept: redact or token";
  }
  return {};
}

Actions::Actions(std::span<const Choice> first, std::span<const Choice> second) {
  Add(first);
  Add(second);
}

// Of two families that fit the longer name is the closer one.
void Actions::Add(std::span<const Choice> choices) {
  const auto begin = static_cast<std::ptrdiff_t>(choices_.size());
  for (const Choice& choice : choices) {
    if (Refusal(choice.name, choice.action).empty()) choices_.push_back(choice);
  }
  std::stable_sort(choices_.begin() + begin, choices_.end(), [](const Choice& a, const Choice& b) {
    if (IsFamily(a.name) != IsFamily(b.name)) return IsFamily(b.name);
    return a.name.size() > b.name.size();
  });
}

std::optional<Action> Actions::Of(std::string_view entity) const {
  for (const Choice& choice : choices_) {
    if (Fits(choice.name, entity)) return choice.action;
  }
  return std::nullopt;
}

std::string Actions::Description() const {
  std::string text;
  for (const Choice& choice : choices_) {
    text.append("action ").append(choice.name).append(" ");
    text.append(NameOf(choice.action)).append("\n");
  }
  return text;
}

}  // namespace tacit::privacy
