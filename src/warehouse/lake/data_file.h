#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "engine/engine.h"
#include "warehouse/lake/actions.h"
#include "warehouse/lake/ranges.h"
#include "warehouse/lake/schema.h"

namespace tacit::warehouse {

// A partition: the one place that a batch writes to.
struct Partition {
  std::string project;
  std::string platform;

  std::string path() const { return "project=" + project + "/platform=" + platform; }
  TextMap values() const { return {{"project", project}, {"platform", platform}}; }
};

// A Parquet file of rows of one partition in the staging directory.
struct StagedFile {
  std::string local_path;
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  std::string sha256;
  std::string stats;
  ChannelRanges ranges;
  bool increasing = true;  // in each channel the order only grows: no message is there twice
};

// What the engine wrote, with its digest and statistics.
Result<StagedFile> Describe(const std::string& local_path, const engine::WrittenFile& written,
                            const std::vector<TableColumn>& columns);

// The `add` for a file that gets the path `path`.
AddAction AddOf(const StagedFile& file, const Partition& partition, std::string path, Micros now);
RemoveAction RemoveOf(const AddAction& file, Micros now);

// The channels and orders that a live file holds: its tag, or nullopt (other writers set none):
// then it may hold anything.
std::optional<ChannelRanges> RangesOf(const AddAction& file);

// Hex digits of the SHA-256 of a file.
Result<std::string> FileSha256(const std::string& path);

}  // namespace tacit::warehouse
