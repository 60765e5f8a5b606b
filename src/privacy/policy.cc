#include "privacy/policy.h"

#include <utility>

#include "base/hash.h"

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

}  // namespace tacit::privacy
