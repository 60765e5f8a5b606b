#pragma once

#include <string_view>
#include <vector>

namespace tacit::privacy {

// A second, independent look at text that is clean already: shares no rule with the detectors.
// Stateless after construction; any thread.
class Guard {
 public:
  virtual ~Guard() = default;
  // Appends the class of each kind of personal data that is still in the text, once a kind; static
  // storage. Placeholders are not looked at.
  virtual void Scan(std::string_view clean, std::vector<std::string_view>& classes) const = 0;
};

}  // namespace tacit::privacy
