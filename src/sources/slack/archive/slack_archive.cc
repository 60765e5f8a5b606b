#include "sources/slack/archive/slack_archive.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/file.h"
#include "sources/slack/archive/entry_check.h"
#include "sources/slack/archive/export_files.h"
#include "sources/slack/archive/folder_files.h"
#include "sources/slack/archive/gate.h"
#include "sources/slack/archive/layout.h"
#include "sources/slack/archive/limits.h"
#include "sources/slack/archive/part_reader.h"
#include "sources/slack/archive/people.h"
#include "sources/slack/archive/reader_pool.h"
#include "sources/slack/archive/zip_files.h"

namespace tacit::sources {
namespace slack {
namespace {

struct Part {
  std::size_t begin = 0;  // into the days
  std::size_t end = 0;
};

// Cuts the days into parts of about `part_bytes`. The files of one day of one channel stay
// together.
std::vector<Part> CutParts(std::span<const DayFile> days, std::uint64_t part_bytes) {
  std::vector<Part> parts;
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const bool is_full = bytes > 0 && bytes + days[i].bytes > part_bytes;
    if (parts.empty() || (is_full && days[i].begins_day)) {
      parts.push_back({.begin = i, .end = i});
      bytes = 0;
    }
    parts.back().end = i + 1;
    bytes += days[i].bytes;
  }
  return parts;
}

Result<std::vector<DayFile>> ListDays(const Admitted& admitted,
                                      std::span<const ExportEntry> entries) {
  std::vector<DayFile> days;
  for (std::size_t channel = 0; channel < admitted.channels.size(); ++channel) {
    std::vector<std::size_t> files = admitted.days[channel];
    const auto day_of = [&](std::size_t entry) { return DayOf(entries[entry].name); };
    std::ranges::stable_sort(files, {}, day_of);
    std::string_view last;
    for (const std::size_t entry : files) {
      const std::string label =
          admitted.channels[channel].handle + "/" + std::string(day_of(entry)) + ".json";
      if (entries[entry].size > kMaxEntryBytes) {
        return Fail(ErrorCode::kBadInput,
                    label + " in the folder or zip is larger than an export's file can be");
      }
      days.push_back({.entry = entry,
                      .channel = static_cast<std::uint32_t>(channel),
                      .bytes = entries[entry].size,
                      .begins_day = day_of(entry) != last,
                      .label = label});
      last = day_of(entry);
    }
  }
  return days;
}

class SlackArchive final : public Archive {
 public:
  static Result<std::unique_ptr<Archive>> Open(std::unique_ptr<ExportFiles> files,
                                               const ArchiveOptions& options) {
    TACIT_CHECK_OK(CheckEntries(files->entries()));
    const std::vector<Workspace> workspaces = Arrange(files->entries());
    TACIT_TRY(auto reader, files->NewReader());
    std::unique_ptr<SlackArchive> archive(new SlackArchive(std::move(files)));
    ListReader lists(*reader);
    auto admitted = PassGate(workspaces, options.only_channels, lists);
    if (!admitted) {
      return tl::unexpected(Named(archive->files_->label() + ":", std::move(admitted).error()));
    }
    TACIT_TRY(archive->days_, ListDays(*admitted, archive->files_->entries()));
    TACIT_TRY(archive->people_, ReadPeople(workspaces, lists));
    archive->admitted_ = *std::move(admitted);
    archive->parts_ = CutParts(archive->days_, options.part_bytes);
    archive->readers_.GiveBack(std::move(reader));
    return archive;
  }

  Platform platform() const override { return Platform::kSlack; }
  const std::vector<RawChannel>& channels() const override { return admitted_.channels; }
  const Refusals& refused() const override { return admitted_.refused; }
  const std::vector<RawPerson>& people() const override { return people_; }
  std::size_t part_count() const override { return parts_.size(); }

  Micros taken_at() const override {
    Micros newest = 0;
    for (const ExportEntry& entry : files_->entries()) newest = std::max(newest, entry.modified);
    return newest;
  }

  std::uint64_t bytes() const override {
    std::uint64_t sum = 0;
    for (const DayFile& day : days_) sum += day.bytes;
    return sum;
  }

  Result<std::unique_ptr<ArchiveReader>> OpenPart(std::size_t part) const override {
    if (part >= parts_.size()) return Fail(ErrorCode::kInvalidArgument, "no such part");
    TACIT_TRY(auto reader, readers_.Take());
    const auto days =
        std::span(days_).subspan(parts_[part].begin, parts_[part].end - parts_[part].begin);
    return std::make_unique<PartReader>(days, admitted_.names, std::move(reader), readers_);
  }

 private:
  explicit SlackArchive(std::unique_ptr<ExportFiles> files)
      : files_(std::move(files)), readers_(*files_) {}

  std::unique_ptr<ExportFiles> files_;  // first: the readers refer to it
  Admitted admitted_;
  std::vector<RawPerson> people_;
  std::vector<DayFile> days_;
  std::vector<Part> parts_;
  mutable ReaderPool readers_;
};

}  // namespace
}  // namespace slack

Result<std::unique_ptr<Archive>> OpenSlackExport(std::unique_ptr<slack::ExportFiles> files,
                                                 const ArchiveOptions& options) {
  return slack::SlackArchive::Open(std::move(files), options);
}

Result<std::unique_ptr<Archive>> OpenSlackArchive(const std::string& path,
                                                  const ArchiveOptions& options) {
  TACIT_TRY(const FileInfo info, StatFile(path));
  TACIT_TRY(auto files,
            info.is_directory ? slack::FolderFiles::Open(path) : slack::ZipFiles::Open(path));
  return OpenSlackExport(std::move(files), options);
}

bool LooksLikeSlackArchive(const std::string& path) {
  const auto info = StatFile(path);
  if (!info) return false;
  if (info->is_directory) {
    return !slack::FolderFiles::FindRoot(path).empty() ||
           std::ranges::any_of(
               std::to_array<const char*>({"groups.json", "dms.json", "mpims.json"}),
               [&](const char* list) { return FileExists(path + "/" + list); });
  }
  return slack::ZipFiles::HasSignature(path);
}

}  // namespace tacit::sources
