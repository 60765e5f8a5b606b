// The userinfo of a URL: scheme://user:password@host (RFC 3986 section 3.2.1). The host survives.

#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/secret_values.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kLongest = 512;

bool IsSchemeByte(char c) { return IsAlnum(c) || c == '+' || c == '-' || c == '.'; }

bool IsUserinfoEnd(char c) {
  constexpr std::string_view kEnd = " \t\r\n\"'`<>/\\|";
  return kEnd.find(c) != std::string_view::npos;
}

// The '@' before the host: the last one before the path. RFC 3986 wants '/', '?' and '#' of a
// password percent-coded, and people do not do it, so only '/' ends it.
std::size_t HostSign(std::string_view text, std::size_t begin) {
  std::size_t at = 0;
  for (std::size_t i = begin; i < text.size() && i - begin < kLongest; ++i) {
    if (IsUserinfoEnd(text[i]) || (text[i] == '[' && At(text, i + 1) == '[')) break;
    if (text[i] == '@') at = i;
    if (at != 0 && (text[i] == '?' || text[i] == '#' || text[i] == ',')) break;
  }
  return at;
}

bool IsStandIn(std::string_view password) {
  return IsPlaceholder(password) && password.find_first_of("$<{[(*%") != std::string_view::npos;
}

class UrlAuthDetector final : public Detector {
 public:
  std::string_view name() const override { return "url_auth"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kColon); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (At(text, hit.begin + 1) != '/' || At(text, hit.begin + 2) != '/') return;
    if (!IsSchemeByte(Before(text, hit.begin))) return;
    const std::size_t begin = hit.begin + 3;
    const std::size_t at = HostSign(text, begin);
    if (at == 0 || at == begin ||
        !(IsAlnum(At(text, at + 1)) || At(text, at + 1) == '[' || At(text, at + 1) == '$' ||
          IsNonAscii(At(text, at + 1)))) {
      return;
    }
    const std::string_view userinfo = text.substr(begin, at - begin);
    const std::size_t colon = userinfo.find(':');
    // A name alone is a user too, or a token ("https://<token>@github.com"); "git" is neither.
    if (colon == std::string_view::npos) {
      if (userinfo == "git" || userinfo == "hg" || userinfo == "svn" || IsStandIn(userinfo)) return;
    } else if (IsStandIn(userinfo.substr(colon + 1))) {
      return;
    }
    // What is before the '@' is a query or a fragment then.
    if (userinfo.find_first_of("?=#") < colon) return;
    findings.push_back({.entity = "SECRET.URL_AUTH",
                        .begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(at),
                        .score = colon == std::string_view::npos ? 0.7F : 0.95F,
                        .rule = "userinfo"});
  }
};

}  // namespace

std::unique_ptr<Detector> MakeUrlAuthDetector() { return std::make_unique<UrlAuthDetector>(); }

}  // namespace tacit::privacy
