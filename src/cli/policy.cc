#include "cli/policy.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "privacy/content/content.h"
#include "privacy/detectors/all.h"
#include "privacy/rules/user_rules.h"
#include "privacy/tagger/tagger.h"

namespace tacit::cli {
namespace {

// What the lists say of each category; those that they do not name stay as they are.
void Apply(const ContentLists& lists, privacy::ContentSettings& settings) {
  using privacy::ContentAction;
  struct List {
    const std::vector<std::string>& categories;
    ContentAction action;
  };
  const std::array<List, 3> all = {{{lists.keep, ContentAction::kKeep},
                                    {lists.withhold, ContentAction::kWithhold},
                                    {lists.drop, ContentAction::kDrop}}};
  for (const auto& [categories, action] : all) {
    if (std::ranges::find(categories, kAllCategories) == categories.end()) continue;
    settings = privacy::ContentSettings::All(action);
  }
  for (const auto& [categories, action] : all) {
    for (const std::string& name : categories) {
      const auto category = privacy::content::CategoryOf(name);
      if (category) settings.actions[static_cast<std::size_t>(*category)] = action;
    }
  }
}

privacy::ContentSettings ContentOf(const Config& config, std::string_view project) {
  auto settings = privacy::ContentSettings::All(privacy::ContentAction::kWithhold);
  Apply({.keep = config.List("content.keep"), .withhold = {}, .drop = config.List("content.drop")},
        settings);
  const auto& projects = config.privacy().project_content;
  const auto own = projects.find(project);
  if (own != projects.end()) Apply(own->second, settings);
  return settings;
}

}  // namespace

Result<privacy::Policy> PolicyOf(const Config& config, std::string_view project) {
  const int recall = static_cast<int>(config.Number("privacy.name_recall"));
  privacy::Policy policy =
      privacy::MakePolicy({.phone_regions = config.List("privacy.phone_regions"),
                           .names = privacy::MakeTagger(recall),
                           .names_version = privacy::TaggerVersion(recall)});
  privacy::SetContent(policy, privacy::MakeContentFilter(ContentOf(config, project)));

  const PrivacySettings& own = config.privacy();
  policy.actions = own.ActionsIn(project);
  std::string description = policy.actions.Description();
  if (!own.rules.empty()) {
    TACIT_TRY(const auto rules, privacy::UserRules::Make(own.rules));
    description += rules->Description();
    policy.rules = rules;
  }
  const auto marker = own.nocollect_marker.find(project);
  policy.nocollect_marker = marker == own.nocollect_marker.end()
                                ? config.Text("privacy.nocollect_marker")
                                : marker->second;
  if (!policy.nocollect_marker.empty()) description += "marker " + policy.nocollect_marker + "\n";
  policy.digest = privacy::ExtendDigest(policy.digest, description);
  return policy;
}

}  // namespace tacit::cli
