#include "sources/slack/archive/layout.h"

#include <algorithm>
#include <array>
#include <set>

#include "sources/slack/archive/entry_check.h"

namespace tacit::sources::slack {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

constexpr auto kLists = std::to_array<std::string_view>(
    {"channels.json", "groups.json", "dms.json", "mpims.json", "users.json", "org_users.json"});

// "export/" when the whole export lies in one folder of the zip, as after packing it again.
std::string_view FindPrefix(std::span<const ExportEntry> entries) {
  std::set<std::string_view> prefixes;
  for (const ExportEntry& entry : entries) {
    const std::string_view name = entry.name;
    if (name == "channels.json" || name == "org_users.json") return {};
    const std::size_t slash = name.find('/');
    if (slash == kNone) continue;
    const std::string_view rest = name.substr(slash + 1);
    if (rest == "channels.json" || rest == "org_users.json") {
      prefixes.insert(name.substr(0, slash + 1));
    }
  }
  return prefixes.size() == 1 ? *prefixes.begin() : std::string_view();
}

// "teams/acme/" of a name that has a file or a folder below it; empty: the top workspace.
std::string_view TeamOf(std::string_view name) {
  if (!name.starts_with("teams/")) return {};
  const std::size_t slash = name.find('/', 6);
  return slash == kNone ? std::string_view() : name.substr(0, slash + 1);
}

void Place(std::string_view name, std::size_t entry, Workspace& workspace) {
  const std::size_t slash = name.find('/');
  if (slash == kNone) {
    if (std::ranges::find(kLists, name) != kLists.end()) workspace.lists.emplace(name, entry);
    return;
  }
  if (name.find('/', slash + 1) != kNone || DayOf(name).empty()) return;
  workspace.folders[FoldName(name.substr(0, slash))].push_back(entry);
}

}  // namespace

std::string_view DayOf(std::string_view name) {
  constexpr std::string_view kShape = "dddd-dd-dd.json";
  const std::string_view file = name.substr(name.rfind('/') + 1);
  const auto fits = [](char c, char shape) {
    return shape == 'd' ? c >= '0' && c <= '9' : c == shape;
  };
  if (!std::ranges::equal(file, kShape, fits)) return {};
  return file.substr(0, file.size() - 5);
}

std::vector<Workspace> Arrange(std::span<const ExportEntry> entries) {
  const std::string_view prefix = FindPrefix(entries);
  std::map<std::string_view, Workspace> by_team;
  by_team[{}];
  for (std::size_t i = 0; i < entries.size(); ++i) {
    std::string_view name = entries[i].name;
    if (!name.starts_with(prefix)) continue;
    name.remove_prefix(prefix.size());
    const std::string_view team = TeamOf(name);
    Place(name.substr(team.size()), i, by_team[team]);
  }
  std::vector<Workspace> workspaces;
  for (auto& [team, workspace] : by_team) {
    for (auto& [folder, days] : workspace.folders) {
      std::ranges::sort(days, {}, [&](std::size_t entry) { return DayOf(entries[entry].name); });
    }
    workspaces.push_back(std::move(workspace));
  }
  return workspaces;
}

}  // namespace tacit::sources::slack
