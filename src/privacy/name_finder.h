#pragma once

#include <string_view>
#include <vector>

#include "privacy/detector.h"

namespace tacit::privacy {

// Finds names of people in a whole text. Unlike a Detector it has no triggers: a name can stand
// anywhere. Stateless after construction; any thread.
class NameFinder {
 public:
  virtual ~NameFinder() = default;
  // Appends a finding for each name in `text`, which is normalised and valid UTF-8. Must be linear
  // and must stop at "[[": a placeholder is never part of a finding.
  virtual void Find(std::string_view text, std::vector<Finding>& findings) const = 0;
};

}  // namespace tacit::privacy
