#include "warehouse/lake/snapshot.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tacit::warehouse {
namespace {

constexpr int kReaderVersion = 1;
constexpr int kWriterVersion = 7;
// Writer features that a writer of ours meets without doing anything: we never delete from a table
// that says appendOnly without its owner asking, and declare no invariants.
constexpr std::array<std::string_view, 3> kWriterFeatures = {kDomainFeature, "appendOnly",
                                                             "invariants"};

}  // namespace

void Snapshot::Apply(AddAction action) {
  removed.erase(action.path);
  std::string path = action.path;
  files.insert_or_assign(std::move(path), std::move(action));
}

void Snapshot::Apply(RemoveAction action) {
  files.erase(action.path);
  std::string path = action.path;
  removed.insert_or_assign(std::move(path), std::move(action));
}

void Snapshot::Apply(TxnAction action) {
  std::string id = action.app_id;
  txns.insert_or_assign(std::move(id), std::move(action));
}

void Snapshot::Apply(DomainAction action) {
  if (action.removed) {
    domains.erase(action.domain);
  } else {
    domains.insert_or_assign(std::move(action.domain), std::move(action.configuration));
  }
}

Result<void> Snapshot::CheckReadable() const {
  if (!exists()) return {};
  if (!protocol || !metadata) {
    return Fail(ErrorCode::kCorrupt, "table " + table + ": the log has no schema");
  }
  if (protocol->reader_version > kReaderVersion || !protocol->reader_features.empty()) {
    return Fail(ErrorCode::kCorrupt,
                "table " + table + " was written by a newer version: reader version " +
                    std::to_string(protocol->reader_version) + "; use that version");
  }
  return {};
}

Result<void> Snapshot::CheckWritable() const {
  TACIT_CHECK_OK(CheckReadable());
  if (!exists() || !protocol || !metadata) return {};
  const bool known = std::ranges::all_of(protocol->writer_features, [](const std::string& feature) {
    return std::ranges::find(kWriterFeatures, feature) != kWriterFeatures.end();
  });
  const auto append_only = metadata->configuration.find("delta.appendOnly");
  const bool locked = append_only != metadata->configuration.end() && append_only->second == "true";
  if (protocol->writer_version > kWriterVersion || !known || locked) {
    return Fail(
        ErrorCode::kCorrupt,
        "table " + table +
            " was written by a newer version: it may be read, not changed; use that version");
  }
  return {};
}

std::vector<AddAction> FilesOf(const Snapshot& snapshot, const TextMap& partition) {
  std::vector<AddAction> files;
  for (const auto& [path, file] : snapshot.files) {
    if (file.partition == partition) files.push_back(file);
  }
  return files;
}

}  // namespace tacit::warehouse
