#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "engine/engine.h"
#include "warehouse/lake/actions.h"
#include "warehouse/lake/lake.h"
#include "warehouse/lake/staging.h"
#include "warehouse/lake/storage.h"

namespace tacit::warehouse {

// What every step of a commit works with.
struct LakeContext {
  Storage& storage;
  engine::Engine& engine;
  const Clock& clock;
  LakeOptions options;
};

// What the engine opens to read these files of a table.
std::vector<std::string> LocalPaths(Storage& storage, std::string_view table,
                                    const std::vector<AddAction>& files);

// Names for new files of one batch. One thread at a time.
class FileNames {
 public:
  explicit FileNames(const Staging& staging) : staging_(staging) {}
  std::string Local();  // a path in the staging directory
  std::string Final();  // "part-<token>-000000.parquet"
  // Whether a file of this name is one of ours, and so may be swept when no snapshot names it.
  static bool IsOurs(std::string_view path);

 private:
  const Staging& staging_;
  int local_ = 0;
  int final_ = 0;
};

}  // namespace tacit::warehouse
