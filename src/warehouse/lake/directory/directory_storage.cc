#include "warehouse/lake/directory/directory_storage.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include "base/file.h"

namespace tacit::warehouse {
namespace {

constexpr std::chrono::milliseconds kPollInterval{10};

class FlockHold final : public Hold {
 public:
  explicit FlockHold(FileLock lock) : lock_(std::move(lock)) {}

 private:
  FileLock lock_;
};

class NoHold final : public Hold {};

std::string DirectoryOf(const std::string& path) { return path.substr(0, path.find_last_of('/')); }

class Directory final : public Storage, LogFiles, DataFiles, Locks {
 public:
  explicit Directory(std::string root) : root_(std::move(root)) {}

  LogFiles& log() override { return *this; }
  DataFiles& data() override { return *this; }
  Locks& locks() override { return *this; }
  std::string StagingDirectory() const override { return root_ + "/_staging"; }

 private:
  Result<std::string> Read(const std::string& path) override { return ReadFile(LocalPath(path)); }
  Result<void> PutIfAbsent(const std::string& path, std::string_view bytes) override;
  Result<void> Replace(const std::string& path, std::string_view bytes) override;
  Result<std::vector<std::string>> List(const std::string& directory) override;

  Result<void> Publish(std::span<const Placement> placements) override;
  Result<void> Remove(std::span<const std::string> paths) override;
  Result<std::vector<StoredFile>> ListBelow(const std::string& directory) override;
  std::string LocalPath(const std::string& path) const override { return root_ + "/" + path; }

  Result<std::unique_ptr<Hold>> Commit() override;
  Result<std::unique_ptr<Hold>> Read() override;
  Result<std::unique_ptr<Hold>> NoReaders(int grace_s) override;

  Result<void> MakeDurableDirectories(const std::string& directory) const;
  Result<void> Link(std::span<const Placement> placements, std::size_t& linked) const;

  const std::string root_;
};

// A new directory's entry must be on the disk before a log entry names a file in it.
Result<void> Directory::MakeDurableDirectories(const std::string& directory) const {
  if (FileExists(directory)) return {};
  TACIT_CHECK_OK(MakeDirectories(directory));
  std::string parent = directory;
  while (parent.size() > root_.size()) {
    parent = DirectoryOf(parent);
    TACIT_CHECK_OK(SyncDirectory(parent));
  }
  return {};
}

Result<void> Directory::PutIfAbsent(const std::string& path, std::string_view bytes) {
  TACIT_CHECK_OK(MakeDurableDirectories(DirectoryOf(LocalPath(path))));
  return tacit::PutIfAbsent(LocalPath(path), bytes);
}

Result<void> Directory::Replace(const std::string& path, std::string_view bytes) {
  return WriteFileDurably(LocalPath(path), bytes);
}

Result<std::vector<std::string>> Directory::List(const std::string& directory) {
  if (!FileExists(LocalPath(directory))) return std::vector<std::string>{};
  return ListDirectory(LocalPath(directory));
}

Result<void> Directory::Link(std::span<const Placement> placements, std::size_t& linked) const {
  std::set<std::string> directories;
  for (const Placement& placement : placements) {
    const std::string target = LocalPath(placement.path);
    TACIT_CHECK_OK(SyncFile(placement.local_path));
    if (directories.insert(DirectoryOf(target)).second) {
      TACIT_CHECK_OK(MakeDurableDirectories(DirectoryOf(target)));
    }
    if (::link(placement.local_path.c_str(), target.c_str()) != 0) {
      return tl::unexpected(ErrnoError("link", target, errno));
    }
    ++linked;
  }
  for (const std::string& directory : directories) TACIT_CHECK_OK(SyncDirectory(directory));
  return {};
}

Result<void> Directory::Publish(std::span<const Placement> placements) {
  std::size_t linked = 0;
  auto result = Link(placements, linked);
  if (!result) {
    for (const Placement& placement : placements.first(linked)) {
      ::unlink(LocalPath(placement.path).c_str());
    }
  }
  return result;
}

Result<void> Directory::Remove(std::span<const std::string> paths) {
  std::set<std::string> directories;
  for (const std::string& path : paths) {
    TACIT_CHECK_OK(RemoveFile(LocalPath(path)));
    directories.insert(DirectoryOf(LocalPath(path)));
  }
  for (const std::string& directory : directories) {
    if (FileExists(directory)) TACIT_CHECK_OK(SyncDirectory(directory));
  }
  return {};
}

Result<std::vector<StoredFile>> Directory::ListBelow(const std::string& directory) {
  const std::string top = LocalPath(directory);
  std::vector<StoredFile> files;
  if (!FileExists(top)) return files;
  std::error_code error;
  std::filesystem::recursive_directory_iterator entries(top, error);
  for (; !error && entries != std::filesystem::recursive_directory_iterator();
       entries.increment(error)) {
    const bool regular = entries->is_regular_file(error);
    if (error) break;
    if (!regular) continue;
    const std::uint64_t size = entries->file_size(error);
    if (error) break;
    files.push_back({entries->path().string().substr(root_.size() + 1), size});
  }
  if (error) return tl::unexpected(ErrnoError("list", top, error.value()));
  std::ranges::sort(files, {}, &StoredFile::path);
  return files;
}

Result<std::unique_ptr<Hold>> Directory::Commit() {
  TACIT_TRY(FileLock lock, FileLock::Exclusive(root_ + "/.commit"));
  return std::make_unique<FlockHold>(std::move(lock));
}

Result<std::unique_ptr<Hold>> Directory::Read() {
  TACIT_TRY(FileLock lock, FileLock::Shared(root_ + "/.readers"));
  return std::make_unique<FlockHold>(std::move(lock));
}

Result<std::unique_ptr<Hold>> Directory::NoReaders(int grace_s) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(grace_s);
  for (;;) {
    auto lock = FileLock::TryExclusive(root_ + "/.readers");
    if (lock) return std::make_unique<FlockHold>(*std::move(lock));
    if (lock.error().code != ErrorCode::kLocked) return tl::unexpected(lock.error());
    if (std::chrono::steady_clock::now() >= deadline) return std::make_unique<NoHold>();
    std::this_thread::sleep_for(kPollInterval);
  }
}

}  // namespace

Result<std::unique_ptr<Storage>> OpenDirectoryStorage(const std::string& root) {
  std::error_code error;
  std::string absolute = std::filesystem::absolute(root, error).lexically_normal().string();
  if (error) return tl::unexpected(ErrnoError("resolve", root, error.value()));
  while (absolute.size() > 1 && absolute.ends_with('/')) absolute.pop_back();
  TACIT_CHECK_OK(MakeDirectories(absolute));
  return std::make_unique<Directory>(std::move(absolute));
}

}  // namespace tacit::warehouse
