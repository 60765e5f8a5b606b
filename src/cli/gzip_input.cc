#include "cli/gzip_input.h"

#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <optional>

#include "base/file.h"
#include "cli/process.h"

namespace tacit::cli {
namespace {

struct Close {
  void operator()(gzFile file) const { gzclose_r(file); }
};
using GzipFile = std::shared_ptr<gzFile_s>;  // std::function wants to copy what it holds

Result<std::size_t> Read(gzFile file, char* into, std::size_t size) {
  const int count = gzread(file, into, static_cast<unsigned>(size));
  int error = Z_OK;
  static_cast<void>(gzerror(file, &error));
  if (Interrupted()) return Fail(ErrorCode::kInterrupted, "interrupted");
  if (error == Z_ERRNO) return tl::unexpected(ErrnoError("read", "the input", errno));
  if (count < 0 || error != Z_OK) {
    return Fail(ErrorCode::kBadInput, "the gzip file is damaged or cut off");
  }
  return static_cast<std::size_t>(count);
}

}  // namespace

Result<ReadBytes> OpenGzipOrPlain(const std::string& path) {
  std::optional<File> named;
  if (path != "-") {
    TACIT_TRY(named, File::OpenRead(path));
  }
  const int own = ::dup(named ? named->fd() : STDIN_FILENO);  // gzdopen takes it over
  if (own < 0) return tl::unexpected(ErrnoError("open", "the input", errno));
  gzFile opened = gzdopen(own, "rb");
  if (opened == nullptr) {
    ::close(own);
    return Fail(ErrorCode::kUnavailable, "no memory to read the input");
  }
  const GzipFile file(opened, Close());
  return ReadBytes([file](char* into, std::size_t size) { return Read(file.get(), into, size); });
}

}  // namespace tacit::cli
