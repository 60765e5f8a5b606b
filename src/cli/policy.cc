#include "cli/policy.h"

#include <optional>
#include <string>

#include "privacy/content/content.h"
#include "privacy/detectors/all.h"
#include "privacy/rules/user_rules.h"
#include "privacy/tagger/tagger.h"

namespace tacit::cli {
namespace {

void SetActions(const std::vector<std::string>& categories, privacy::ContentAction action,
                privacy::ContentSettings& settings) {
  for (const std::string& name : categories) {
    if (name == kAllCategories) settings = privacy::ContentSettings::All(action);
  }
  for (const std::string& name : categories) {
    const auto category = privacy::content::CategoryOf(name);
    if (category) settings.actions[static_cast<std::size_t>(*category)] = action;
  }
}

}  // namespace

Result<privacy::Policy> PolicyOf(const Config& config, std::string_view project) {
  const int recall = static_cast<int>(config.Number("privacy.name_recall"));
  privacy::Policy policy =
      privacy::MakePolicy({.phone_regions = config.List("privacy.phone_regions"),
                           .names = privacy::MakeTagger(recall),
                           .names_version = privacy::TaggerVersion(recall)});
  auto settings = privacy::ContentSettings::All(privacy::ContentAction::kWithhold);
  SetActions(config.List("content.keep"), privacy::ContentAction::kKeep, settings);
  SetActions(config.List("content.drop"), privacy::ContentAction::kDrop, settings);
  privacy::SetContent(policy, privacy::MakeContentFilter(settings));

  const PrivacySettings& own = config.privacy();
  policy.actions = own.ActionsIn(project);
  std::string description = policy.actions.Description();
  if (!own.rules.empty()) {
    TACIT_TRY(const auto rules, privacy::UserRules::Make(own.rules));
    description += rules->Description();
    policy.rules = rules;
  }
  policy.digest = privacy::ExtendDigest(policy.digest, description);
  return policy;
}

}  // namespace tacit::cli
