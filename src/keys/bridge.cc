#include "keys/bridge.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/file.h"
#include "base/hash.h"
#include "keys/aead.h"

namespace tacit::keys {
namespace {

using privacy::EpochBridge;

constexpr std::string_view kFirstLine = "tacit-bridge 1\n";
constexpr std::uint64_t kMaxFile = 4ULL << 30;
constexpr std::size_t kPair = 2 * std::tuple_size_v<EpochBridge::Hash>;

std::string BridgeDirectory(const std::string& directory) { return directory + "/bridge"; }

std::string BridgePath(const std::string& directory, const std::string& project, std::int32_t from,
                       std::int32_t to) {
  return fmt::format("{}/{}.{}-{}", BridgeDirectory(directory), project, from, to);
}

std::string Context(const std::string& project, std::int32_t from, std::int32_t to) {
  return fmt::format("tacit/v1|bridge|{}|{}|{}", project, from, to);
}

std::string Packed(const EpochBridge::Pairs& pairs) {
  std::string bytes;
  bytes.reserve(pairs.size() * kPair);
  for (const auto& [from, to] : pairs) {
    bytes.append(from.begin(), from.end()).append(to.begin(), to.end());
  }
  return bytes;
}

EpochBridge::Pairs Unpacked(std::string_view bytes) {
  EpochBridge::Pairs pairs;
  for (; bytes.size() >= kPair; bytes.remove_prefix(kPair)) {
    EpochBridge::Hash from{};
    EpochBridge::Hash to{};
    std::copy_n(bytes.begin(), from.size(), from.begin());
    std::copy_n(bytes.begin() + from.size(), to.size(), to.begin());
    pairs.emplace(from, to);
  }
  return pairs;
}

Result<EpochBridge::Pairs> Read(const std::string& path, const Secret& key,
                                const std::string& context) {
  TACIT_TRY(const std::string text, ReadFile(path, kMaxFile));
  const std::string_view bytes = text;
  const bool ours = bytes.starts_with(kFirstLine);
  const auto plain = ours ? Unseal(key, bytes.substr(kFirstLine.size()), context)
                          : Result<Secret>(Fail(ErrorCode::kDenied, ""));
  if (!plain || plain->Reveal().size() % kPair != 0) {
    return Fail(ErrorCode::kCorrupt,
                "a bridge in keys/bridge/ is damaged; put it back from your "
                "copy, or remove it and import the exports again");
  }
  return Unpacked(plain->Reveal());
}

Result<void> SaveOne(const std::string& path, const Secret& key, const std::string& context,
                     const EpochBridge::Pairs& added) {
  EpochBridge::Pairs pairs;
  if (FileExists(path)) {
    TACIT_TRY(pairs, Read(path, key, context));
  }
  const std::size_t before = pairs.size();
  pairs.insert(added.begin(), added.end());
  if (pairs.size() == before) return {};
  TACIT_TRY(const std::string sealed, Seal(key, Secret(Packed(pairs)), context));
  return WriteFileDurably(path, std::string(kFirstLine) + sealed);
}

std::string PseudonymOf(std::int32_t epoch, const EpochBridge::Hash& hash) {
  return fmt::format("u{}_{}", epoch, Base32Lower(hash.data(), hash.size()));
}

}  // namespace

Result<void> SaveBridges(const std::string& directory, const Epochs& epochs,
                         const std::string& project, const privacy::ProjectKeys& keys) {
  if (keys.bridge == nullptr) return {};
  TACIT_CHECK_OK(MakeDirectories(BridgeDirectory(directory)));
  TACIT_TRY(const FileLock lock, FileLock::Exclusive(directory + "/bridge.lock"));
  for (const auto& [from, pairs] : keys.bridge->pairs()) {
    TACIT_TRY(const Secret key, epochs.BridgeKey(project, from, keys.epoch));
    TACIT_CHECK_OK(SaveOne(BridgePath(directory, project, from, keys.epoch), key,
                           Context(project, from, keys.epoch), pairs));
  }
  return {};
}

Result<PseudonymPairs> OpenBridge(const std::string& directory, const Epochs& epochs,
                                  const std::string& project, std::int32_t from, std::int32_t to) {
  TACIT_TRY(const Secret key, epochs.BridgeKey(project, from, to));
  const std::string path = BridgePath(directory, project, from, to);
  if (!FileExists(path)) {
    return Fail(ErrorCode::kNotFound,
                fmt::format("there is no bridge from epoch {} to {} of project {}: an import under "
                            "the later epoch makes it, while the earlier one lives",
                            from, to, project));
  }
  TACIT_TRY(const EpochBridge::Pairs pairs, Read(path, key, Context(project, from, to)));
  PseudonymPairs names;
  names.reserve(pairs.size());
  for (const auto& [one, other] : pairs) {
    names.emplace_back(PseudonymOf(from, one), PseudonymOf(to, other));
  }
  return names;
}

std::vector<std::pair<std::int32_t, std::int32_t>> ListBridges(const std::string& directory,
                                                               const std::string& project) {
  std::vector<std::pair<std::int32_t, std::int32_t>> bridges;
  const auto names = ListDirectory(BridgeDirectory(directory));
  if (!names) return bridges;
  for (const std::string& name : *names) {
    if (!name.starts_with(project + ".")) continue;
    const char* end = name.data() + name.size();
    std::int32_t from = 0;
    std::int32_t to = 0;
    const auto first = std::from_chars(name.data() + project.size() + 1, end, from);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') continue;
    const auto last = std::from_chars(first.ptr + 1, end, to);
    if (last.ec == std::errc() && last.ptr == end) bridges.emplace_back(from, to);
  }
  return bridges;
}

Result<void> ForgetInBridges(const std::string& directory, const Epochs& epochs,
                             const std::string& project,
                             const std::vector<std::string>& pseudonyms) {
  const auto is_one = [&](std::int32_t epoch, const EpochBridge::Hash& hash) {
    return std::ranges::find(pseudonyms, PseudonymOf(epoch, hash)) != pseudonyms.end();
  };
  for (const auto& [from, to] : ListBridges(directory, project)) {
    const std::string path = BridgePath(directory, project, from, to);
    const std::string context = Context(project, from, to);
    TACIT_TRY(const Secret key, epochs.BridgeKey(project, from, to));
    TACIT_TRY(EpochBridge::Pairs pairs, Read(path, key, context));
    const std::size_t gone = std::erase_if(pairs, [&, from = from, to = to](const auto& pair) {
      return is_one(from, pair.first) || is_one(to, pair.second);
    });
    if (gone == 0) continue;
    TACIT_TRY(const std::string sealed, Seal(key, Secret(Packed(pairs)), context));
    TACIT_CHECK_OK(WriteFileDurably(path, std::string(kFirstLine) + sealed));
  }
  return {};
}

Result<void> ShredBridgesOf(const std::string& directory, const std::string& project,
                            std::int32_t epoch) {
  for (const auto& [from, to] : ListBridges(directory, project)) {
    if (from != epoch && to != epoch) continue;
    TACIT_CHECK_OK(ShredFile(BridgePath(directory, project, from, to)));
  }
  return {};
}

}  // namespace tacit::keys
