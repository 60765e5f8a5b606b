#include "keys/master_key.h"

#include <array>
#include <charconv>

#include "base/file.h"
#include "base/hash.h"
#include "keys/aead.h"
#include "keys/record.h"

namespace tacit::keys {
namespace {

constexpr std::uint64_t kMaxFile = 4096;
constexpr std::string_view kFileName = "keys/master.key";
constexpr std::string_view kKind = "key";
constexpr std::string_view kKdf = "argon2id13";
constexpr std::size_t kIdDigits = 16;
constexpr std::array<std::string_view, 3> kPlaces = {"file", "keyring", "passphrase"};

tl::unexpected<Error> Damaged() {
  return Fail(ErrorCode::kCorrupt, "keys/master.key is damaged; put it back from your copy");
}

std::string SealContext(const std::string& id) { return "tacit/v1|master|" + id; }

// The key file, parsed: the plain key, or lines.
struct Parsed {
  KeyFile file;
  std::optional<Secret> plain;
  Record lines;
};

Result<Parsed> Parse(const std::string& text) {
  Parsed parsed;
  if (!text.starts_with("tacit-")) {
    std::string_view digits = text;
    while (digits.ends_with('\n')) digits.remove_suffix(1);
    auto bytes = FromHex(digits);
    if (!bytes || bytes->size() != kKeyBytes) return Damaged();
    parsed.plain.emplace(std::move(*bytes));
    parsed.file.id = KeyId(*parsed.plain);
    return parsed;
  }
  TACIT_TRY(parsed.lines, ParseRecord(kKind, text, kFileName));
  const auto* place = FindLine(parsed.lines, "place");
  const auto* id = FindLine(parsed.lines, "id");
  if (place == nullptr || place->size() != 2 || id == nullptr || id->size() != 2) return Damaged();
  const auto known = ParseKeyPlace((*place)[1]);
  if (!known || *known == KeyPlace::kFile || (*id)[1].size() != kIdDigits) return Damaged();
  parsed.file = {.place = *known, .id = (*id)[1]};
  return parsed;
}

Result<Parsed> ReadParsed(const std::string& path) {
  auto text = ReadFile(path, kMaxFile);
  if (!text && text.error().code == ErrorCode::kNotFound) {
    return Fail(ErrorCode::kNotFound, "keys/master.key is missing; put it back from your copy");
  }
  if (!text && text.error().code == ErrorCode::kLimit) return Damaged();
  if (!text) return tl::unexpected(std::move(text).error());
  const Secret bytes(*std::move(text));
  return Parse(bytes.Reveal());
}

std::optional<std::uint64_t> Number(const std::string& word) {
  std::uint64_t value = 0;
  const auto parsed = std::from_chars(word.data(), word.data() + word.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != word.data() + word.size()) return std::nullopt;
  return value;
}

Result<Secret> OpenWith(const Parsed& parsed, const Secret& passphrase) {
  const auto* kdf = FindLine(parsed.lines, "kdf");
  const auto* sealed = FindLine(parsed.lines, "sealed");
  if (kdf == nullptr || kdf->size() != 5 || (*kdf)[1] != kKdf || sealed == nullptr ||
      sealed->size() != 2) {
    return Damaged();
  }
  const auto passes = Number((*kdf)[2]);
  const auto memory = Number((*kdf)[3]);
  auto salt = FromHex((*kdf)[4]);
  const auto bytes = FromHex((*sealed)[1]);
  if (!passes || !memory || !salt || !bytes) return Damaged();
  auto key = KeyOfPassphrase(
      passphrase, {.passes = *passes, .memory_bytes = *memory, .salt = std::move(*salt)});
  if (!key && key.error().code == ErrorCode::kCorrupt) return Damaged();
  if (!key) return tl::unexpected(std::move(key).error());
  auto master = Unseal(*key, *bytes, SealContext(parsed.file.id));
  if (!master) {
    return Fail(ErrorCode::kUnavailable,
                "wrong passphrase: keys/master.key does not open with it; nothing was changed");
  }
  return master;
}

Result<Secret> OpenFromKeyring(const Parsed& parsed, Keyring& keyring) {
  auto key = keyring.Lookup(parsed.file.id);
  if (!key && key.error().code == ErrorCode::kNotFound) {
    return Fail(ErrorCode::kUnavailable,
                "keys/master.key says that the key is in the keyring, but it is not there (id " +
                    parsed.file.id + "): put it, or your copy of the key file, back");
  }
  return key;
}

Result<Secret> Open(const Parsed& parsed, const KeyAccess& access) {
  if (parsed.plain) return *parsed.plain;
  if (parsed.file.place == KeyPlace::kKeyring) {
    TACIT_TRY(Secret key, OpenFromKeyring(parsed, access.keyring));
    if (key.Reveal().size() != kKeyBytes || KeyId(key) != parsed.file.id) return Damaged();
    return key;
  }
  TACIT_TRY(const Secret passphrase, access.passphrase(false));
  TACIT_TRY(Secret key, OpenWith(parsed, passphrase));
  if (key.Reveal().size() != kKeyBytes || KeyId(key) != parsed.file.id) return Damaged();
  return key;
}

Result<std::string> SealedFile(const Secret& key, const AskPassphrase& ask) {
  TACIT_TRY(const Secret passphrase, ask(true));
  TACIT_TRY(const PassphraseCost cost, NewPassphraseCost());
  TACIT_TRY(const Secret wrapping, KeyOfPassphrase(passphrase, cost));
  const std::string id = KeyId(key);
  TACIT_TRY(const std::string sealed, Seal(wrapping, key, SealContext(id)));
  std::string text = RecordText(kKind, {{"place", std::string(Name(KeyPlace::kPassphrase))},
                                        {"id", id},
                                        {"kdf", std::string(kKdf), std::to_string(cost.passes),
                                         std::to_string(cost.memory_bytes), ToHex(cost.salt)},
                                        {"sealed", ToHex(sealed)}});
  // Read back before anybody relies on it.
  TACIT_TRY(const Parsed parsed, Parse(text));
  TACIT_TRY(const Secret opened, OpenWith(parsed, passphrase));
  if (!SameSecret(opened, key)) return Fail(ErrorCode::kCorrupt, "the sealed key does not open");
  return text;
}

Result<std::string> KeyringFile(const Secret& key, Keyring& keyring) {
  const std::string id = KeyId(key);
  TACIT_CHECK_OK(keyring.Store(id, key));
  TACIT_TRY(const Secret stored, keyring.Lookup(id));
  if (!SameSecret(stored, key)) {
    return Fail(ErrorCode::kUnavailable, "the keyring does not give back what it was given");
  }
  return RecordText(kKind, {{"place", std::string(Name(KeyPlace::kKeyring))}, {"id", id}});
}

}  // namespace

std::string_view Name(KeyPlace place) { return kPlaces[static_cast<std::size_t>(place)]; }

std::optional<KeyPlace> ParseKeyPlace(std::string_view name) {
  for (const KeyPlace place : {KeyPlace::kFile, KeyPlace::kKeyring, KeyPlace::kPassphrase}) {
    if (Name(place) == name) return place;
  }
  return std::nullopt;
}

std::string KeyId(const Secret& key) {
  return HexLower(HmacSha256(key).Sum("tacit/v1|key id")).substr(0, kIdDigits);
}

Result<KeyFile> ReadKeyFile(const std::string& path) {
  TACIT_TRY(const Parsed parsed, ReadParsed(path));
  return parsed.file;
}

Result<Secret> ReadMasterKey(const std::string& path, const KeyAccess& access) {
  TACIT_TRY(const Parsed parsed, ReadParsed(path));
  return Open(parsed, access);
}

Result<std::string> KeyFileBytes(const Secret& key, KeyPlace place, const KeyAccess& access) {
  switch (place) {
    case KeyPlace::kFile:
      return ToHex(key.Reveal()) + "\n";
    case KeyPlace::kKeyring:
      return KeyringFile(key, access.keyring);
    case KeyPlace::kPassphrase:
      return SealedFile(key, access.passphrase);
  }
  return Damaged();
}

Result<void> MoveMasterKey(const std::string& path, KeyPlace place, const KeyAccess& access) {
  TACIT_TRY(const Parsed parsed, ReadParsed(path));
  TACIT_TRY(const Secret key, Open(parsed, access));
  const bool same = place == parsed.file.place && place != KeyPlace::kPassphrase;
  if (!same) {
    TACIT_TRY(const std::string bytes, KeyFileBytes(key, place, access));
    const Secret kept(bytes);
    TACIT_TRY(File old, File::OpenInPlace(path));
    TACIT_CHECK_OK(WriteFileDurably(path, bytes));
    TACIT_TRY(const std::string written, ReadFile(path, kMaxFile));
    if (written != bytes) return Damaged();
    TACIT_CHECK_OK(old.Overwrite());
  }
  if (place == KeyPlace::kKeyring) return {};
  // Also what a killed run left there. Only where the key was in the keyring must this succeed.
  auto cleared = access.keyring.Clear(parsed.file.id);
  if (!cleared && parsed.file.place == KeyPlace::kKeyring) return cleared;
  return {};
}

}  // namespace tacit::keys
