#include "warehouse/lake/staging.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace tacit::warehouse {
namespace {

constexpr std::size_t kTokenBytes = 16;

// Held while a directory is made and its owner locked, or while dead ones are swept: no sweeper
// sees a directory before it has an owner.
Result<FileLock> Gate(const std::string& parent) {
  TACIT_CHECK_OK(MakeDirectories(parent));
  return FileLock::Exclusive(parent + "/.gate");
}

}  // namespace

Result<Staging> Staging::Create(const std::string& parent) {
  TACIT_TRY(const Secret random, RandomSecret(kTokenBytes));
  std::string token =
      HexLower(reinterpret_cast<const std::uint8_t*>(random.Reveal().data()), kTokenBytes);
  TACIT_TRY(const FileLock gate, Gate(parent));
  const std::string path = parent + "/" + token;
  TACIT_CHECK_OK(MakeDirectories(path));
  auto owner = FileLock::TryExclusive(path + "/owner");
  if (!owner) {
    static_cast<void>(RemoveTree(path));  // the first error is the one to report
    return tl::unexpected(std::move(owner).error());
  }
  return Staging(parent, std::move(token), *std::move(owner));
}

Result<void> Staging::Sweep(const std::string& parent) {
  if (!FileExists(parent)) return {};
  TACIT_TRY(const FileLock gate, Gate(parent));
  TACIT_TRY(const std::vector<std::string> names, ListDirectory(parent));
  for (const std::string& name : names) {
    std::string path = parent;
    path.append("/").append(name);
    const auto info = StatFile(path);
    if (!info || !info->is_directory) continue;
    const auto owner = FileLock::TryExclusive(path + "/owner");
    if (!owner && owner.error().code == ErrorCode::kLocked) continue;
    TACIT_CHECK_OK(RemoveTree(path));
  }
  return {};
}

Staging::Staging(Staging&& other) noexcept
    : parent_(std::move(other.parent_)),
      token_(std::move(other.token_)),
      path_(std::move(other.path_)),
      owner_(std::exchange(other.owner_, std::nullopt)) {}

Staging::~Staging() {
  if (!owner_) return;
  // No sweeper meanwhile: it would take the half-removed directory for a dead one. What cannot be
  // removed is swept by the next batch.
  const auto gate = Gate(parent_);
  static_cast<void>(RemoveTree(path_));
}

}  // namespace tacit::warehouse
