#include "schedule/job.h"

#include <algorithm>

#include "base/hash.h"

namespace tacit::schedule {
namespace {

constexpr std::size_t kIdBytes = 4;
constexpr unsigned char kDelete = 0x7F;

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < ' ' || byte == kDelete;
}

Result<void> CheckPath(std::string_view what, const std::string& path) {
  if (path.starts_with('/') && std::ranges::none_of(path, IsControl)) return {};
  return Fail(ErrorCode::kInvalidArgument,
              "the path of " + std::string(what) +
                  " has a line end or another control character, or is not absolute: a schedule "
                  "cannot hold it; rename the directory");
}

}  // namespace

std::string JobId(std::string_view home) { return HexLower(Sha256(home).data(), kIdBytes); }

Result<void> CheckPaths(const Job& job) {
  TACIT_CHECK_OK(CheckPath("the program", job.program));
  TACIT_CHECK_OK(CheckPath("the home", job.home));
  if (job.passphrase_file.empty()) return {};
  return CheckPath("the passphrase file", job.passphrase_file);
}

}  // namespace tacit::schedule
