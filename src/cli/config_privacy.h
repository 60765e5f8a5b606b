#pragma once

// The parts of config.toml whose keys are free: [privacy.classes],
// [projects.<name>.privacy.classes] and [[privacy.rules]].

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/actions.h"
#include "privacy/rules/user_rules.h"

namespace tacit::cli {

struct PrivacySettings {
  using Choices = std::vector<privacy::Actions::Choice>;
  Choices classes;
  std::map<std::string, Choices, std::less<>> project_classes;
  std::vector<privacy::RuleSpec> rules;

  // What counts in a project; an empty name: for all of them.
  privacy::Actions ActionsIn(std::string_view project) const;
};

}  // namespace tacit::cli
