#pragma once

// Signed notes and checkpoints: C2SP signed-note and tlog-checkpoint, as Go's checksum database
// and Certificate Transparency's tile logs write them.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/signature.h"

namespace tacit::audit {

// Who signs: a name without spaces and '+', and a key.
struct Signer {
  std::string name;
  Secret seed;  // Ed25519, 32 bytes
};

struct Verifier {
  std::string name;
  PublicKey key{};

  // "name+hash+key", as C2SP signed-note writes it: what one gives to those who check.
  std::string Text() const;
};

Result<Verifier> VerifierOf(const Signer& signer);
// kBadInput: not of that form, or of another kind of key.
Result<Verifier> ParseVerifier(std::string_view text);

// `text` ends with a newline.
Result<std::string> SignNote(std::string_view text, const Signer& signer);
// The text of a note that carries the verifier's signature, among others perhaps. kCorrupt: it does
// not.
Result<std::string> OpenNote(std::string_view note, const Verifier& verifier);

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Digest256 root{};
  bool operator==(const Checkpoint&) const = default;
};

std::string CheckpointText(const Checkpoint& checkpoint);
Result<Checkpoint> ParseCheckpoint(std::string_view text);  // kCorrupt

}  // namespace tacit::audit
