#include "privacy/keys.h"

#include "base/hash.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kKeyBytes = 32;

Secret DeriveKey(const Secret& master, std::string_view project, std::string_view purpose,
                 std::int32_t epoch) {
  std::string info = "tacit/v1|";
  info.append(project).append("|").append(purpose).append("|").append(std::to_string(epoch));
  return HkdfSha256(master, info, kKeyBytes);
}

}  // namespace

Secret EpochMaster(const Secret& master, const Secret& epoch_secret) {
  const Digest256 sum = HmacSha256(epoch_secret).Sum(master.Reveal());
  return Secret(std::string(sum.begin(), sum.end()));
}

ProjectKeys DeriveProjectKeys(const Secret& master, std::string_view project, std::int32_t epoch) {
  return ProjectKeys{.user = DeriveKey(master, project, "user", epoch),
                     .token = DeriveKey(master, project, "token", epoch),
                     .epoch = epoch,
                     .bridge = nullptr};
}

}  // namespace tacit::privacy
