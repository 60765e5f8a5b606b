#include "audit/note.h"

#include <charconv>
#include <cstring>
#include <optional>
#include <vector>

#include "base/base64.h"

namespace tacit::audit {
namespace {

constexpr char kEd25519 = '\1';
constexpr std::size_t kHashBytes = 4;
constexpr std::string_view kDash = "\u2014 ";  // before a signature

std::string_view BytesOf(const PublicKey& key) {
  return {reinterpret_cast<const char*>(key.data()), key.size()};
}

// SHA-256(name || 0x0A || 0x01 || key)[0..3]: which key of a name it is.
std::string KeyHash(const Verifier& verifier) {
  std::string bytes = verifier.name + "\n" + kEd25519;
  bytes += BytesOf(verifier.key);
  const Digest256 digest = Sha256(bytes);
  return {reinterpret_cast<const char*>(digest.data()), kHashBytes};
}

std::string Hex(std::string_view bytes) {
  return HexLower(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

bool IsName(std::string_view name) {
  return !name.empty() && name.find_first_of(" +\t\r\n") == std::string_view::npos;
}

tl::unexpected<Error> NoVerifier() {
  return Fail(ErrorCode::kBadInput,
              "not a verifier key: expected NAME+HASH+KEY, as `tacit audit checkpoint --key` "
              "prints it");
}

// The line up to '\n', taken off `text`; nothing: there is no newline.
std::optional<std::string_view> TakeLine(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

std::string Verifier::Text() const {
  return name + "+" + Hex(KeyHash(*this)) + "+" + Base64(kEd25519 + std::string(BytesOf(key)));
}

Result<Verifier> VerifierOf(const Signer& signer) {
  if (!IsName(signer.name)) {
    return Fail(ErrorCode::kInvalidArgument, "the name of a log has neither spaces nor '+'");
  }
  TACIT_TRY(const PublicKey key, PublicKeyOf(signer.seed));
  return Verifier{.name = signer.name, .key = key};
}

Result<Verifier> ParseVerifier(std::string_view text) {
  const std::size_t first = text.find('+');
  const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return NoVerifier();
  Verifier verifier;
  verifier.name = text.substr(0, first);
  const std::optional<std::string> key = FromBase64(text.substr(second + 1));
  const bool form = IsName(verifier.name) && key && key->size() == 1 + verifier.key.size() &&
                    key->front() == kEd25519;
  if (!form) return NoVerifier();
  std::memcpy(verifier.key.data(), key->data() + 1, verifier.key.size());
  if (verifier.Text() != text) return NoVerifier();
  return verifier;
}

Result<std::string> SignNote(std::string_view text, const Signer& signer) {
  TACIT_TRY(const Verifier verifier, VerifierOf(signer));
  TACIT_TRY(const std::string signature, Sign(signer.seed, text));
  std::string note(text);
  note.append("\n").append(kDash).append(signer.name).append(" ");
  return note.append(Base64(KeyHash(verifier) + signature)).append("\n");
}

Result<std::string> OpenNote(std::string_view note, const Verifier& verifier) {
  const std::size_t gap = note.rfind("\n\n");
  if (gap == std::string_view::npos) {
    return Fail(ErrorCode::kCorrupt, "the checkpoint is not a signed note");
  }
  const std::string_view text = note.substr(0, gap + 1);
  std::string_view signatures = note.substr(gap + 2);
  const std::string hash = KeyHash(verifier);
  const std::string own = std::string(kDash) + verifier.name + " ";
  while (true) {
    const std::optional<std::string_view> line = TakeLine(signatures);
    if (!line) break;
    const std::string_view signature = *line;
    if (!signature.starts_with(own)) continue;
    const std::optional<std::string> bytes = FromBase64(signature.substr(own.size()));
    if (!bytes || !bytes->starts_with(hash)) continue;
    if (IsSignedBy(verifier.key, text, std::string_view(*bytes).substr(hash.size()))) {
      return std::string(text);
    }
    return Fail(ErrorCode::kCorrupt, "the signature of the checkpoint does not hold");
  }
  return Fail(ErrorCode::kCorrupt, "the checkpoint is not signed with this key");
}

std::string CheckpointText(const Checkpoint& checkpoint) {
  const std::string_view root(reinterpret_cast<const char*>(checkpoint.root.data()),
                              checkpoint.root.size());
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + Base64(root) + "\n";
}

Result<Checkpoint> ParseCheckpoint(std::string_view text) {
  std::string_view rest = text;
  const auto origin = TakeLine(rest);
  const auto size = TakeLine(rest);
  const auto root = TakeLine(rest);
  const auto broken = [] { return Fail(ErrorCode::kCorrupt, "the checkpoint is damaged"); };
  if (!origin || !size || !root) return broken();
  Checkpoint checkpoint;
  checkpoint.origin = *origin;
  const char* const end = size->data() + size->size();
  const auto [stopped, error] = std::from_chars(size->data(), end, checkpoint.size);
  const std::optional<std::string> bytes = FromBase64(*root);
  if (error != std::errc() || stopped != end || !bytes || bytes->size() != checkpoint.root.size()) {
    return broken();
  }
  std::memcpy(checkpoint.root.data(), bytes->data(), bytes->size());
  // Further lines would be extensions, which we do not write.
  if (CheckpointText(checkpoint) != text) return broken();
  return checkpoint;
}

}  // namespace tacit::audit
