#include "cli/policy.h"

#include <optional>

#include "privacy/content/content.h"
#include "privacy/detectors/all.h"
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

privacy::Policy MakePolicy(const Config& config) {
  const int recall = static_cast<int>(config.Number("privacy.name_recall"));
  privacy::Policy policy =
      privacy::MakePolicy({.phone_regions = config.List("privacy.phone_regions"),
                           .names = privacy::MakeTagger(recall),
                           .names_version = privacy::TaggerVersion(recall)});
  auto settings = privacy::ContentSettings::All(privacy::ContentAction::kWithhold);
  SetActions(config.List("content.keep"), privacy::ContentAction::kKeep, settings);
  SetActions(config.List("content.drop"), privacy::ContentAction::kDrop, settings);
  privacy::SetContent(policy, privacy::MakeContentFilter(settings));
  return policy;
}

}  // namespace tacit::cli
