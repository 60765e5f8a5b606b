#include "sources/telegram/preview/robots.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/text.h"

namespace tacit::sources {
namespace {

// The longest rules of one group that fit the path; -1: none.
struct Group {
  std::ptrdiff_t allow = -1;
  std::ptrdiff_t disallow = -1;
  bool named = false;  // a group of this name exists

  bool Allows() const { return disallow < 0 || allow >= disallow; }
  void Add(bool allows, std::string_view pattern, std::string_view path) {
    const std::string_view plain = pattern.substr(0, pattern.find_first_of("*$"));
    if (pattern.empty() || !path.starts_with(plain)) return;
    if (allows && plain.size() != pattern.size()) return;  // not understood: allows nothing
    std::ptrdiff_t& longest = allows ? allow : disallow;
    longest = std::max(longest, static_cast<std::ptrdiff_t>(pattern.size()));
  }
};

}  // namespace

bool RobotsAllow(std::string_view robots, std::string_view agent, std::string_view path) {
  Group own;
  Group all;
  bool for_own = false;
  bool for_all = false;
  bool in_agents = false;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (robots.starts_with(kByteOrderMark)) robots.remove_prefix(kByteOrderMark.size());
  while (!robots.empty()) {
    const std::size_t end = std::min(robots.find_first_of("\r\n"), robots.size());
    std::string_view line = robots.substr(0, end);
    robots.remove_prefix(std::min(end + 1, robots.size()));
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = LowerAscii(Trim(line.substr(0, colon)));
    const std::string_view value = Trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!in_agents) for_own = for_all = false;
      in_agents = true;
      for_all = for_all || value == "*";
      for_own = for_own || LowerAscii(value) == agent;
      own.named = own.named || for_own;
    } else if (key == "allow" || key == "disallow") {
      in_agents = false;
      if (for_own) own.Add(key == "allow", value, path);
      if (for_all) all.Add(key == "allow", value, path);
    }
  }
  return own.named ? own.Allows() : all.Allows();
}

}  // namespace tacit::sources
