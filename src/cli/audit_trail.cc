#include "cli/audit_trail.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <utility>

#include "base/clock.h"
#include "base/file.h"
#include "base/signature.h"
#include "keys/record.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kNameBytes = 8;

std::string KeyPath(const Home& home) { return home.keys_path() + "/audit.key"; }

tl::unexpected<Error> KeyGone() {
  return Fail(ErrorCode::kCorrupt,
              "keys/audit.key, which signs the audit log, is gone or damaged: put your copy of it "
              "back; without it nothing can be added to the log");
}

// The log's name is made from its key, so that two homes never share one.
Result<audit::Signer> SignerOf(const Secret& seed) {
  TACIT_TRY(const PublicKey key, PublicKeyOf(seed));
  const Digest256 digest =
      Sha256(std::string_view(reinterpret_cast<const char*>(key.data()), key.size()));
  return audit::Signer{.name = "tacit-home/" + HexLower(digest.data(), kNameBytes), .seed = seed};
}

Result<audit::Signer> ReadSigner(const Home& home) {
  TACIT_TRY(std::string text, ReadFile(KeyPath(home)));
  if (text.ends_with('\n')) text.pop_back();
  const auto seed = keys::FromHex(text);
  if (!seed || seed->size() != kSeedBytes) return KeyGone();
  return SignerOf(Secret(*seed));
}

Result<void> MakeKey(const Home& home) {
  TACIT_TRY(const Secret seed, RandomSecret(kSeedBytes));
  auto put = PutIfAbsent(KeyPath(home), keys::ToHex(seed.Reveal()) + "\n");
  if (!put && put.error().code != ErrorCode::kLocked) return put;  // another process was first
  return {};
}

std::string Now() {
  constexpr Micros kMicrosPerSecond = 1'000'000;
  const Micros now = SystemClock().Now();
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}Z", fmt::gmtime(now / kMicrosPerSecond),
                     now % kMicrosPerSecond);
}

}  // namespace

Result<void> RecordSessionAct(const Home& home, Platform platform, std::string_view act) {
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(home));
  return audit.Record(act,
                      [platform](JsonWriter& json) { json.Key("platform").Text(Name(platform)); });
}

std::string AuditDirectory(const Home& home) { return home.path() + "/audit"; }

Result<audit::Verifier> AuditVerifier(const Home& home) {
  if (!FileExists(AuditDirectory(home) + "/checkpoint")) {
    return Fail(ErrorCode::kNotFound, "there is no audit log yet: it begins with the first act");
  }
  if (!FileExists(KeyPath(home))) return KeyGone();
  TACIT_TRY(const audit::Signer signer, ReadSigner(home));
  return audit::VerifierOf(signer);
}

Result<AuditTrail> AuditTrail::Open(const Home& home) {
  if (!FileExists(KeyPath(home))) {
    if (FileExists(AuditDirectory(home) + "/checkpoint")) return KeyGone();
    TACIT_CHECK_OK(MakeKey(home));
  }
  TACIT_TRY(audit::Signer signer, ReadSigner(home));
  TACIT_TRY(audit::Log log, audit::Log::Open(AuditDirectory(home), std::move(signer)));
  return AuditTrail(std::move(log));
}

Result<void> AuditTrail::Record(std::string_view act, const Facts& facts) {
  JsonWriter json;
  json.BeginObject().Key("v").Int(1).Key("at").Text(Now()).Key("act").Text(act);
  facts(json);
  json.EndObject();
  TACIT_TRY([[maybe_unused]] const std::uint64_t number, log_.Append(json.Take()));
  return {};
}

}  // namespace tacit::cli
