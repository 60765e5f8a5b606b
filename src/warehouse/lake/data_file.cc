#include "warehouse/lake/data_file.h"

#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "warehouse/lake/file_stats.h"

namespace tacit::warehouse {

Result<StagedFile> Describe(const std::string& local_path, const engine::WrittenFile& written,
                            const std::vector<TableColumn>& columns) {
  TACIT_TRY(std::string sha256, FileSha256(local_path));
  return StagedFile{.local_path = local_path,
                    .rows = written.rows,
                    .bytes = written.bytes,
                    .sha256 = std::move(sha256),
                    .stats = StatsJson(written, columns)};
}

AddAction AddOf(const StagedFile& file, const Partition& partition, std::string path, Micros now) {
  AddAction add{.path = std::move(path),
                .partition = partition.values(),
                .size = file.bytes,
                .modified_ms = Millis(now),
                .stats = file.stats};
  add.tags.emplace(kSha256Tag, file.sha256);
  if (!file.ranges.empty()) add.tags.emplace(kRangesTag, EncodeRanges(file.ranges));
  return add;
}

RemoveAction RemoveOf(const AddAction& file, Micros now) {
  return {
      .path = file.path, .deleted_ms = Millis(now), .partition = file.partition, .size = file.size};
}

std::optional<ChannelRanges> RangesOf(const AddAction& file) {
  const auto tag = file.tags.find(kRangesTag);
  if (tag == file.tags.end()) return std::nullopt;
  return DecodeRanges(tag->second);
}

Result<std::string> FileSha256(const std::string& path) {
  constexpr std::size_t kBlock = 256U << 10U;
  TACIT_TRY(const File file, File::OpenRead(path));
  std::string block(kBlock, '\0');
  Sha256Stream hash;
  for (std::uint64_t offset = 0;;) {
    TACIT_TRY(const std::size_t read, file.ReadAt(offset, block.data(), block.size()));
    if (read == 0) return HexLower(hash.Finish());
    hash.Update(std::string_view(block).substr(0, read));
    offset += read;
  }
}

}  // namespace tacit::warehouse
