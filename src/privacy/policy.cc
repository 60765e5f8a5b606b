#include "privacy/policy.h"

#include <utility>

#include "base/hash.h"
#include "privacy/ascii.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kDigestPrefix = "p1_";
constexpr std::size_t kDigestHex = 16;

}  // namespace

void SetContent(Policy& policy, std::unique_ptr<ContentFilter> content) {
  const std::string all = policy.digest + "\n" + content->description();
  policy.digest = std::string(kDigestPrefix) + HexLower(Sha256(all)).substr(0, kDigestHex);
  policy.content = std::move(content);
}

bool HasMarker(std::string_view text, std::string_view marker) {
  if (marker.empty()) return false;
  const auto is_part = [](char c) { return IsWord(c) || !IsAscii(c); };
  for (std::size_t at = 0; at + marker.size() <= text.size(); ++at) {
    if (!EqualsIgnoreCase(text.substr(at, marker.size()), marker)) continue;
    const std::size_t end = at + marker.size();
    const bool begins = at == 0 || !is_part(text[at - 1]) || !is_part(marker.front());
    const bool ends = end == text.size() || !is_part(text[end]) || !is_part(marker.back());
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace tacit::privacy
