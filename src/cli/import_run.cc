#include "cli/import_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/audit_trail.h"
#include "cli/fingerprint.h"
#include "cli/policy.h"
#include "cli/process.h"
#include "cli/progress.h"
#include "privacy/guard/guard.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kMaxProjectName = 40;
constexpr unsigned kMaxDefaultThreads = 4;
constexpr std::uint32_t kGuardEvery = 64;  // rows

unsigned ThreadsOf(const Config& config) {
  const auto threads = static_cast<unsigned>(config.Number("import.threads"));
  return threads > 0 ? threads : std::min(CoreCount(), kMaxDefaultThreads);
}

void AddCounts(pipeline::Counts& sum, const pipeline::Counts& one) {
  for (const auto& [name, count] : one) sum[name] += count;
}

}  // namespace

Result<void> CheckProjectName(std::string_view name) {
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const bool good =
      !name.empty() && name.size() <= kMaxProjectName && is_word(name.front()) &&
      std::ranges::all_of(name, [&](char c) { return is_word(c) || c == '_' || c == '-'; });
  if (good) return {};
  return Fail(ErrorCode::kInvalidArgument,
              "a project's name has 1 to 40 of a-z, 0-9, _ and -, and begins with a letter or "
              "digit: --project acme");
}

Result<pipeline::ImportReport> ImportArchive(const sources::Archive& archive,
                                             const std::string& path, const ImportRequest& request,
                                             const OpenedHome& opened, LakeSession& session,
                                             const Console& console) {
  const privacy::ProjectKeys& keys = *request.keys;
  TACIT_TRY(const privacy::Policy policy, PolicyOf(opened.config, request.project));
  const auto guard = privacy::MakeGuard(policy.actions);
  TACIT_TRY(const std::string facts, InputFacts(path));

  Progress progress(console);
  const pipeline::ImportOptions options{
      .project = request.project,
      .run_id = RunId(keys.token, facts, request.channels),
      .threads = ThreadsOf(opened.config),
      .partial = request.partial,
      .guard = {.guard = guard.get(),
                .every = request.strict ? 1 : kGuardEvery,
                .strict = request.strict},
      .deleted = request.deleted,
      .state = request.state,
      .progress = [&progress](const pipeline::ImportProgress& state) {
        progress.Update(state.bytes_done, state.bytes_total, state.messages);
        return !Interrupted();
      }};
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(opened.home));
  TACIT_TRY(pipeline::ImportReport report,
            pipeline::Import(archive, policy, keys, session.lake(), options));
  TACIT_CHECK_OK(audit.Record("import", [&](JsonWriter& json) {
    json.Key("project").Text(request.project).Key("platform").Text(Name(archive.platform()));
    json.Key("run").Text(options.run_id).Key("policy").Text(policy.digest);
    json.Key("channels").Uint(report.channels).Key("loaded").Uint(report.loaded);
    json.Key("updated").Uint(report.updated).Key("unchanged").Uint(report.unchanged);
    json.Key("refused").Counts(report.refused).Key("withheld").Counts(report.withheld);
    json.Key("redacted").Counts(report.redacted);
  }));
  return report;
}

std::string ListRefused(const pipeline::Counts& refused) {
  std::string list;
  for (const auto& [kind, count] : refused) {
    list += fmt::format("{}{} {}", list.empty() ? "" : ", ", count, kind);
  }
  return list;
}

Error NothingToLoad(const pipeline::Counts& refused, bool channels_chosen) {
  if (!refused.empty()) {
    return {.code = ErrorCode::kRefused,
            .detail = "refused: " + ListRefused(refused) +
                      ". tacit loads only public groups and channels; private chats, direct "
                      "messages and shared channels stay where they are"};
  }
  return {.code = ErrorCode::kNotFound,
          .detail = channels_chosen ? "no public channel of that name, title or id in the export"
                                    : "there is no public group or channel in the export"};
}

void Add(pipeline::ImportReport& sum, const pipeline::ImportReport& one) {
  sum.messages += one.messages;
  sum.loaded += one.loaded;
  sum.updated += one.updated;
  sum.unchanged += one.unchanged;
  sum.channels += one.channels;
  sum.bytes += one.bytes;
  sum.seconds += one.seconds;
  AddCounts(sum.refused, one.refused);
  AddCounts(sum.withheld, one.withheld);
  AddCounts(sum.dropped, one.dropped);
  AddCounts(sum.redacted, one.redacted);
  AddCounts(sum.guard, one.guard);
  if (sum.damaged.empty()) sum.damaged = one.damaged;
}

}  // namespace tacit::cli
