#pragma once

// warehouse/lake/directory/: a lake in a directory of the local file system.

#include <memory>
#include <string>

#include "base/result.h"
#include "warehouse/lake/storage.h"

namespace tacit::warehouse {

// Makes the directory (mode 0700) when it is missing.
Result<std::unique_ptr<Storage>> OpenDirectoryStorage(const std::string& root);

}  // namespace tacit::warehouse
