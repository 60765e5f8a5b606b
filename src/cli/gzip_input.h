#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "cli/line_reader.h"

namespace tacit::cli {

// The bytes of a file, or of stdin for "-"; those of a gzip file unpacked. A damaged or cut gzip
// file is kBadInput when the reading gets there.
Result<ReadBytes> OpenGzipOrPlain(const std::string& path);

}  // namespace tacit::cli
