#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "audit/log.h"
#include "base/result.h"
#include "cli/home.h"
#include "cli/json_writer.h"
#include "model/kinds.h"

namespace tacit::cli {

// The home's audit log, as those see it who write into it: one entry an act, a JSON object
// (docs/formats/audit.md). What is written holds no text, no names, no ids of people and no paths.
class AuditTrail {
 public:
  // Makes the log's key and the log at the first act. kCorrupt: there is a log, but its key is gone
  // or another.
  static Result<AuditTrail> Open(const Home& home);

  using Facts = std::function<void(JsonWriter& json)>;  // keys and values of the act
  // On the disk when this returns.
  Result<void> Record(std::string_view act, const Facts& facts);

 private:
  explicit AuditTrail(audit::Log log) : log_(std::move(log)) {}
  audit::Log log_;
};

// An entry about the account's session: "sign_in", "sign_out", "session_lost".
Result<void> RecordSessionAct(const Home& home, Platform platform, std::string_view act);

std::string AuditDirectory(const Home& home);
// Who checks the log: from the key. kNotFound: nothing was ever logged.
Result<audit::Verifier> AuditVerifier(const Home& home);

}  // namespace tacit::cli
