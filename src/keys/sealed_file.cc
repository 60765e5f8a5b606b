#include "keys/sealed_file.h"

#include "base/file.h"
#include "base/hash.h"
#include "keys/aead.h"
#include "keys/record.h"

namespace tacit::keys {
namespace {

constexpr std::string_view kKind = "sealed";
constexpr std::uint64_t kMaxFile = 1U << 20;

std::string ContextOf(std::string_view purpose) {
  return "tacit/v1|secrets|" + std::string(purpose);
}

}  // namespace

Result<void> WriteSealedFile(const std::string& path, const Secret& master,
                             std::string_view purpose, const Secret& plain) {
  const std::string context = ContextOf(purpose);
  const Secret key = HkdfSha256(master, context, kKeyBytes);
  TACIT_TRY(const std::string sealed, Seal(key, plain, context));
  return WriteFileDurably(path, RecordText(kKind, {{"sealed", ToHex(sealed)}}));
}

Result<Secret> ReadSealedFile(const std::string& path, const Secret& master,
                              std::string_view purpose) {
  if (!FileExists(path)) return Fail(ErrorCode::kNotFound, "there is no such sealed file");
  TACIT_TRY(const std::string text, ReadFile(path, kMaxFile));
  const std::string name = path.substr(path.rfind('/') + 1);
  TACIT_TRY(const Record record, ParseRecord(kKind, text, name));
  const auto* const line = FindLine(record, "sealed");
  const auto sealed = line == nullptr || line->size() != 2 ? std::nullopt : FromHex((*line)[1]);
  if (!sealed) return Fail(ErrorCode::kCorrupt, name + " is damaged; sign in again");
  const std::string context = ContextOf(purpose);
  auto plain = Unseal(HkdfSha256(master, context, kKeyBytes), *sealed, context);
  if (plain) return plain;
  return Fail(ErrorCode::kUnavailable,
              name + " does not open with this home's master key: it was changed, or the key was");
}

}  // namespace tacit::keys
