#include "cli/slack_account.h"

#include <charconv>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "keys/record.h"
#include "keys/sealed_file.h"

namespace tacit::cli {
namespace {

using sources::slack::Credentials;

constexpr std::string_view kPurpose = "slack";
constexpr std::string_view kKind = "slack";

std::string SealedPath(const Home& home) { return home.secrets_path() + "/slack.sealed"; }

tl::unexpected<Error> Damaged() {
  return Fail(ErrorCode::kCorrupt,
              "secrets/slack.sealed is damaged; `tacit logout slack --local`, then sign in again");
}

}  // namespace

Result<std::shared_ptr<const void>> LockSlack(const Home& home) {
  TACIT_CHECK_OK(MakeDirectories(home.secrets_path()));
  auto lock = FileLock::TryExclusive(home.secrets_path() + "/slack.lock");
  if (lock) return std::shared_ptr<const void>(std::make_shared<FileLock>(*std::move(lock)));
  if (lock.error().code != ErrorCode::kLocked) return tl::unexpected(lock.error());
  return Fail(ErrorCode::kLocked, "the Slack token of this home is in use");
}

Result<Credentials> LoadSlackAccount(const Home& home) {
  if (!FileExists(SealedPath(home))) {
    return Fail(ErrorCode::kNotFound, "nobody is signed in to Slack: tacit login slack");
  }
  TACIT_TRY(const Secret master, home.MasterKey());
  TACIT_TRY(const Secret plain, keys::ReadSealedFile(SealedPath(home), master, kPurpose));
  TACIT_TRY(const keys::Record record,
            keys::ParseRecord(kKind, plain.Reveal(), "secrets/slack.sealed"));
  const auto* const token = keys::FindLine(record, "token");
  if (token == nullptr || token->size() != 2) return Damaged();
  Credentials credentials{.token = Secret((*token)[1])};
  const auto* const refresh = keys::FindLine(record, "refresh");
  if (refresh == nullptr) return credentials;
  if (refresh->size() != 4) return Damaged();
  const std::string& expires = (*refresh)[1];
  const char* const end = expires.data() + expires.size();
  const auto parsed = std::from_chars(expires.data(), end, credentials.expires_at);
  if (parsed.ec != std::errc() || parsed.ptr != end) return Damaged();
  credentials.client_id = (*refresh)[2];
  credentials.refresh_token = Secret((*refresh)[3]);
  return credentials;
}

Result<void> SaveSlackAccount(const Home& home, const Credentials& credentials) {
  TACIT_TRY(const Secret master, home.MasterKey());
  keys::Record record{{"token", credentials.token.Reveal()}};
  if (!credentials.refresh_token.Reveal().empty()) {
    record.push_back({"refresh", std::to_string(credentials.expires_at), credentials.client_id,
                      credentials.refresh_token.Reveal()});
  }
  return keys::WriteSealedFile(SealedPath(home), master, kPurpose,
                               Secret(keys::RecordText(kKind, record)));
}

Result<void> ForgetSlackAccount(const Home& home) { return ShredFile(SealedPath(home)); }

}  // namespace tacit::cli
