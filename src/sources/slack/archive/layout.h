#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sources/slack/archive/export_files.h"

namespace tacit::sources::slack {

// A workspace of an export: its lists and the day files of its folders. A plain export is one
// workspace; a Grid export has one at the top and one in each teams/<name>/.
struct Workspace {
  // "channels.json" -> entry; only the lists that we know.
  std::map<std::string, std::size_t, std::less<>> lists;
  // Folded name of the folder -> its YYYY-MM-DD.json, ascending.
  std::map<std::string, std::vector<std::size_t>, std::less<>> folders;
};

// Sorts the entries into workspaces, the top one first; everything else (attachments, canvases,
// logs) is left out. An export that lies in one folder of the zip is found there.
std::vector<Workspace> Arrange(std::span<const ExportEntry> entries);

// "2024-02-29" of "general/2024-02-29.json"; empty: not a day file.
std::string_view DayOf(std::string_view name);

}  // namespace tacit::sources::slack
