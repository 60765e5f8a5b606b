#pragma once

// privacy/content/: what a message is about. Looks at clean text only, after redaction, so that a
// placeholder is evidence and nothing raw is read twice.

#include <array>
#include <memory>

#include "privacy/content/category.h"
#include "privacy/content_filter.h"

namespace tacit::privacy {

struct ContentSettings {
  std::array<ContentAction, content::kCategoryCount> actions{};  // default: keep
  // The same action for all.
  static ContentSettings All(ContentAction action) {
    ContentSettings settings;
    settings.actions.fill(action);
    return settings;
  }
};

std::unique_ptr<ContentFilter> MakeContentFilter(const ContentSettings& settings);

}  // namespace tacit::privacy
