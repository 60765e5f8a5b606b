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
  // What is not ASCII ends a word, too: "#nocollect…" has the marker, and a letter that makes it
  // another word is too rare to risk missing the person's wish.
  const auto is_part = [](char c) { return IsLetter(c) || IsDigit(c); };
  // '_' is part of a word between letters only: Slack writes italics as _#nocollect_.
  const auto goes_on = [&](std::size_t at) {
    return at < text.size() && (is_part(text[at]) ||
                                (text[at] == '_' && at + 1 < text.size() && is_part(text[at + 1])));
  };
  const auto goes_back = [&](std::size_t at) {
    return at > 0 &&
           (is_part(text[at - 1]) || (text[at - 1] == '_' && at > 1 && is_part(text[at - 2])));
  };
  for (std::size_t at = 0; at + marker.size() <= text.size(); ++at) {
    if (!EqualsIgnoreCase(text.substr(at, marker.size()), marker)) continue;
    const bool begins = !is_part(marker.front()) || !goes_back(at);
    const bool ends = !is_part(marker.back()) || !goes_on(at + marker.size());
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace tacit::privacy
