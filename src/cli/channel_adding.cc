#include "cli/channel_adding.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "cli/archives.h"
#include "cli/policy.h"
#include "privacy/keys.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kMostBasis = 500;

// By the id that the name had, which costs no look-up of a name where the platform knows the id.
Result<std::optional<sources::Candidate>> FindById(sources::LiveSource& source, state::State& state,
                                                   const std::string& name) {
  TACIT_TRY(const auto id, state.IdOfHandle(source.platform(), name));
  if (!id) return std::nullopt;
  const RawChannel known{.id = *id, .handle = name};
  TACIT_TRY(auto candidates, source.Open({&known, 1}));
  const bool same = candidates.size() == 1 && candidates[0].channel.id == *id &&
                    candidates[0].channel.handle == name && candidates[0].refusal.empty();
  return same ? std::optional(std::move(candidates[0])) : std::nullopt;
}

// Both ways give the same rows, the preview with less in them: never one over the other unseen.
Result<void> CheckWay(const state::Channel& known, bool preview) {
  if (known.preview == preview) return {};
  return Fail(ErrorCode::kInvalidArgument,
              preview ? "the channel is collected with your account, which shows more than its "
                        "preview; if you mean it: tacit channels remove, then add it again with "
                        "--preview"
                      : "the channel is collected by its web preview; to collect it with your "
                        "account from now on: tacit channels remove, then add it again (what the "
                        "preview has covered is not read a second time)");
}

}  // namespace

Result<std::string> CleanBasis(const std::string& words, const std::string& project,
                               const OpenedHome& opened) {
  const bool blank = std::ranges::all_of(words, [](char c) { return c == ' ' || c == '\t'; });
  if (blank || words.size() > kMostBasis) {
    return Fail(ErrorCode::kInvalidArgument,
                "--basis says who authorised the collection, in 1 to 500 characters: "
                "--basis \"communications lead, ticket 4711\"");
  }
  TACIT_TRY(const privacy::Policy policy, PolicyOf(opened.config, project));
  // Pseudonyms of a key for this alone link to nothing.
  TACIT_TRY(const Secret key, RandomSecret(32));
  const privacy::ProjectKeys keys = privacy::DeriveProjectKeys(key, "_basis", 1);
  const privacy::Roster roster;
  privacy::Scrubber scrubber(policy, keys, roster, Platform::kTelegram, {});
  return scrubber.ScrubText(words).value();
}

Result<state::Channel> FindChannel(sources::LiveSource& source, state::State& state,
                                   const AddRequest& request) {
  TACIT_TRY(auto candidate, FindById(source, state, request.name));
  if (!candidate) {
    TACIT_TRY(candidate, source.Find(request.name));
  }
  if (!candidate->refusal.empty()) {
    return Fail(ErrorCode::kRefused, "refused: " + candidate->refusal + " (" +
                                         std::string(RefusalReason(candidate->refusal)) +
                                         "); tacit collects only public channels and groups");
  }
  const state::Channel channel{.project = request.project,
                               .platform = source.platform(),
                               .id = candidate->channel.id,
                               .handle = candidate->channel.handle,
                               .kind = candidate->channel.kind,
                               .basis = request.basis,
                               .added_at = request.now,
                               .preview = request.preview};
  TACIT_TRY(const std::vector<state::Channel> known, state.Channels());
  for (const state::Channel& one : known) {
    if (one.platform != channel.platform || one.id != channel.id) continue;
    TACIT_CHECK_OK(CheckWay(one, request.preview));
    if (one.project != channel.project) {
      return Fail(ErrorCode::kInvalidArgument,
                  "the channel is collected for another project; remove it there first "
                  "(tacit channels list, tacit channels remove)");
    }
  }
  return channel;
}

Result<void> KeepChannel(state::State& state, const state::Channel& channel) {
  TACIT_CHECK_OK(state.PutChannel(channel));
  return state.RememberHandle(channel.platform, channel.handle, channel.id);
}

}  // namespace tacit::cli
