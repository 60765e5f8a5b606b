#include "pipeline/deleted_messages.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tacit::pipeline {
namespace {

constexpr std::string_view kPurpose = "tacit/v1|deleted";
constexpr std::size_t kKeyBytes = 32;

}  // namespace

DeletedMessages::DeletedMessages() : key_(std::string()) {}

DeletedMessages::DeletedMessages(Secret key, std::vector<Digest256> hashes)
    : key_(std::move(key)), hashes_(std::move(hashes)) {
  std::ranges::sort(hashes_);
}

Result<DeletedMessages> DeletedMessages::Load(state::State& state, const Secret& master) {
  TACIT_TRY(std::vector<Digest256> hashes, state.DeletedHashes());
  return DeletedMessages(HkdfSha256(master, kPurpose, kKeyBytes), std::move(hashes));
}

void DeletedMessages::Add(const Digest256& hash) {
  const auto at = std::ranges::lower_bound(hashes_, hash);
  if (at == hashes_.end() || *at != hash) hashes_.insert(at, hash);
}

bool DeletedMessages::Checker::Has(Platform platform, std::string_view channel_id,
                                   std::string_view message_id) {
  return !deleted_.empty() &&
         std::ranges::binary_search(deleted_.hashes_, HashOf(platform, channel_id, message_id));
}

// Ids hold no line feed.
Digest256 DeletedMessages::Checker::HashOf(Platform platform, std::string_view channel_id,
                                           std::string_view message_id) {
  scratch_.assign(Name(platform)).append("\n").append(channel_id).append("\n").append(message_id);
  return hmac_.Sum(scratch_);
}

}  // namespace tacit::pipeline
