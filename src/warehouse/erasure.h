#pragma once

// Taking rows and what they say out of what is stored, for good: for a person, for a message, or
// because their time has come.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "model/kinds.h"
#include "warehouse/warehouse.h"

namespace tacit::warehouse {

struct Place {
  std::string project;
  Platform platform = Platform::kTelegram;
  friend auto operator<=>(const Place&, const Place&) = default;
};

struct ForgetInfo {
  Place place;
  std::string run_id;
  std::vector<std::string> people;   // pseudonyms, of all epochs
  std::vector<MessageKey> messages;  // their rows go, and their samples
};

// How far back the rows of a channel may reach; nothing: without end. A row's age counts from
// sent_at; of a message without a date from collected_at.
struct ExpiryRule {
  std::string channel_id;  // empty: of all channels that no other rule names
  std::optional<Micros> text_before;
  std::optional<Micros> messages_before;
  std::optional<Micros> samples_before;
};

struct ExpiryInfo {
  Place place;
  std::string run_id;
  std::vector<ExpiryRule> rules;
};

struct ErasureReport {
  std::uint64_t changed = 0;   // rows of messages that lost text, or a person
  std::uint64_t removed = 0;   // rows of messages that are gone
  std::uint64_t samples = 0;   // rows of samples that are gone
  std::uint64_t channels = 0;  // rows whose title or description named somebody
  std::uint64_t files = 0;     // written anew or removed
};

// Each table is one commit: killed or failed before it, nothing of the table is changed, and the
// same call ends what was begun. When it returns, the replaced files are off the disk, and so are
// the log's quotations of them; kUnavailable when something kept them from being removed.
class Erasable {
 public:
  virtual ~Erasable() = default;
  // Rows that a person wrote, or whose words they forward, keep only that they are there; mentions
  // of the person become [[USER]].
  virtual Result<ErasureReport> Forget(const ForgetInfo& info) = 0;
  virtual Result<ErasureReport> Expire(const ExpiryInfo& info) = 0;
  // What Expire would do: counted over one snapshot. After Expire: all zeros, and no file in the
  // table's directory that the snapshot does not name (`files` counts those).
  virtual Result<ErasureReport> Expired(const ExpiryInfo& info) = 0;
  // When the newest dated message of the lake was sent, by the platform's clock.
  virtual Result<std::optional<Micros>> NewestMessage(Micros not_after) = 0;
};

}  // namespace tacit::warehouse
