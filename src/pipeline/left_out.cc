#include "pipeline/left_out.h"

#include <string>
#include <utility>

namespace tacit::pipeline {
namespace {

constexpr std::string_view kPurpose = "tacit/v1|opt_out";
constexpr std::size_t kKeyBytes = 32;

Result<std::vector<Digest256>> HashesIn(state::State& state) {
  TACIT_TRY(const std::vector<state::OptOut> entries, state.OptOuts());
  std::vector<Digest256> hashes;
  hashes.reserve(entries.size());
  for (const state::OptOut& entry : entries) hashes.push_back(entry.hash);
  return hashes;
}

}  // namespace

Result<std::shared_ptr<privacy::OptOuts>> LoadOptOuts(state::State& state, const Secret& master) {
  TACIT_TRY(std::vector<Digest256> hashes, HashesIn(state));
  return std::make_shared<privacy::OptOuts>(HkdfSha256(master, kPurpose, kKeyBytes),
                                            std::move(hashes));
}

Result<void> RefreshOptOuts(state::State& state, privacy::OptOuts* people) {
  if (people == nullptr) return {};
  TACIT_TRY(std::vector<Digest256> hashes, HashesIn(state));
  people->Replace(std::move(hashes));
  return {};
}

Result<void> LearnOptOuts(state::State& state, privacy::OptOuts* people, Platform platform,
                          std::span<const RawPerson> known, Micros now) {
  if (people == nullptr) return {};
  std::vector<state::OptOut> learned;
  for (const privacy::OptOuts::Entry& entry : people->Link(platform, known)) {
    learned.push_back({.hash = entry.hash,
                       .platform = platform,
                       .kind = std::string(privacy::Name(entry.key)),
                       .added_at = now});
  }
  return learned.empty() ? Result<void>{} : state.AddOptOuts(learned);
}

}  // namespace tacit::pipeline
