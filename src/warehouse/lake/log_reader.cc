#include "warehouse/lake/log_reader.h"

#include <fmt/core.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace tacit::warehouse {
namespace {

constexpr std::size_t kVersionDigits = 20;

struct LogListing {
  std::set<std::int64_t> entries;
  std::int64_t checkpoint = -1;  // the newest one in a single part
  std::int64_t hinted = -1;      // the one that _last_checkpoint names
};

// The version of "<20 digits><suffix>"; nullopt for any other name.
std::optional<std::int64_t> VersionOf(std::string_view name, std::string_view suffix) {
  if (name.size() != kVersionDigits + suffix.size() || !name.ends_with(suffix)) return std::nullopt;
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + kVersionDigits, version);
  if (error != std::errc() || end != name.data() + kVersionDigits || version < 0) {
    return std::nullopt;
  }
  return version;
}

// What _last_checkpoint says, or -1. A hint for readers that list slowly; we list, so that it only
// tells us of a lost end of the log. To be read before the listing: it may move on afterwards.
std::int64_t HintedVersion(Storage& storage, std::string_view table) {
  const auto hint = storage.log().Read(LogDirectory(table) + "/" + std::string(kLastCheckpoint));
  simdjson::dom::parser parser;
  simdjson::dom::element document;
  std::int64_t version = -1;
  if (!hint || parser.parse(*hint).get(document) != simdjson::SUCCESS ||
      document["version"].get(version) != simdjson::SUCCESS) {
    return -1;
  }
  return version;
}

Result<LogListing> ListLog(Storage& storage, std::string_view table) {
  LogListing listing{.hinted = HintedVersion(storage, table)};
  TACIT_TRY(const std::vector<std::string> names, storage.log().List(LogDirectory(table)));
  for (const std::string& name : names) {
    if (const auto entry = VersionOf(name, ".json")) listing.entries.insert(*entry);
    if (const auto checkpoint = VersionOf(name, ".checkpoint.parquet")) {
      listing.checkpoint = std::max(listing.checkpoint, *checkpoint);
    }
  }
  return listing;
}

tl::unexpected<Error> Corrupt(std::string_view table, std::int64_t version, std::string_view what) {
  return Fail(ErrorCode::kCorrupt,
              fmt::format("table {}, log version {}: {}", table, version, what));
}

Result<void> ApplyEntry(Storage& storage, std::int64_t version, Snapshot& snapshot) {
  auto lines = storage.log().Read(LogDirectory(snapshot.table) + "/" + EntryName(version));
  if (!lines && lines.error().code == ErrorCode::kNotFound) {
    return Corrupt(snapshot.table, version, "the entry is missing");
  }
  if (!lines) return tl::unexpected(std::move(lines).error());
  if (auto applied = snapshot.ApplyLines(*lines); !applied) {
    return Corrupt(snapshot.table, version, applied.error().detail);
  }
  if (lines->find('{') == std::string::npos) {
    return Corrupt(snapshot.table, version, "the entry is empty");
  }
  snapshot.version = version;
  return {};
}

// Rows as JSON go through the same parser as entries do; a newer writer's columns are ignored
// there.
Result<void> ApplyCheckpoint(Storage& storage, engine::Engine& engine, std::int64_t version,
                             Snapshot& snapshot) {
  const std::string path = LogDirectory(snapshot.table) + "/" + CheckpointName(version);
  TACIT_TRY(const auto connection, engine.Connect());
  auto rows = connection->Query("SELECT to_json(c) FROM read_parquet(" +
                                engine::SqlQuote(storage.data().LocalPath(path)) +
                                ", hive_partitioning = false) AS c");
  if (!rows) return Corrupt(snapshot.table, version, "the checkpoint is damaged");
  std::string lines;
  for (const auto& row : rows->rows) {
    const auto action = row.empty() ? std::nullopt : row[0];
    if (!action) return Corrupt(snapshot.table, version, "the checkpoint is damaged");
    lines.append(*action).append("\n");
  }
  if (auto applied = snapshot.ApplyLines(lines); !applied) {
    return Corrupt(snapshot.table, version, "the checkpoint: " + applied.error().detail);
  }
  snapshot.version = version;
  snapshot.checkpoint = version;
  return {};
}

Result<void> ApplyEntries(Storage& storage, const LogListing& listing, Snapshot& snapshot) {
  const std::set<std::int64_t>& entries = listing.entries;
  for (auto entry = entries.upper_bound(snapshot.version); entry != entries.end(); ++entry) {
    if (*entry != snapshot.version + 1) {
      return Corrupt(snapshot.table, snapshot.version + 1, "the entry is missing");
    }
    TACIT_CHECK_OK(ApplyEntry(storage, *entry, snapshot));
  }
  if (listing.hinted > snapshot.version) {
    return Corrupt(snapshot.table, listing.hinted, "the entry is missing");
  }
  return snapshot.CheckReadable();
}

}  // namespace

std::string LogDirectory(std::string_view table) { return std::string(table) + "/_delta_log"; }
std::string EntryName(std::int64_t version) { return fmt::format("{:020}.json", version); }
std::string CheckpointName(std::int64_t version) {
  return fmt::format("{:020}.checkpoint.parquet", version);
}

Result<Snapshot> LoadSnapshot(Storage& storage, engine::Engine& engine, std::string_view table) {
  TACIT_TRY(const LogListing listing, ListLog(storage, table));
  Snapshot snapshot{.table = std::string(table)};
  if (listing.checkpoint >= 0) {
    TACIT_CHECK_OK(ApplyCheckpoint(storage, engine, listing.checkpoint, snapshot));
  }
  TACIT_CHECK_OK(ApplyEntries(storage, listing, snapshot));
  return snapshot;
}

Result<Snapshot> ReplayEntries(Storage& storage, std::string_view table) {
  TACIT_TRY(const LogListing listing, ListLog(storage, table));
  Snapshot snapshot{.table = std::string(table), .checkpoint = listing.checkpoint};
  TACIT_CHECK_OK(ApplyEntries(storage, listing, snapshot));
  return snapshot;
}

}  // namespace tacit::warehouse
