#include "warehouse/lake/merge.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace tacit::warehouse {

// Which staged files meet which live ones, and what came of it.
struct Merger::Overlaps {
  std::vector<std::vector<std::size_t>> staged_of_live;
  std::vector<std::vector<std::size_t>> live_of_staged;
  std::vector<std::uint64_t> matched;  // rows of a staged file that are in a live one
  std::size_t live = 0;                // the live file that is being looked at
  std::span<const MessageKey> deleted;
};

namespace {

// Smaller files would be many; larger ones are slow to rewrite and take memory when sorted. A file
// with fewer than half as many rows is small.
constexpr std::uint64_t kRowsPerFile = 122'880;

std::int64_t Int(const std::optional<std::string>& cell) {
  std::int64_t value = 0;
  if (cell) std::from_chars(cell->data(), cell->data() + cell->size(), value);
  return value;
}

bool MayOverlap(const StagedFile& staged, const std::optional<ChannelRanges>& live) {
  return !live || Overlap(staged.ranges, *live);
}

bool MayHold(const std::optional<ChannelRanges>& ranges, const MessageKey& key) {
  if (!ranges) return true;
  const auto range = ranges->find(key.channel_id);
  if (range == ranges->end()) return false;
  const std::int64_t order = OrderOf(key.message_id);
  return range->second.Overlaps({order, order});
}

bool IsSameFile(const StagedFile& staged, const AddAction& live) {
  const auto sha256 = live.tags.find(kSha256Tag);
  return sha256 != live.tags.end() && sha256->second == staged.sha256 && live.size == staged.bytes;
}

// Groups of parts that overlap, directly or through others; each group and all of them in order.
std::vector<std::vector<StagedFile>> Groups(const std::vector<StagedFile>& parts) {
  std::vector<std::size_t> group(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    group[i] = i;
    for (std::size_t j = 0; j < i; ++j) {
      if (group[j] == group[i] || !Overlap(parts[i].ranges, parts[j].ranges)) continue;
      const std::size_t from = std::max(group[i], group[j]);
      const std::size_t to = std::min(group[i], group[j]);
      std::replace(group.begin(), group.begin() + static_cast<std::ptrdiff_t>(i) + 1, from, to);
    }
  }
  std::vector<std::vector<StagedFile>> groups(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) groups[group[i]].push_back(parts[i]);
  std::erase_if(groups, [](const auto& members) { return members.empty(); });
  return groups;
}

Paths LocalPaths(const std::vector<StagedFile>& files) {
  Paths paths;
  for (const StagedFile& file : files) paths.push_back(file.local_path);
  return paths;
}

}  // namespace

std::string Merger::PathOf(const AddAction& file) const {
  return context_.storage.data().LocalPath(std::string(MessagesTable().name) + "/" + file.path);
}

Result<StagedFile> Merger::Write(const std::string& select) {
  return WriteSelected(connection_, select, names_.Local());
}

Result<StagedFile> WriteSelected(engine::Connection& connection, const std::string& select,
                                 const std::string& path) {
  static const std::vector<TableColumn> columns = FileColumns(MessagesTable());
  TACIT_TRY(const engine::WrittenFile written, connection.CopyToParquet(select, path));
  TACIT_TRY(StagedFile file, Describe(path, written, columns));
  TACIT_TRY(const engine::TextTable ranges, connection.Query(RangesSql(path)));
  for (const auto& row : ranges.rows) {
    file.ranges.emplace(row[0].value_or(""), OrderRange{Int(row[1]), Int(row[2])});
  }
  return file;
}

Result<void> Merger::Distinct(const std::vector<StagedFile>& parts, std::vector<StagedFile>& out) {
  std::uint64_t rows = 0;
  for (const StagedFile& part : parts) rows += part.rows;
  const Paths paths = LocalPaths(parts);
  std::vector<std::optional<RowBound>> bounds = {std::nullopt};
  if (rows > 2 * kRowsPerFile) {
    TACIT_TRY(const engine::TextTable cuts, connection_.Query(CutsSql(paths, kRowsPerFile)));
    for (const auto& row : cuts.rows)
      bounds.emplace_back(RowBound{row[0].value_or(""), Int(row[1])});
  }
  bounds.emplace_back(std::nullopt);
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    TACIT_TRY(StagedFile file, Write(DistinctSql(paths, bounds[i], bounds[i + 1])));
    if (file.rows > 0) out.push_back(std::move(file));
  }
  return {};
}

Result<std::vector<StagedFile>> Merger::Untangle(const std::vector<StagedFile>& parts) {
  std::vector<StagedFile> files;
  for (const std::vector<StagedFile>& group : Groups(parts)) {
    if (group.size() == 1 && group[0].increasing) {
      files.push_back(group[0]);
    } else {
      TACIT_CHECK_OK(Distinct(group, files));
    }
  }
  return files;
}

Result<MergePlan> Merger::Plan(const std::vector<StagedFile>& parts,
                               const std::vector<AddAction>& live,
                               std::span<const MessageKey> deleted) {
  MergePlan plan;
  TACIT_TRY(std::vector<StagedFile> staged, Untangle(parts));
  TACIT_CHECK_OK(DropDeleted(deleted, staged));
  std::erase_if(staged, [&](const StagedFile& file) {
    const bool there =
        std::ranges::any_of(live, [&](const AddAction& other) { return IsSameFile(file, other); });
    if (there) plan.unchanged += file.rows;
    return there;
  });

  Overlaps overlaps{.staged_of_live = std::vector<std::vector<std::size_t>>(live.size()),
                    .live_of_staged = std::vector<std::vector<std::size_t>>(staged.size()),
                    .matched = std::vector<std::uint64_t>(staged.size()),
                    .deleted = deleted};
  for (std::size_t l = 0; l < live.size(); ++l) {
    const auto ranges = RangesOf(live[l]);
    for (std::size_t s = 0; s < staged.size(); ++s) {
      if (!MayOverlap(staged[s], ranges)) continue;
      overlaps.staged_of_live[l].push_back(s);
      overlaps.live_of_staged[s].push_back(l);
    }
  }
  for (overlaps.live = 0; overlaps.live < live.size(); ++overlaps.live) {
    TACIT_CHECK_OK(MergeIntoLive(live[overlaps.live], staged, overlaps, plan));
  }
  for (std::size_t s = 0; s < staged.size(); ++s) {
    std::vector<AddAction> met;
    for (const std::size_t l : overlaps.live_of_staged[s]) met.push_back(live[l]);
    TACIT_CHECK_OK(AddNewRows(staged[s], met, overlaps.matched[s], plan));
  }
  // A commit that changes nothing is none, so compaction rides on those that do.
  if (!plan.adds.empty()) TACIT_CHECK_OK(Compact(live, plan));
  return plan;
}

Result<std::uint64_t> Merger::CountDeleted(std::span<const MessageKey> deleted,
                                           const std::optional<ChannelRanges>& ranges,
                                           const std::string& path) {
  const bool possible =
      std::ranges::any_of(deleted, [&](const MessageKey& key) { return MayHold(ranges, key); });
  if (!possible) return 0;
  TACIT_TRY(const engine::TextTable count, connection_.Query(CountKeysSql(path, deleted)));
  return static_cast<std::uint64_t>(Int(count.rows[0][0]));
}

Result<void> Merger::DropDeleted(std::span<const MessageKey> deleted,
                                 std::vector<StagedFile>& staged) {
  for (StagedFile& file : staged) {
    TACIT_TRY(const std::uint64_t rows, CountDeleted(deleted, file.ranges, file.local_path));
    if (rows > 0) {
      TACIT_TRY(file, Write(WithoutKeysSql(SortedSql({file.local_path}), deleted)));
    }
  }
  std::erase_if(staged, [](const StagedFile& file) { return file.rows == 0; });
  return {};
}

Result<void> Merger::MergeIntoLive(const AddAction& live, const std::vector<StagedFile>& staged,
                                   Overlaps& overlaps, MergePlan& plan) {
  Paths replacing;
  for (const std::size_t s : overlaps.staged_of_live[overlaps.live]) {
    const std::string& path = staged[s].local_path;
    TACIT_TRY(const engine::TextTable counts,
              connection_.Query(CountSql(path, PathOf(live), replacing_)));
    const auto matched = static_cast<std::uint64_t>(Int(counts.rows[0][0]));
    const auto replaced = static_cast<std::uint64_t>(Int(counts.rows[0][1]));
    overlaps.matched[s] += matched;
    plan.updated += replaced;
    plan.unchanged += matched - replaced;
    if (replaced > 0) replacing.push_back(path);
  }
  TACIT_TRY(const std::uint64_t deleted,
            CountDeleted(overlaps.deleted, RangesOf(live), PathOf(live)));
  if (replacing.empty() && deleted == 0) return {};
  std::string select = replacing.empty() ? SortedSql({PathOf(live)})
                                         : ReplacedSql(replacing, PathOf(live), replacing_);
  if (deleted > 0) select = WithoutKeysSql(select, overlaps.deleted);
  TACIT_TRY(StagedFile rewritten, Write(select));
  plan.deleted += deleted;
  plan.removes.push_back(live);
  if (rewritten.rows > 0) plan.adds.push_back(std::move(rewritten));
  return {};
}

Result<void> Merger::AddNewRows(const StagedFile& staged, const std::vector<AddAction>& live,
                                std::uint64_t matched, MergePlan& plan) {
  if (matched >= staged.rows) return {};
  plan.loaded += staged.rows - matched;
  if (matched == 0) {
    plan.adds.push_back(staged);
    return {};
  }
  Paths paths;
  for (const AddAction& file : live) paths.push_back(PathOf(file));
  TACIT_TRY(StagedFile fresh, Write(NewRowsSql(staged.local_path, paths)));
  plan.adds.push_back(std::move(fresh));
  return {};
}

std::vector<AddAction> Merger::SmallFiles(const std::vector<AddAction>& live,
                                          const MergePlan& plan) const {
  std::vector<AddAction> small;
  for (const AddAction& file : live) {
    const bool stays =
        std::ranges::find(plan.removes, file.path, &AddAction::path) == plan.removes.end();
    if (stays && file.size < context_.options.small_file_bytes &&
        RowsOf(file).value_or(kRowsPerFile) < kRowsPerFile / 2) {
      small.push_back(file);
    }
  }
  return small;
}

Result<void> Merger::Compact(const std::vector<AddAction>& live, MergePlan& plan) {
  const std::vector<AddAction> small = SmallFiles(live, plan);
  if (small.size() <= context_.options.small_files) return {};
  for (std::size_t begin = 0; begin < small.size();) {
    Paths paths;
    std::uint64_t rows = 0;
    std::size_t end = begin;
    for (; end < small.size(); ++end) {
      rows += RowsOf(small[end]).value_or(0);
      if (rows > kRowsPerFile) break;
      paths.push_back(PathOf(small[end]));
    }
    if (paths.size() > 1) {
      TACIT_TRY(StagedFile file, Write(SortedSql(paths)));
      plan.compacted.push_back(std::move(file));
      plan.compaction_removes.insert(plan.compaction_removes.end(),
                                     small.begin() + static_cast<std::ptrdiff_t>(begin),
                                     small.begin() + static_cast<std::ptrdiff_t>(end));
    }
    begin = end;
  }
  return {};
}

}  // namespace tacit::warehouse
