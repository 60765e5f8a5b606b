#include "warehouse/lake/old_stats.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "warehouse/lake/checkpoint.h"
#include "warehouse/lake/log_reader.h"

namespace tacit::warehouse {
namespace {

constexpr std::string_view kStats = ",\"stats\":\"";

// A line "{"add":{…}}" of our own without its statistics.
std::string WithoutStats(std::string_view line) {
  const std::size_t begin = line.find(kStats);
  if (begin == std::string_view::npos) return std::string(line);
  std::size_t end = begin + kStats.size();
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  std::string kept(line.substr(0, begin));
  if (end < line.size()) kept += line.substr(end + 1);
  return kept;
}

std::set<std::string_view> LiveNames(const Snapshot& snapshot) {
  std::set<std::string_view> live;
  for (const auto& [path, file] : snapshot.files) {
    live.insert(std::string_view(path).substr(path.rfind('/') + 1));
  }
  return live;
}

// A log entry in which no file has statistics that is not live.
std::string WithoutOldStats(std::string_view entry, const std::set<std::string_view>& live) {
  std::string kept;
  while (!entry.empty()) {
    const std::size_t end = std::min(entry.find('\n'), entry.size() - 1) + 1;
    const std::string_view line = entry.substr(0, end);
    const std::size_t name_end = line.find(".parquet");
    const std::size_t name_begin = line.rfind("part-", name_end);
    const bool names_file =
        name_begin != std::string_view::npos && name_end != std::string_view::npos;
    const bool is_live =
        names_file && live.contains(line.substr(name_begin, name_end + 8 - name_begin));
    kept += line.starts_with("{\"add\":") && names_file && !is_live ? WithoutStats(line)
                                                                    : std::string(line);
    entry.remove_prefix(end);
  }
  return kept;
}

}  // namespace

Result<void> ForgetOldStats(const LakeContext& context, engine::Connection& connection,
                            const Snapshot& snapshot, const std::string& staging) {
  if (!snapshot.exists()) return {};
  const std::string directory = LogDirectory(snapshot.table);
  TACIT_TRY(const std::vector<std::string> names, context.storage.log().List(directory));
  const std::string newest = CheckpointName(snapshot.version);
  const std::set<std::string_view> live = LiveNames(snapshot);
  std::vector<std::string> old;
  for (const std::string& name : names) {
    const std::string path = fmt::format("{}/{}", directory, name);
    if (name.ends_with(".checkpoint.parquet") && name != newest) old.push_back(path);
    if (!name.ends_with(".json")) continue;
    TACIT_TRY(const std::string entry, context.storage.log().Read(path));
    if (entry.find(kStats) == std::string::npos) continue;  // most, after the first time
    const std::string kept = WithoutOldStats(entry, live);
    if (kept != entry) TACIT_CHECK_OK(context.storage.log().Replace(path, kept));
  }
  if (old.empty()) return {};
  TACIT_CHECK_OK(
      WriteCheckpoint(context.storage, connection, snapshot, staging, context.clock.Now()));
  return context.storage.data().Remove(old);
}

}  // namespace tacit::warehouse
