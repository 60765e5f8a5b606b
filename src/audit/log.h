#pragma once

// audit/: a tamper-evident log of what was done, as a tile log (docs/formats/audit.md). Entries are
// bytes to it; whoever writes them keeps personal data out.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/merkle.h"
#include "audit/note.h"
#include "base/result.h"

namespace tacit::audit {

// Any number of processes may append to one directory: each append takes the lock for itself.
class Log {
 public:
  // Makes the directory when it is missing. The checkpoint that is there must be the signer's.
  static Result<Log> Open(std::string directory, Signer signer);

  // All or none: they count from the moment that this returns, and are on the disk then. Gives the
  // number of the first. kInvalidArgument: an entry of more than kMaxEntryBytes.
  Result<std::uint64_t> Append(std::span<const std::string> entries);
  Result<std::uint64_t> Append(const std::string& entry) { return Append(std::span(&entry, 1)); }

 private:
  Log(std::string directory, Signer signer)
      : directory_(std::move(directory)), signer_(std::move(signer)) {}

  std::string directory_;
  Signer signer_;
};

// The newest checkpoint as a signed note; kNotFound: nothing was ever logged.
Result<std::string> ReadCheckpointNote(const std::string& directory);
Result<Checkpoint> ReadCheckpoint(const std::string& directory, const Verifier& verifier);

// Entries [first, last) of the newest checkpoint; false from `each` ends the reading.
using EachEntry = std::function<bool(std::uint64_t number, std::string_view entry)>;
Result<void> ReadEntries(const std::string& directory, const Verifier& verifier,
                         std::uint64_t first, const EachEntry& each);

struct Verdict {
  std::uint64_t entries = 0;
  std::uint64_t checkpoints = 0;  // earlier ones that agree
  // What is wrong, in words; empty: the log is sound.
  std::vector<std::string> problems;
  std::optional<std::uint64_t> first_bad;  // the first entry that is not what was logged
};

// Computes everything anew: leaf hashes, tiles, root, and each earlier checkpoint. `anchors`:
// signed notes that were published elsewhere. Errors are failures to read; damage is in the
// verdict.
Result<Verdict> Verify(const std::string& directory, const Verifier& verifier,
                       std::span<const std::string> anchors);

// That an entry is in the log, for somebody who has nothing but this text and the verifier:
// docs/formats/audit.md. kInvalidArgument: no such entry.
Result<std::string> ProveEntry(const std::string& directory, const Verifier& verifier,
                               std::uint64_t number);
// The entry that a proof proves. kCorrupt: it does not.
Result<std::string> CheckProof(std::string_view proof, const Verifier& verifier);

}  // namespace tacit::audit
