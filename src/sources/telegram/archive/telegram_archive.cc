#include "sources/telegram/archive/telegram_archive.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.h"
#include "sources/telegram/archive/dates.h"
#include "sources/telegram/archive/part_reader.h"
#include "sources/telegram/archive/people.h"

namespace tacit::sources {
namespace {

constexpr std::size_t kHeadBytes = 16U << 10;
constexpr const char* kHtmlExport =
    "this is an HTML export; in Telegram Desktop choose Format: JSON (machine-readable) and export "
    "again";
constexpr const char* kNotJson =
    "the file is not JSON; expected a Telegram Desktop export: choose 'Machine-readable JSON' when "
    "exporting";

// Consecutive segments, so many that a part has about `part_bytes`; small chats share one.
std::vector<std::vector<Segment>> MakeParts(const std::vector<Segment>& segments,
                                            std::uint64_t part_bytes) {
  std::vector<std::vector<Segment>> parts;
  std::uint64_t bytes = 0;
  for (const Segment& segment : segments) {
    const std::uint64_t size = segment.end - segment.begin;
    if (parts.empty() || bytes + size > part_bytes + part_bytes / 4) {
      parts.emplace_back();
      bytes = 0;
    }
    parts.back().push_back(segment);
    bytes += size;
  }
  return parts;
}

class TelegramArchive final : public Archive {
 public:
  TelegramArchive(std::unique_ptr<ByteSource> source, Micros taken_at, Index index,
                  std::vector<RawPerson> people, std::uint64_t part_bytes,
                  std::shared_ptr<const LocalTime> local_time)
      : source_(std::move(source)),
        taken_at_(taken_at),
        channels_(std::move(index.channels)),
        refused_(std::move(index.refused)),
        people_(std::move(people)),
        parts_(MakeParts(index.segments, part_bytes)),
        local_time_(std::move(local_time)) {
    for (const Segment& segment : index.segments) bytes_ += segment.end - segment.begin;
  }

  Platform platform() const override { return Platform::kTelegram; }
  const std::vector<RawChannel>& channels() const override { return channels_; }
  const Refusals& refused() const override { return refused_; }
  const std::vector<RawPerson>& people() const override { return people_; }
  Micros taken_at() const override { return taken_at_; }
  std::uint64_t bytes() const override { return bytes_; }
  std::size_t part_count() const override { return parts_.size(); }

  Result<std::unique_ptr<ArchiveReader>> OpenPart(std::size_t part) const override {
    if (part >= parts_.size()) {
      return Fail(ErrorCode::kInvalidArgument, "the archive has no part of this number");
    }
    return std::make_unique<PartReader>(*source_, channels_, parts_[part], local_time_);
  }

 private:
  std::unique_ptr<ByteSource> source_;
  Micros taken_at_;
  std::vector<RawChannel> channels_;
  Refusals refused_;
  std::vector<RawPerson> people_;
  std::vector<std::vector<Segment>> parts_;
  std::shared_ptr<const LocalTime> local_time_;
  std::uint64_t bytes_ = 0;
};

Result<std::string> ReadHead(const ByteSource& source) {
  std::string head(kHeadBytes, '\0');
  TACIT_TRY(const std::size_t size, source.ReadAt(0, head.data(), head.size()));
  head.resize(size);
  if (head.starts_with("\xEF\xBB\xBF")) head.erase(0, 3);
  head.erase(0, head.find_first_not_of(" \r\n\t"));
  return head;
}

bool IsHtml(std::string_view head) {
  if (!head.starts_with('<')) return false;
  std::string lower(head.substr(0, 1024));
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower.find("<html") != std::string::npos ||
         lower.find("<!doctype html") != std::string::npos;
}

Result<void> CheckHead(const ByteSource& source) {
  TACIT_TRY(const std::string head, ReadHead(source));
  if (source.size() == 0 || head.empty()) {
    return Fail(
        ErrorCode::kBadInput,
        "the file is empty; expected a Telegram Desktop export (result.json): export again");
  }
  if (IsHtml(head)) return Fail(ErrorCode::kBadInput, kHtmlExport);
  if (head.front() == '[') {
    return Fail(
        ErrorCode::kBadInput,
        "this JSON file is no Telegram Desktop export: it is a list; choose the result.json "
        "of an export");
  }
  const std::size_t next = std::min(head.find_first_not_of(" \r\n\t", 1), head.size());
  const bool object =
      head.front() == '{' && (next == head.size() || head[next] == '"' || head[next] == '}');
  if (!object) return Fail(ErrorCode::kBadInput, kNotJson);
  return {};
}

// An HTML export of one chat, and of an account.
bool HoldsHtmlExport(const std::string& directory) {
  return FileExists(directory + "/messages.html") || FileExists(directory + "/export_results.html");
}

}  // namespace

Result<std::unique_ptr<Archive>> OpenTelegramSource(std::unique_ptr<ByteSource> source,
                                                    Micros taken_at, const ArchiveOptions& options,
                                                    Truncation truncation) {
  TACIT_TRY(auto local_time, LocalTime::InZone(options.timezone));
  TACIT_CHECK_OK(CheckHead(*source));
  TACIT_TRY(Index index, BuildIndex(*source, options, truncation));
  TACIT_TRY(std::vector<RawPerson> people, ReadPeople(*source, index.segments));
  return std::make_unique<TelegramArchive>(
      std::move(source), taken_at, std::move(index), std::move(people),
      std::max<std::uint64_t>(options.part_bytes, 1), std::move(local_time));
}

Result<std::unique_ptr<Archive>> OpenTelegramArchive(const std::string& path,
                                                     const ArchiveOptions& options,
                                                     Truncation truncation) {
  TACIT_TRY(FileInfo info, StatFile(path));
  std::string file_path = path;
  if (info.is_directory) {
    file_path += "/result.json";
    if (!FileExists(file_path)) {
      if (HoldsHtmlExport(path)) return Fail(ErrorCode::kBadInput, kHtmlExport);
      return Fail(
          ErrorCode::kNotFound,
          "the directory has no result.json; choose the folder of a Telegram Desktop export "
          "in JSON format");
    }
    TACIT_TRY(info, StatFile(file_path));
  }
  TACIT_TRY(File file, File::OpenRead(file_path));
  TACIT_TRY(const std::uint64_t size, file.Size());
  return OpenTelegramSource(std::make_unique<FileSource>(std::move(file), size), info.mtime_us,
                            options, truncation);
}

Result<std::unique_ptr<Archive>> OpenTelegramArchive(const std::string& path,
                                                     const ArchiveOptions& options) {
  return OpenTelegramArchive(path, options, Truncation::kRefuse);
}

bool LooksLikeTelegramArchive(const std::string& path) {
  const Result<FileInfo> info = StatFile(path);
  if (!info) return false;
  if (info->is_directory) return FileExists(path + "/result.json") || HoldsHtmlExport(path);
  Result<File> file = File::OpenRead(path);
  if (!file) return false;
  const Result<std::string> head = ReadHead(FileSource(*std::move(file), info->size));
  if (!head) return false;
  if (IsHtml(*head)) return true;
  if (!head->starts_with('{')) return false;
  constexpr std::array<std::string_view, 4> kKeys = {"\"messages\"", "\"chats\"", "\"left_chats\"",
                                                     "\"personal_information\""};
  return std::ranges::any_of(
      kKeys, [&head](std::string_view key) { return head->find(key) != std::string::npos; });
}

}  // namespace tacit::sources
