#pragma once

// pipeline/: THE MAIN PATH: source -> gate -> scrub -> rows -> one commit.

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace tacit::sources {
class Archive;
}
namespace tacit::privacy {
class Guard;
struct Policy;
struct ProjectKeys;
}  // namespace tacit::privacy
namespace tacit::state {
class State;
}
namespace tacit::warehouse {
class Warehouse;
}

namespace tacit::pipeline {

class DeletedMessages;

struct ImportProgress {
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  std::uint64_t messages = 0;
};

// The second look at clean rows, independent of what cleaned them.
struct GuardOptions {
  const privacy::Guard* guard = nullptr;  // null: none
  std::uint32_t every = 64;  // one row in so many, by the hash of its key; 1: every row
  bool strict = false;       // a finding stops the import: nothing is committed
};

struct ImportOptions {
  std::string project;
  std::string run_id;
  unsigned threads = 1;
  bool partial = false;  // keep the whole messages before a damaged place
  GuardOptions guard = {};
  const DeletedMessages* deleted = nullptr;  // these are left out; null: none
  // Where it is remembered what the archive says of people who are left out (left_out.h); null:
  // nowhere.
  state::State* state = nullptr;
  // Called from worker threads, one at a time, about ten times a second. Returning false
  // interrupts.
  std::function<bool(const ImportProgress&)> progress;
};

using Counts = std::map<std::string, std::uint64_t, std::less<>>;

struct ImportReport {
  std::uint64_t messages = 0;  // read and scrubbed
  std::uint64_t loaded = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  Counts refused;   // chats, by kind
  Counts withheld;  // messages whose text was withheld, by reason
  Counts dropped;   // messages that were left out, by reason
  Counts redacted;  // findings, by class
  Counts guard;     // what the guard found in clean rows, by class: should be empty
  std::uint64_t channels = 0;
  std::uint64_t bytes = 0;
  double seconds = 0;
  std::string damaged;  // with `partial`: where and why reading stopped; empty: nowhere
};

// Loads an archive as one commit. Interrupted or failed, it leaves nothing behind.
Result<ImportReport> Import(const sources::Archive& archive, const privacy::Policy& policy,
                            const privacy::ProjectKeys& keys, warehouse::Warehouse& warehouse,
                            const ImportOptions& options);

}  // namespace tacit::pipeline
