// Names of the Ethereum Name Service: labels and ".eth" (ENS documentation, "Terminology": the
// shortest name that can be registered has three characters).

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kLongestName = 128;
// What stands before ".eth" in code, in packages and in file names.
constexpr std::string_view kNoNames[] = {
    "api",       "app",  "args",    "chain",  "chains",   "client",   "com",     "config",
    "connector", "core", "ctx",     "env",    "ethereum", "ethers",   "file",    "foo",
    "github",    "ibc",  "lib",     "module", "modules",  "name",     "network", "node",
    "opts",      "org",  "package", "params", "proto",    "provider", "rpc",     "self",
    "settings",  "src",  "state",   "test",   "this",     "token",    "tokens",  "types",
    "utils",     "web3", "window",  "your",   "yourname"};
// Web gateways that show a name's page.
constexpr std::string_view kGateways[] = {".limo", ".link", ".xyz", ".domains"};

bool IsNameByte(char c) { return IsAlnum(c) || c == '-' || c == '_' || c == '.'; }

bool EndsHere(std::string_view text, std::size_t end) {
  const char next = At(text, end);
  if (IsWordByte(next) || next == '-' || next == '(' || next == '[') return false;
  if (next != '.' || !IsAlnum(At(text, end + 1))) return true;
  const std::string_view rest = text.substr(end);
  return std::ranges::any_of(kGateways,
                             [&](std::string_view gate) { return StartsWithFolded(rest, gate); });
}

class WalletEnsDetector final : public Detector {
 public:
  std::string_view name() const override { return "wallet_ens"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kInnerDot); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (!StartsWithFolded(text.substr(hit.begin), ".eth")) return;
    const std::uint32_t end = hit.begin + 4;
    if (!EndsHere(text, end)) return;
    std::uint32_t begin = hit.begin;
    while (begin > 0 && IsNameByte(text[begin - 1]) && hit.begin - begin < kLongestName) {
      if (text[begin - 1] == '.' && text[begin] == '.') break;
      --begin;
    }
    while (begin < hit.begin && !IsAlnum(text[begin])) ++begin;
    const std::string_view name = text.substr(begin, hit.begin - begin);
    const std::string_view label = name.substr(name.rfind('.') + 1);
    if (label.size() < 3) return;
    if (IsOneOf(label, kNoNames) || IsOneOf(name.substr(0, name.find('.')), kNoNames)) return;
    Finding finding{.entity = "WALLET.ENS", .begin = begin, .end = end, .score = 0.8F};
    finding.act = Act::kToken;
    finding.value_begin = begin;
    finding.value_end = end;
    finding.fold_case = true;
    finding.rule = "name";
    findings.push_back(finding);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeWalletEnsDetector() { return std::make_unique<WalletEnsDetector>(); }

}  // namespace tacit::privacy
