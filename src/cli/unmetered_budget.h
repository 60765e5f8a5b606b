#pragma once

#include <string_view>

#include "sources/call_budget.h"

namespace tacit::cli {

// For signing in and out, whose calls are paced by a person's fingers.
class UnmeteredBudget final : public sources::CallBudget {
 public:
  Result<void> Acquire(std::string_view /*method*/) override { return {}; }
  void Flooded(std::string_view /*method*/, int /*seconds*/) override {}
  void Ended(std::string_view /*method*/, bool /*failed*/) override {}
};

}  // namespace tacit::cli
