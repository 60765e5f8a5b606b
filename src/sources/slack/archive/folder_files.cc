#include "sources/slack/archive/folder_files.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "sources/slack/archive/limits.h"

namespace tacit::sources::slack {
namespace {

class FolderReader final : public EntryReader {
 public:
  FolderReader(const std::string& root, const std::vector<ExportEntry>& entries)
      : root_(root), entries_(entries) {}
  Result<void> Read(std::size_t entry, EntryBytes& into) override {
    TACIT_TRY(const File file, File::OpenRead(root_ + "/" + entries_[entry].name));
    TACIT_TRY(const std::uint64_t size, file.Size());
    if (size > kMaxEntryBytes) return Fail(ErrorCode::kBadInput, "grew while it was read");
    TACIT_TRY(const std::size_t read, file.ReadAt(0, into.Resize(size), size));
    if (read != size) return Fail(ErrorCode::kBadInput, "shrank while it was read");
    return {};
  }

 private:
  const std::string& root_;
  const std::vector<ExportEntry>& entries_;
};

bool IsExport(const std::string& folder) {
  return FileExists(folder + "/channels.json") ||
         (FileExists(folder + "/teams") && FileExists(folder + "/org_users.json"));
}

// teams/ and teams/<name>/ are walked as well; attachments below a channel's folder are not.
int DepthBelow(const std::string& folder, const std::string& name, int depth) {
  return folder.empty() && name == "teams" ? 3 : depth - 1;
}

}  // namespace

std::string LastComponent(const std::string& path) {
  const auto end = path.find_last_not_of('/');
  if (end == std::string::npos) return path;
  const auto slash = path.find_last_of('/', end);
  const auto begin = slash == std::string::npos ? 0 : slash + 1;
  return path.substr(begin, end + 1 - begin);
}

std::string FolderFiles::FindRoot(const std::string& path) {
  if (IsExport(path)) return path;
  const auto names = ListDirectory(path);
  if (!names) return "";
  std::string found;
  for (const std::string& name : *names) {
    std::string folder = path;
    folder.append("/").append(name);
    if (!FileExists(folder + "/channels.json")) continue;
    if (!found.empty()) return "";
    found = folder;
  }
  return found;
}

Result<std::unique_ptr<ExportFiles>> FolderFiles::Open(const std::string& path) {
  const std::string root = FindRoot(path);
  if (root.empty()) {
    return Fail(ErrorCode::kBadInput, LastComponent(path) +
                                          " has no channels.json: choose the folder or zip that "
                                          "Slack's export made");
  }
  std::unique_ptr<FolderFiles> files(new FolderFiles(root, LastComponent(path)));
  TACIT_CHECK_OK(files->List("", 2));
  return files;
}

Result<void> FolderFiles::List(const std::string& folder, int depth) {
  TACIT_TRY(const auto names, ListDirectory(root_ + "/" + folder));
  for (const std::string& name : names) {
    std::string path = root_;
    path.append("/").append(folder).append(name);
    std::error_code failed;
    const auto status = std::filesystem::symlink_status(path, failed);
    if (failed) return tl::unexpected(ErrnoError("stat", path, failed.value()));
    if (std::filesystem::is_symlink(status)) {
      return Fail(ErrorCode::kBadInput,
                  label_ + " holds a link to another place: choose a folder that holds files only");
    }
    if (std::filesystem::is_directory(status)) {
      const int below = DepthBelow(folder, name, depth);
      if (below > 0) TACIT_CHECK_OK(List(folder + name + "/", below));
      continue;
    }
    if (!std::filesystem::is_regular_file(status)) continue;
    if (entries_.size() >= kMaxEntries) {
      return Fail(ErrorCode::kBadInput, label_ + " holds more files than an export can");
    }
    TACIT_TRY(const FileInfo info, StatFile(path));
    entries_.push_back({.name = folder + name,
                        .size = info.size,
                        .packed_size = info.size,
                        .modified = info.mtime_us});
  }
  return {};
}

Result<std::unique_ptr<EntryReader>> FolderFiles::NewReader() const {
  return std::make_unique<FolderReader>(root_, entries_);
}

}  // namespace tacit::sources::slack
