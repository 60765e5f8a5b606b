#pragma once

#include <string_view>

namespace tacit::sources {

// Whether a robots.txt lets `agent` (lower case) ask for `path`: RFC 9309, the longest rule
// decides, Allow before Disallow. A pattern with '*' or '$' that forbids is taken to forbid more
// than it says.
bool RobotsAllow(std::string_view robots, std::string_view agent, std::string_view path);

}  // namespace tacit::sources
