#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "base/secret.h"

namespace tacit::keys {

// A place of the operating system for secrets, by a public id.
class Keyring {
 public:
  virtual ~Keyring() = default;
  // Replaces what is there under this id.
  virtual Result<void> Store(const std::string& id, const Secret& secret) = 0;
  virtual Result<Secret> Lookup(const std::string& id) = 0;  // kNotFound
  virtual Result<void> Clear(const std::string& id) = 0;     // absent is fine
};

// The Secret Service of the session (GNOME Keyring, KWallet, KeePassXC) through libsecret, which is
// loaded at the first call: a machine without it, or without a session bus, gets kUnavailable with
// what to do. May ask the user to unlock the keyring.
std::unique_ptr<Keyring> SecretServiceKeyring();

}  // namespace tacit::keys
