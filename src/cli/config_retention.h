#pragma once

// [retention], [projects.<name>.retention] and [projects.<name>.retention.channels.<channel>].

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace tacit::cli {

// "90d", "12w", "2y" (of 365 days); "forever" is 0. Nullopt: none of these.
std::optional<Micros> ParseAge(std::string_view text);
// What is wrong with an age in the settings; empty: nothing, also of an empty text.
std::string AgeProblem(std::string_view text);

// Ages by the name of what they limit ("text", "messages", "samples"); what is not there counts as
// the next wider section says.
using AgeLimits = std::map<std::string, Micros, std::less<>>;

struct ProjectRetention {
  AgeLimits limits;
  std::map<std::string, AgeLimits, std::less<>> channels;  // by public name or id
};

using RetentionSettings = std::map<std::string, ProjectRetention, std::less<>>;  // by project

}  // namespace tacit::cli
