#include "cli/fingerprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/file.h"
#include "base/hash.h"

namespace tacit::cli {
namespace {

constexpr std::uint64_t kEdge = 64UL << 10;
constexpr std::size_t kRunIdCharacters = 16;
constexpr int kMaxDepth = 8;  // an export has three levels; a loop of links has no end

Result<std::string> EdgeHash(const std::string& path, std::uint64_t size) {
  TACIT_TRY(const File file, File::OpenRead(path));
  Sha256Stream hash;
  std::string bytes(kEdge, '\0');
  TACIT_TRY(const std::size_t head, file.ReadAt(0, bytes.data(), bytes.size()));
  hash.Update(std::string_view(bytes).substr(0, head));
  const std::uint64_t tail = size > kEdge ? size - kEdge : 0;
  TACIT_TRY(const std::size_t rest, file.ReadAt(tail, bytes.data(), bytes.size()));
  hash.Update(std::string_view(bytes).substr(0, rest));
  return HexLower(hash.Finish());
}

Result<void> AddDirectory(const std::string& path, int depth, std::string& facts) {
  TACIT_TRY(const std::vector<std::string> names, ListDirectory(path));
  for (const std::string& name : names) {
    const std::string below = fmt::format("{}/{}", path, name);
    const auto info = StatFile(below);
    if (!info) continue;  // a dangling link: the reader refuses links by itself
    if (info->is_directory) {
      facts += fmt::format("{}:{}/\n", name.size(), name);
      if (depth < kMaxDepth) TACIT_CHECK_OK(AddDirectory(below, depth + 1, facts));
    } else {
      facts += fmt::format("{}:{} {} {}\n", name.size(), name, info->size, info->mtime_us);
    }
  }
  return {};
}

}  // namespace

Result<std::string> InputFacts(const std::string& path) {
  TACIT_TRY(const FileInfo info, StatFile(path));
  if (info.is_directory) {
    std::string facts = "directory\n";
    TACIT_CHECK_OK(AddDirectory(path, 0, facts));
    return facts;
  }
  TACIT_TRY(const std::string hash, EdgeHash(path, info.size));
  return fmt::format("file {} {} {}", info.size, info.mtime_us, hash);
}

std::string RunId(const Secret& key, const std::string& facts,
                  std::span<const std::string> channels) {
  std::vector<std::string> sorted(channels.begin(), channels.end());
  std::ranges::sort(sorted);
  std::string message = "run\n" + facts;
  for (const std::string& channel : sorted)
    message += fmt::format("\n{}:{}", channel.size(), channel);
  const Digest256 sum = HmacSha256(key).Sum(message);
  return "r_" + Base32Lower(sum.data(), sum.size()).substr(0, kRunIdCharacters);
}

}  // namespace tacit::cli
