#include "sources/slack/file_kind.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tacit::sources::slack {
namespace {

constexpr auto kPhotoTypes = std::to_array<std::string_view>(
    {"jpg", "jpeg", "png", "gif", "heic", "webp", "bmp", "tiff", "svg"});
constexpr auto kVideoTypes =
    std::to_array<std::string_view>({"mp4", "mov", "webm", "avi", "mkv", "m4v", "mpg", "wmv"});
constexpr auto kAudioTypes =
    std::to_array<std::string_view>({"mp3", "m4a", "wav", "ogg", "flac", "aac"});
// Content that Slack itself holds or links to, whatever its MIME type says.
constexpr auto kDocumentModes = std::to_array<std::string_view>(
    {"snippet", "post", "space", "quip", "docs", "external", "email", "list"});

template <std::size_t kSize>
bool Holds(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool IsGone(dom::object file) {
  const std::string_view mode = StringAt(file, "mode");
  return mode == "tombstone" || mode == "hidden_by_limit";
}

MessageKind KindOfFile(dom::object file) {
  if (Holds(kDocumentModes, StringAt(file, "mode"))) return MessageKind::kDocument;
  const std::string_view mime = StringAt(file, "mimetype");
  if (mime.starts_with("image/")) return MessageKind::kPhoto;
  if (mime.starts_with("video/")) return MessageKind::kVideo;
  if (mime.starts_with("audio/")) return MessageKind::kAudio;
  if (!mime.empty()) return MessageKind::kDocument;
  const std::string_view type = StringAt(file, "filetype");
  if (Holds(kPhotoTypes, type)) return MessageKind::kPhoto;
  if (Holds(kVideoTypes, type)) return MessageKind::kVideo;
  if (Holds(kAudioTypes, type)) return MessageKind::kAudio;
  return MessageKind::kDocument;
}

}  // namespace tacit::sources::slack
