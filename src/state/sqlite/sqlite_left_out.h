#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "state/sqlite/database.h"
#include "state/state.h"

namespace tacit::state {

Platform PlatformOf(std::string_view name);

// The part of the state about what must not be in the lake: deleted messages, people who are left
// out; and the holds that keep things there.
class SqliteLeftOut : public State {
 public:
  explicit SqliteLeftOut(std::unique_ptr<Database> database) : database_(std::move(database)) {}

  Result<void> AddDeleted(std::span<const MessageRef> messages,
                          std::span<const Digest256> hashes) override;
  Result<std::vector<MessageRef>> PendingDeletions() override;
  Result<void> DoneDeletions(std::span<const MessageRef> messages) override;
  Result<std::vector<Digest256>> DeletedHashes() override;
  Result<std::vector<OptOut>> OptOuts() override;
  Result<void> AddOptOuts(std::span<const OptOut> people) override;
  Result<bool> RemoveOptOut(const Digest256& hash) override;
  Result<std::vector<Hold>> Holds() override;
  Result<void> PutHold(const Hold& hold) override;
  Result<bool> RemoveHold(std::string_view project) override;

 protected:
  template <typename T, typename Make>
  static Result<std::vector<T>> All(Statement& rows, const Make& make) {
    std::vector<T> all;
    for (;;) {
      TACIT_TRY(const bool more, rows.Step());
      if (!more) return all;
      all.push_back(make(rows));
    }
  }

  std::mutex& mutex() { return mutex_; }
  Database& database() { return *database_; }

 private:
  Result<void> ForEach(std::span<const MessageRef> messages, std::string_view sql);

  std::mutex mutex_;  // guards database_: a transaction is several statements
  std::unique_ptr<Database> database_;
};

}  // namespace tacit::state
