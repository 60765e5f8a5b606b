#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "keys/keyring.h"

namespace tacit::keys {

enum class KeyPlace : std::uint8_t { kFile, kKeyring, kPassphrase };

std::string_view Name(KeyPlace place);
std::optional<KeyPlace> ParseKeyPlace(std::string_view name);

// Gives the passphrase; `fresh`: one that is being chosen.
using AskPassphrase = std::function<Result<Secret>(bool fresh)>;

// How the places besides the file are reached.
struct KeyAccess {
  Keyring& keyring;
  AskPassphrase passphrase;
};

// What keys/master.key says, without opening anything.
struct KeyFile {
  KeyPlace place = KeyPlace::kFile;
  std::string id;  // check value: 16 hex digits; tells keys apart, tells nothing of the key
};

// kNotFound: there is none. kCorrupt: not in our form.
Result<KeyFile> ReadKeyFile(const std::string& path);
// kNotFound: there is no file. kUnavailable: wrong passphrase, no keyring, or no key in it.
Result<Secret> ReadMasterKey(const std::string& path, const KeyAccess& access);

// The bytes of a key file. With kKeyring the key is stored in the keyring, and read back, first.
Result<std::string> KeyFileBytes(const Secret& key, KeyPlace place, const KeyAccess& access);

// The new place is written and read back before the file at `path` names it (one rename); then the
// old one is overwritten and removed. Killed anywhere, `path` leads to the key; run again, no copy
// of it is left elsewhere.
Result<void> MoveMasterKey(const std::string& path, KeyPlace place, const KeyAccess& access);

// The check value of a key.
std::string KeyId(const Secret& key);

}  // namespace tacit::keys
