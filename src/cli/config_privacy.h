#pragma once

// The parts of config.toml whose keys are free: [privacy.classes],
// [projects.<name>.privacy.classes], [projects.<name>.content] and [[privacy.rules]].

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/actions.h"
#include "privacy/rules/user_rules.h"

namespace tacit::cli {

// Sensitive subjects by what happens to their messages; kAllCategories stands for those that no
// list names.
struct ContentLists {
  std::vector<std::string> keep;
  std::vector<std::string> withhold;
  std::vector<std::string> drop;
};

// What is wrong with a marker; empty: nothing, also of an empty text.
std::string MarkerProblem(std::string_view text);

struct PrivacySettings {
  using Choices = std::vector<privacy::Actions::Choice>;
  Choices classes;
  std::map<std::string, Choices, std::less<>> project_classes;
  std::map<std::string, ContentLists, std::less<>> project_content;
  std::vector<privacy::RuleSpec> rules;
  // A word that keeps a message out, by project.
  std::map<std::string, std::string, std::less<>> nocollect_marker;

  // What counts in a project; an empty name: for all of them.
  privacy::Actions ActionsIn(std::string_view project) const;
};

}  // namespace tacit::cli
