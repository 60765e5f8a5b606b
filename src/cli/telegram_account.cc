#include "cli/telegram_account.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "keys/record.h"
#include "keys/sealed_file.h"

namespace tacit::cli {
namespace {

constexpr std::string_view kPurpose = "telegram";
constexpr std::string_view kKind = "telegram";

std::string SealedPath(const Home& home) { return home.secrets_path() + "/telegram.sealed"; }

tl::unexpected<Error> Damaged() {
  return Fail(ErrorCode::kCorrupt,
              "secrets/telegram.sealed is damaged; `tacit logout telegram --local`, then sign in "
              "again");
}

}  // namespace

std::int32_t ParseApiId(std::string_view text) {
  std::int32_t id = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, id);
  return parsed.ec == std::errc() && parsed.ptr == end && id > 0 ? id : 0;
}

bool IsApiHash(std::string_view text) {
  return text.size() == 32 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::string TelegramDirectory(const Home& home) { return home.secrets_path() + "/telegram"; }

Result<std::shared_ptr<const void>> LockTelegram(const Home& home) {
  TACIT_CHECK_OK(MakeDirectories(home.secrets_path()));
  auto lock = FileLock::TryExclusive(home.secrets_path() + "/telegram.lock");
  if (lock) return std::shared_ptr<const void>(std::make_shared<FileLock>(*std::move(lock)));
  if (lock.error().code != ErrorCode::kLocked) return tl::unexpected(lock.error());
  return Fail(ErrorCode::kLocked, "the Telegram session of this home is in use");
}

Result<TelegramAccount> LoadTelegramAccount(const Home& home) {
  if (!FileExists(SealedPath(home))) {
    return Fail(ErrorCode::kNotFound, "nobody is signed in to Telegram: tacit login telegram");
  }
  TACIT_TRY(const Secret master, home.MasterKey());
  TACIT_TRY(const Secret plain, keys::ReadSealedFile(SealedPath(home), master, kPurpose));
  TACIT_TRY(const keys::Record record,
            keys::ParseRecord(kKind, plain.Reveal(), "secrets/telegram.sealed"));
  const auto* const api = keys::FindLine(record, "api");
  const auto* const key = keys::FindLine(record, "database_key");
  if (api == nullptr || api->size() != 3 || key == nullptr || key->size() != 2) return Damaged();
  TelegramAccount account{.api_id = ParseApiId((*api)[1])};
  auto bytes = keys::FromHex((*key)[1]);
  if (account.api_id == 0 || !IsApiHash((*api)[2]) || !bytes) return Damaged();
  account.api_hash = Secret((*api)[2]);
  account.database_key = Secret(*std::move(bytes));
  return account;
}

Result<void> SaveTelegramAccount(const Home& home, const TelegramAccount& account) {
  TACIT_TRY(const Secret master, home.MasterKey());
  const Secret plain(
      keys::RecordText(kKind, {{"api", std::to_string(account.api_id), account.api_hash.Reveal()},
                               {"database_key", keys::ToHex(account.database_key.Reveal())}}));
  return keys::WriteSealedFile(SealedPath(home), master, kPurpose, plain);
}

Result<void> ForgetTelegramAccount(const Home& home) {
  TACIT_CHECK_OK(RemoveTree(TelegramDirectory(home)));
  return ShredFile(SealedPath(home));
}

}  // namespace tacit::cli
