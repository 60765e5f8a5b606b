#include "keys/epochs.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "base/file.h"
#include "base/hash.h"
#include "keys/aead.h"
#include "keys/bridge.h"
#include "keys/record.h"
#include "privacy/epoch_bridge.h"

namespace tacit::keys {
namespace {

constexpr std::uint64_t kMaxFile = 1U << 20;
constexpr std::string_view kListKind = "epochs";
constexpr std::string_view kSecretKind = "epoch";
constexpr std::string_view kListEnding = ".epochs";
constexpr std::array<std::string_view, 4> kStates = {"alive", "legacy", "destroying", "destroyed"};

std::string EpochsDirectory(const std::string& directory) { return directory + "/epochs"; }

std::string ListPath(const std::string& directory, const std::string& project) {
  return EpochsDirectory(directory) + "/" + project + std::string(kListEnding);
}

std::string SecretContext(const std::string& project, std::int32_t epoch) {
  return fmt::format("tacit/v1|epoch|{}|{}", project, epoch);
}

// epoch <number> <created> <state> [<digest> [<destroyed>]]
std::string ListText(const std::vector<Epoch>& epochs) {
  Record lines;
  for (const Epoch& epoch : epochs) {
    lines.push_back(
        {"epoch", std::to_string(epoch.number), epoch.created, std::string(Name(epoch.state))});
    if (!epoch.digest.empty()) lines.back().push_back(epoch.digest);
    if (!epoch.destroyed.empty()) lines.back().push_back(epoch.destroyed);
  }
  return RecordText(kListKind, lines);
}

std::optional<Epoch> EpochOf(const std::vector<std::string>& words) {
  if (words.size() < 4 || words.size() > 6 || words[0] != "epoch") return std::nullopt;
  Epoch epoch{.created = words[2]};
  const std::string& number = words[1];
  const auto parsed = std::from_chars(number.data(), number.data() + number.size(), epoch.number);
  if (parsed.ec != std::errc() || parsed.ptr != number.data() + number.size()) return std::nullopt;
  const auto state = std::ranges::find(kStates, words[3]);
  if (state == kStates.end()) return std::nullopt;
  epoch.state = static_cast<EpochState>(state - kStates.begin());
  if (words.size() > 4) epoch.digest = words[4];
  if (words.size() > 5) epoch.destroyed = words[5];
  return epoch;
}

std::string ListName(const std::string& project) {
  return "keys/epochs/" + project + std::string(kListEnding);
}

Result<void> WriteList(const std::string& directory, const std::string& project,
                       const std::vector<Epoch>& epochs) {
  return WriteFileDurably(ListPath(directory, project), ListText(epochs));
}

std::string Asked(const std::string& project, std::int32_t epoch) {
  return fmt::format("epoch {} of project {}", epoch, project);
}

}  // namespace

std::string_view Name(EpochState state) { return kStates[static_cast<std::size_t>(state)]; }

std::string TimeText(Micros time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(time / 1'000'000));
}

Result<std::vector<std::string>> ListProjects(const std::string& directory) {
  const auto names = ListDirectory(EpochsDirectory(directory));
  std::vector<std::string> projects;
  if (!names && names.error().code == ErrorCode::kNotFound) return projects;
  if (!names) return tl::unexpected(names.error());
  for (const std::string& name : *names) {
    if (!name.ends_with(kListEnding)) continue;
    projects.push_back(name.substr(0, name.size() - kListEnding.size()));
  }
  return projects;
}

Result<std::vector<Epoch>> ListEpochs(const std::string& directory, const std::string& project) {
  const auto text = ReadFile(ListPath(directory, project), kMaxFile);
  std::vector<Epoch> epochs;
  if (!text && text.error().code == ErrorCode::kNotFound) return epochs;
  if (!text) return tl::unexpected(text.error());
  TACIT_TRY(const Record record, ParseRecord(kListKind, *text, ListName(project)));
  for (const auto& words : record) {
    auto epoch = EpochOf(words);
    const auto expected = static_cast<std::int32_t>(epochs.size()) + 1;
    if (!epoch || epoch->number != expected) {
      return Fail(ErrorCode::kCorrupt,
                  ListName(project) + " is damaged; put it back from your copy");
    }
    epochs.push_back(*std::move(epoch));
  }
  return epochs;
}

Result<void> AddLegacyEpoch(const std::string& directory, const std::string& project, Micros now) {
  TACIT_CHECK_OK(MakeDirectories(EpochsDirectory(directory)));
  const Epoch epoch{.created = TimeText(now), .state = EpochState::kLegacy};
  auto put = PutIfAbsent(ListPath(directory, project), ListText({epoch}));
  if (!put && put.error().code != ErrorCode::kLocked) return put;
  return {};
}

std::string Epochs::SecretPath(const std::string& project, std::int32_t epoch) const {
  return fmt::format("{}/{}.{}", EpochsDirectory(directory_), project, epoch);
}

// A random secret, sealed under the master key for this project and number.
Result<std::string> Epochs::SealedSecret(const std::string& project, std::int32_t epoch) const {
  TACIT_TRY(const Secret secret, RandomSecret(kKeyBytes));
  const Secret key = HkdfSha256(master_, "tacit/v1|epoch seal", kKeyBytes);
  TACIT_TRY(const std::string sealed, Seal(key, secret, SecretContext(project, epoch)));
  return RecordText(kSecretKind, {{"sealed", ToHex(sealed)}});
}

Result<Epoch> Epochs::MakeFirst(const std::string& project, Micros now) {
  TACIT_CHECK_OK(MakeDirectories(EpochsDirectory(directory_)));
  TACIT_TRY(const std::string sealed, SealedSecret(project, 1));
  // Two imports may be first: both go on with the secret and the list that got there.
  const auto put_secret = PutIfAbsent(SecretPath(project, 1), sealed);
  if (!put_secret && put_secret.error().code != ErrorCode::kLocked) {
    return tl::unexpected(put_secret.error());
  }
  const Epoch epoch{.created = TimeText(now)};
  const auto put_list = PutIfAbsent(ListPath(directory_, project), ListText({epoch}));
  if (!put_list && put_list.error().code != ErrorCode::kLocked) {
    return tl::unexpected(put_list.error());
  }
  return Find(project, 1);
}

Result<Epoch> Epochs::Current(const std::string& project, bool has_data, Micros now) {
  TACIT_TRY(const std::vector<Epoch> epochs, ListEpochs(directory_, project));
  if (epochs.empty() && has_data) {
    return Fail(ErrorCode::kUnavailable,
                ListName(project) +
                    " is missing but the lake has data of the project: put it and its secrets back "
                    "from your copy of keys/; new ones would give everybody a second pseudonym");
  }
  if (epochs.empty()) return MakeFirst(project, now);
  if (!IsAlive(epochs.back())) {
    return Fail(ErrorCode::kUnavailable,
                fmt::format("the key of {} is destroyed; begin a new epoch: tacit keys rotate "
                            "--project {}",
                            Asked(project, epochs.back().number), project));
  }
  return epochs.back();
}

Result<Epoch> Epochs::Find(const std::string& project, std::int32_t epoch) const {
  TACIT_TRY(const std::vector<Epoch> epochs, ListEpochs(directory_, project));
  const auto found = std::ranges::find(epochs, epoch, &Epoch::number);
  if (found != epochs.end()) return *found;
  return Fail(ErrorCode::kNotFound, "there is no " + Asked(project, epoch));
}

Result<Secret> Epochs::MasterOf(const std::string& project, const Epoch& epoch) const {
  if (epoch.state == EpochState::kLegacy) return master_;
  if (!IsAlive(epoch)) {
    return Fail(ErrorCode::kUnavailable, "the key of " + Asked(project, epoch.number) +
                                             " is destroyed: nothing can be made with it again");
  }
  const std::string name = fmt::format("keys/epochs/{}.{}", project, epoch.number);
  const auto text = ReadFile(SecretPath(project, epoch.number), kMaxFile);
  if (!text && text.error().code == ErrorCode::kNotFound) {
    return Fail(ErrorCode::kUnavailable, name + " is missing; put it back from your copy of keys/");
  }
  if (!text) return tl::unexpected(text.error());
  TACIT_TRY(const Record record, ParseRecord(kSecretKind, *text, name));
  const auto* line = FindLine(record, "sealed");
  const auto sealed = line == nullptr || line->size() != 2 ? std::nullopt : FromHex((*line)[1]);
  const Secret key = HkdfSha256(master_, "tacit/v1|epoch seal", kKeyBytes);
  const auto secret = sealed ? Unseal(key, *sealed, SecretContext(project, epoch.number))
                             : Result<Secret>(Fail(ErrorCode::kDenied, ""));
  if (!secret) {
    return Fail(ErrorCode::kCorrupt, name +
                                         " does not open with this master key: one of the two is "
                                         "not the home's own; put both back from your copy");
  }
  return privacy::EpochMaster(master_, *secret);
}

Result<privacy::ProjectKeys> Epochs::KeysOf(const std::string& project, std::int32_t epoch) const {
  TACIT_TRY(const Epoch found, Find(project, epoch));
  TACIT_TRY(const Secret master, MasterOf(project, found));
  return privacy::DeriveProjectKeys(master, project, epoch);
}

Result<privacy::ProjectKeys> Epochs::BridgedKeysOf(const std::string& project,
                                                   std::int32_t epoch) const {
  TACIT_TRY(privacy::ProjectKeys keys, KeysOf(project, epoch));
  TACIT_TRY(const std::vector<Epoch> epochs, ListEpochs(directory_, project));
  for (const Epoch& earlier : epochs) {
    if (earlier.number >= epoch || !IsAlive(earlier)) continue;
    TACIT_TRY(const privacy::ProjectKeys old, KeysOf(project, earlier.number));
    if (keys.bridge == nullptr) keys.bridge = std::make_shared<privacy::EpochBridge>();
    keys.bridge->AddEpoch(earlier.number, old.user);
  }
  return keys;
}

Result<Epoch> Epochs::Rotate(const std::string& project, Micros now) {
  TACIT_TRY(std::vector<Epoch> epochs, ListEpochs(directory_, project));
  if (epochs.empty()) {
    return Fail(ErrorCode::kNotFound, "project " + project +
                                          " has no key epochs yet: the first "
                                          "import into it makes one");
  }
  const Epoch epoch{.number = epochs.back().number + 1, .created = TimeText(now)};
  // A secret that a killed run left under this number was never used.
  TACIT_TRY(const std::string sealed, SealedSecret(project, epoch.number));
  TACIT_CHECK_OK(WriteFileDurably(SecretPath(project, epoch.number), sealed));
  TACIT_TRY(const Secret readable, MasterOf(project, epoch));
  epochs.push_back(epoch);
  TACIT_CHECK_OK(WriteList(directory_, project, epochs));
  return epoch;
}

Result<Epoch> Epochs::Destroy(const std::string& project, std::int32_t epoch, Micros now) {
  TACIT_TRY(const Epoch found, Find(project, epoch));
  if (found.state == EpochState::kLegacy) {
    return Fail(ErrorCode::kRefused,
                Asked(project, epoch) +
                    " was made before epochs had secrets: it can be derived for as long as the "
                    "master key exists, so that destroying it alone would be no destruction");
  }
  TACIT_TRY(std::vector<Epoch> epochs, ListEpochs(directory_, project));
  Epoch& entry = epochs[static_cast<std::size_t>(epoch) - 1];
  const std::string path = SecretPath(project, epoch);
  if (entry.state == EpochState::kAlive) {
    TACIT_TRY(const std::string sealed, ReadFile(path, kMaxFile));
    entry.state = EpochState::kDestroying;
    entry.digest = HexLower(Sha256(sealed));
    TACIT_CHECK_OK(WriteList(directory_, project, epochs));
  }
  TACIT_CHECK_OK(ShredFile(path));
  TACIT_CHECK_OK(ShredBridgesOf(directory_, project, epoch));
  if (entry.state == EpochState::kDestroying) {
    entry.state = EpochState::kDestroyed;
    entry.destroyed = TimeText(now);
    TACIT_CHECK_OK(WriteList(directory_, project, epochs));
  }
  return entry;
}

Result<Secret> Epochs::BridgeKey(const std::string& project, std::int32_t from,
                                 std::int32_t to) const {
  TACIT_TRY(const Epoch first, Find(project, from));
  TACIT_TRY(const Epoch last, Find(project, to));
  TACIT_TRY(const Secret first_master, MasterOf(project, first));
  TACIT_TRY(const Secret last_master, MasterOf(project, last));
  const Secret both(first_master.Reveal() + last_master.Reveal());
  return HkdfSha256(both, fmt::format("tacit/v1|{}|bridge|{}|{}", project, from, to), kKeyBytes);
}

}  // namespace tacit::keys
