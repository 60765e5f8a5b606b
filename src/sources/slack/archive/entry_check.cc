#include "sources/slack/archive/entry_check.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "sources/slack/archive/limits.h"

namespace tacit::sources::slack {
namespace {

tl::unexpected<Error> Refuse(std::string_view why) {
  return Fail(ErrorCode::kBadInput,
              "this is no zip or folder that Slack's export made: " + std::string(why));
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool LeadsOutside(std::string_view name) {
  if (name.empty() || name.front() == '/') return true;
  if (name.size() >= 2 && IsLetter(name[0]) && name[1] == ':') return true;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    const bool is_last = end == name.size();
    if (part == ".." || part == "." || (part.empty() && !is_last)) return true;
    begin = end + 1;
  }
  return false;
}

bool HasForbiddenByte(std::string_view name) {
  return std::ranges::any_of(name, [](char c) { return c == '\0' || c == '\\'; });
}

Result<void> CheckName(std::string_view name) {
  if (LeadsOutside(name)) return Refuse("a name in it leads outside it");
  if (HasForbiddenByte(name)) return Refuse("a name in it has a backslash or a NUL");
  if (name.size() > kMaxNameBytes) return Refuse("a name in it is too long");
  return {};
}

bool IsBomb(std::uint64_t size, std::uint64_t packed) {
  return size > kExpansionFloor && size / kMaxExpansion > packed;
}

Result<void> CheckSizes(std::span<const ExportEntry> entries) {
  std::uint64_t size = 0;
  std::uint64_t packed = 0;
  for (const ExportEntry& entry : entries) {
    if (IsBomb(entry.size, entry.packed_size) || __builtin_add_overflow(size, entry.size, &size) ||
        __builtin_add_overflow(packed, entry.packed_size, &packed)) {
      return Refuse(
          "it unpacks to more than ten times its size; if you trust it, unpack it "
          "yourself and choose the folder");
    }
  }
  if (IsBomb(size, packed)) {
    return Refuse(
        "it unpacks to more than ten times its size; if you trust it, unpack it yourself "
        "and choose the folder");
  }
  return {};
}

}  // namespace

std::string FoldName(std::string_view name) {
  std::string folded(name);
  if (std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return folded;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return folded;
  const auto piece = icu::StringPiece(
      name.data(), static_cast<std::int32_t>(std::min(name.size(), kMaxNameBytes)));
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(piece);
  if (wide.indexOf(static_cast<char16_t>(0xFFFD)) >= 0) return folded;  // not UTF-8: as it stands
  const icu::UnicodeString normal = fold->normalize(wide, status);
  if (U_FAILURE(status)) return folded;
  folded.clear();
  normal.toUTF8String(folded);
  return folded;
}

Result<void> CheckEntries(std::span<const ExportEntry> entries) {
  if (entries.size() > kMaxEntries) return Refuse("it holds too many files");
  TACIT_CHECK_OK(CheckSizes(entries));
  std::unordered_set<std::string> names;
  std::unordered_map<std::string, std::string_view> folders;  // folded -> as it was first written
  for (const ExportEntry& entry : entries) {
    TACIT_CHECK_OK(CheckName(entry.name));
    if (!names.insert(FoldName(entry.name)).second) return Refuse("two names in it are the same");
    const std::string_view name = entry.name;
    for (std::size_t slash = name.find('/'); slash != std::string_view::npos;
         slash = name.find('/', slash + 1)) {
      const std::string_view folder = name.substr(0, slash);
      const auto [known, is_new] = folders.try_emplace(FoldName(folder), folder);
      if (!is_new && known->second != folder) return Refuse("two names in it are the same");
    }
  }
  return {};
}

}  // namespace tacit::sources::slack
