#include "warehouse/lake/verify.h"

#include <algorithm>
#include <map>
#include <utility>

#include "warehouse/lake/commit.h"
#include "warehouse/lake/data_file.h"
#include "warehouse/lake/log_reader.h"

namespace tacit::warehouse {
namespace {

bool HasSameFiles(const Snapshot& a, const Snapshot& b) {
  if (a.files.size() != b.files.size() || a.domains != b.domains) return false;
  for (const auto& [path, file] : a.files) {
    const auto other = b.files.find(path);
    if (other == b.files.end() || other->second.size != file.size ||
        other->second.tags != file.tags) {
      return false;
    }
  }
  return true;
}

// What is wrong with a live file; empty: nothing.
std::string CheckFile(Storage& storage, const std::string& path, const AddAction& file,
                      const std::map<std::string, std::uint64_t>& sizes, bool deep) {
  const auto size = sizes.find(path);
  if (size == sizes.end()) return "is missing";
  if (size->second != file.size) return "does not have the size that the log says";
  const auto expected = file.tags.find(kSha256Tag);
  if (!deep || expected == file.tags.end()) return "";
  const auto actual = FileSha256(storage.data().LocalPath(path));
  if (!actual) return "cannot be read: " + actual.error().detail;
  return *actual == expected->second ? "" : "does not have the SHA-256 that the log says";
}

Result<void> Check(Storage& storage, const Snapshot& snapshot, bool deep, VerifyReport& report) {
  TACIT_TRY(const auto stored, storage.data().ListBelow(snapshot.table));
  std::map<std::string, std::uint64_t> sizes;
  for (const StoredFile& file : stored) sizes.emplace(file.path, file.size);
  for (const auto& [name, file] : snapshot.files) {
    std::string path = snapshot.table;
    path.append("/").append(name);
    const std::string problem = CheckFile(storage, path, file, sizes, deep);
    if (!problem.empty()) report.problems.emplace_back(path).append(" ").append(problem);
    ++report.files;
    report.bytes += file.size;
  }
  TACIT_TRY(const auto orphans, FindOrphans(storage, snapshot));
  for (const std::string& orphan : orphans) {
    report.problems.push_back(orphan + " belongs to no version: the next import removes it");
  }
  return {};
}

// Expired entries may be gone; when all are there, they must say what the checkpoint says.
Result<void> CheckCheckpoint(Storage& storage, const Snapshot& snapshot, VerifyReport& report) {
  if (snapshot.checkpoint < 0) return {};
  TACIT_TRY(const auto names, storage.log().List(LogDirectory(snapshot.table)));
  const bool complete = std::ranges::find(names, EntryName(0)) != names.end();
  if (!complete) return {};
  TACIT_TRY(const Snapshot replayed, ReplayEntries(storage, snapshot.table));
  if (!HasSameFiles(snapshot, replayed)) {
    report.problems.push_back("table " + snapshot.table + ": the checkpoint of version " +
                              std::to_string(snapshot.checkpoint) +
                              " does not say what the log says");
  }
  return {};
}

}  // namespace

void VerifyTable(Storage& storage, engine::Engine& engine, const std::string& table, bool deep,
                 VerifyReport& report) {
  const auto snapshot = LoadSnapshot(storage, engine, table);
  if (!snapshot) {
    report.problems.push_back(snapshot.error().detail);
    return;
  }
  for (const auto& checked :
       {Check(storage, *snapshot, deep, report), CheckCheckpoint(storage, *snapshot, report)}) {
    if (!checked) report.problems.push_back(checked.error().detail);
  }
}

}  // namespace tacit::warehouse
