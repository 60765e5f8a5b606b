#pragma once

// Rows of a live file of `messages`, a page at a time, for a rewriter; what came out of it as rows
// of a small Parquet file.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "warehouse/rewrite.h"

namespace tacit::warehouse {

// The columns that a rewrite may change, and before them the key of the row.
const std::vector<engine::Column>& PatchColumns();

// Gives the rows of `path` whose policy is another than `policy` to the rewriter, and hands over
// those whose content changed. `reader` is not the connection that the file is written with.
class PatchProducer final : public engine::RowProducer {
 public:
  PatchProducer(engine::Connection& reader, std::string path, std::string policy,
                RowRewriter& rewriter);
  ~PatchProducer() override;

  Result<std::size_t> Fill(engine::ChunkBuilder& chunk) override;
  std::uint64_t changed() const { return changed_; }

 private:
  struct Page;
  Result<bool> NextPage();
  engine::Connection& reader_;
  std::string path_;
  std::string policy_;
  RowRewriter& rewriter_;
  std::unique_ptr<Page> page_;
  std::int64_t next_row_ = 0;
  std::int64_t row_count_ = -1;
  std::uint64_t changed_ = 0;
};

}  // namespace tacit::warehouse
