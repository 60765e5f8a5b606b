// The lines of a Delta log entry: any bytes give a snapshot or an error, and what was understood
// means the same when it is written again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "warehouse/lake/actions.h"
#include "warehouse/lake/coverage.h"
#include "warehouse/lake/data_file.h"
#include "warehouse/lake/ranges.h"
#include "warehouse/lake/snapshot.h"

namespace {

using tacit::warehouse::DecodeRanges;
using tacit::warehouse::EncodeRanges;
using tacit::warehouse::Snapshot;

std::string Write(const Snapshot& snapshot) {
  std::string lines;
  if (snapshot.protocol) lines += ToLine(*snapshot.protocol) + "\n";
  if (snapshot.metadata) lines += ToLine(*snapshot.metadata) + "\n";
  for (const auto& [path, file] : snapshot.files) lines += ToLine(file) + "\n";
  for (const auto& [path, file] : snapshot.removed) lines += ToLine(file) + "\n";
  for (const auto& [id, txn] : snapshot.txns) lines += ToLine(txn) + "\n";
  for (const auto& [domain, configuration] : snapshot.domains) {
    lines += ToLine(tacit::warehouse::DomainAction{domain, configuration, false}) + "\n";
  }
  return lines;
}

void Require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Snapshot snapshot{.table = "messages", .version = 0};
  if (!snapshot.ApplyLines(bytes)) return 0;
  static_cast<void>(snapshot.CheckWritable());
  for (const auto& [path, file] : snapshot.files) {
    Require(!path.starts_with('/') && ("/" + path + "/").find("/../") == std::string::npos);
    static_cast<void>(RowsOf(file));
    const auto ranges = RangesOf(file);
    Require(!ranges || DecodeRanges(EncodeRanges(*ranges)).has_value());
  }
  for (const auto& [domain, configuration] : snapshot.domains) {
    const auto coverage = tacit::warehouse::Coverage::Parse(configuration);
    if (!coverage) continue;
    const auto again = tacit::warehouse::Coverage::Parse(coverage->ToJson());
    Require(again && again->ToJson() == coverage->ToJson());
  }
  const std::string lines = Write(snapshot);
  Snapshot again{.table = "messages", .version = 0};
  Require(again.ApplyLines(lines).has_value() && Write(again) == lines);
  return 0;
}
