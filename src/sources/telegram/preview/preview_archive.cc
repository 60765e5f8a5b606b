#include "sources/telegram/preview/preview_archive.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/file.h"
#include "sources/telegram/archive/gate.h"
#include "sources/telegram/preview/html.h"
#include "sources/telegram/preview/post_reader.h"
#include "sources/telegram/preview/preview_page.h"

namespace tacit::sources {
namespace {

constexpr std::size_t kHeadBytes = 64U << 10;

class PreviewArchive final : public Archive {
 public:
  PreviewArchive(HtmlDocument document, PreviewPage page, Micros taken_at, std::uint64_t bytes)
      : document_(std::move(document)), page_(std::move(page)), taken_at_(taken_at), bytes_(bytes) {
    if (bytes != 0) channels_.push_back(page_.channel);
  }

  Platform platform() const override { return Platform::kTelegram; }
  const std::vector<RawChannel>& channels() const override { return channels_; }
  const Refusals& refused() const override { return page_.refused; }
  const std::vector<RawPerson>& people() const override { return people_; }
  Micros taken_at() const override { return taken_at_; }
  std::uint64_t bytes() const override { return bytes_; }
  std::size_t part_count() const override { return channels_.size(); }

  Result<std::unique_ptr<ArchiveReader>> OpenPart(std::size_t part) const override {
    if (part >= part_count()) {
      return Fail(ErrorCode::kInvalidArgument, "the page has no part of this number");
    }
    return std::make_unique<PostReader>(page_, bytes_);
  }

 private:
  HtmlDocument document_;
  PreviewPage page_;
  Micros taken_at_;
  std::uint64_t bytes_;  // 0: the caller asked for other channels
  std::vector<RawChannel> channels_;
  std::vector<RawPerson> people_;
};

Result<std::string> ReadUpTo(const File& file, std::size_t limit) {
  std::string bytes(limit, '\0');
  TACIT_TRY(const std::size_t size, file.ReadAt(0, bytes.data(), bytes.size()));
  bytes.resize(size);
  return bytes;
}

}  // namespace

Result<std::unique_ptr<Archive>> OpenTelegramPreviewPage(std::string_view html, Micros taken_at,
                                                         const ArchiveOptions& options) {
  TACIT_TRY(HtmlDocument document, HtmlDocument::Parse(html));
  TACIT_TRY(PreviewPage page, ReadPreviewPage(document));
  const RawChannel& channel = page.channel;
  const bool selected =
      IsSelected(channel, options.only_channels) ||
      std::ranges::find(options.only_channels, channel.handle) != options.only_channels.end();
  return std::make_unique<PreviewArchive>(std::move(document), std::move(page), taken_at,
                                          selected ? html.size() : 0);
}

Result<std::unique_ptr<Archive>> OpenTelegramPreview(const std::string& path,
                                                     const ArchiveOptions& options) {
  TACIT_TRY(const FileInfo info, StatFile(path));
  if (info.size > HtmlDocument::kMaxBytes) {
    return Fail(ErrorCode::kLimit, "the page is larger than 32 MiB: save fewer posts at a time");
  }
  TACIT_TRY(const File file, File::OpenRead(path));
  TACIT_TRY(const std::string html, ReadUpTo(file, static_cast<std::size_t>(info.size)));
  return OpenTelegramPreviewPage(html, info.mtime_us, options);
}

bool LooksLikeTelegramPreview(const std::string& path) {
  const auto file = File::OpenRead(path);
  if (!file) return false;
  const auto head = ReadUpTo(*file, kHeadBytes);
  return head && head->find("tgme_channel_info") != std::string::npos;
}

}  // namespace tacit::sources
