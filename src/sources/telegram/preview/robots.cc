#include "sources/telegram/preview/robots.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace tacit::sources {
namespace {

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  });
  return lower;
}

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
  while (!robots.empty()) {
    const std::size_t end = std::min(robots.find('\n'), robots.size());
    std::string_view line = robots.substr(0, end);
    robots.remove_prefix(std::min(end + 1, robots.size()));
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = Lower(Trim(line.substr(0, colon)));
    const std::string_view value = Trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!in_agents) for_own = for_all = false;
      in_agents = true;
      for_all = for_all || value == "*";
      for_own = for_own || Lower(value) == agent;
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
