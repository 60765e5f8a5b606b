// tacit forget: one person or one message, everywhere.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <set>

#include "base/clock.h"
#include "base/hash.h"
#include "cli/audit_trail.h"
#include "cli/command.h"
#include "cli/import_run.h"
#include "cli/key_session.h"
#include "cli/lake_places.h"
#include "cli/lake_session.h"
#include "cli/people_input.h"
#include "cli/query_run.h"
#include "cli/state_session.h"
#include "keys/bridge.h"
#include "pipeline/deleted_messages.h"
#include "pipeline/left_out.h"
#include "privacy/pseudonymizer.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 4> kOptions = {{
    {.names = "PLATFORM",
     .help = "where the person or the message is; who it is comes from standard input",
     .choices = "telegram|slack",
     .required = true},
    {.names = "--project", .value = "NAME", .help = "only there (default: in every project)"},
    {.names = "--channel", .value = "NAME", .help = "of messages: the channel's name or id"},
    {.names = "--message",
     .value = "ID",
     .help = "a message, by its id in the channel, instead of a person",
     .repeated = true},
}};

constexpr std::string_view kDetails =
    "A person: leaves them out from now on (tacit optout) and takes away what is there. Rows that\n"
    "they wrote, or that forward them, keep only that they are there and when; mentions of them\n"
    "become [[USER]]; their pairs in bridges between key epochs go. Who it is, is read from\n"
    "standard input, one id or handle of the person a line: on the command line others would see\n"
    "it. What somebody wrote is known by the id only; give the handle, too, for mentions.\n"
    "A message: its row goes, and no import brings it back.\n"
    "The old files are off the disk when the command ends. Nothing else may use the keys\n"
    "meanwhile: stop a running collect (exit code 10). Killed, the same command ends it.\n"
    "\n"
    "  tacit forget telegram --project acme\n"
    "  tacit forget telegram --channel acme_chat --message 4711\n";

constexpr std::size_t kSaltBytes = 32;

// What a log entry can be held against by somebody who has the salt and knows who it is.
struct Commitment {
  std::string salt;  // hex; for the receipt only
  std::string digest;
};

Result<Commitment> Commit(const std::string& payload) {
  TACIT_TRY(const Secret salt, RandomSecret(kSaltBytes));
  const std::string& bytes = salt.Reveal();
  return Commitment{
      .salt = HexLower(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()),
      .digest = HexLower(Sha256(bytes + payload))};
}

struct Sums {
  warehouse::ErasureReport erased;
  std::uint64_t unreachable = 0;  // rows of epochs that are destroyed
};

void Add(const warehouse::ErasureReport& one, warehouse::ErasureReport& sum) {
  sum.changed += one.changed;
  sum.removed += one.removed;
  sum.samples += one.samples;
  sum.channels += one.channels;
  sum.files += one.files;
}

class Forgetting {
 public:
  Forgetting(Context& context, OpenedHome opened, FileLock lock, Secret master)
      : context_(context),
        opened_(std::move(opened)),
        lock_(std::move(lock)),
        master_(std::move(master)),
        epochs_(opened_.home.keys_path(), master_),
        platform_(PlatformNamed(context.args.Value("PLATFORM"))),
        project_(context.args.Value("project")) {}

  Result<int> Person() {
    TACIT_TRY(const auto people, ReadPeople(platform_));
    std::string payload;
    for (const NamedPerson& one : people) {
      payload += fmt::format("{}\n{}\n{}\n", Name(platform_), privacy::Name(one.key), one.value);
    }
    TACIT_TRY(const Commitment commitment, Commit(payload));
    TACIT_CHECK_OK(Record("forget_begin", commitment, nullptr));
    TACIT_CHECK_OK(LeaveOut(people));
    TACIT_TRY(const auto session, LakeSession::Open(opened_.home, opened_.config));
    TACIT_TRY(const auto places, PlacesIn(*session, opened_.config, project_));
    TACIT_TRY(const std::vector<std::string> projects, Projects());
    std::map<std::string, std::vector<std::string>> pseudonyms;  // by project
    for (const std::string& project : projects) {
      TACIT_TRY(pseudonyms[project], PseudonymsOf(project, people));
      TACIT_CHECK_OK(
          keys::ForgetInBridges(opened_.home.keys_path(), epochs_, project, pseudonyms[project]));
    }
    for (const warehouse::Place& place : places) {
      TACIT_TRY(const auto report, session->lake().Forget({.place = place,
                                                           .run_id = "forget",
                                                           .people = pseudonyms[place.project],
                                                           .messages = {}}));
      Add(report, sums_.erased);
      TACIT_CHECK_OK(CountUnreachable(*session, place));
    }
    TACIT_CHECK_OK(Record("forget", commitment, &sums_));
    const bool has_id = std::ranges::any_of(
        people, [](const NamedPerson& one) { return one.key == privacy::PersonKey::kId; });
    if (!has_id) {
      Console::Complain(
          "tacit: only handles were given: what the person wrote is known by the id; run it again "
          "with the id\n");
    }
    Print(commitment);
    return kExitOk;
  }

  Result<int> Messages(const std::vector<std::string>& ids) {
    const std::string channel = context_.args.Value("channel");
    if (channel.empty()) {
      return Fail(ErrorCode::kInvalidArgument, "say in which channel the message is: --channel");
    }
    TACIT_TRY(const auto session, LakeSession::Open(opened_.home, opened_.config));
    TACIT_TRY(const auto places, PlacesIn(*session, opened_.config, project_));
    std::set<warehouse::MessageKey> keys;
    for (const warehouse::Place& place : places) {
      if (place.platform != platform_) continue;
      TACIT_TRY(const std::string id, ChannelId(*session, place, channel));
      for (const std::string& message : ids) keys.insert({id, message});
    }
    std::string payload;
    for (const warehouse::MessageKey& key : keys) {
      payload += fmt::format("{}\n{}\n{}\n", Name(platform_), key.channel_id, key.message_id);
    }
    TACIT_TRY(const Commitment commitment, Commit(payload));
    TACIT_CHECK_OK(Record("forget_begin", commitment, nullptr));
    TACIT_TRY(const auto state, OpenState(opened_.home));
    TACIT_TRY(const auto deleted, pipeline::DeletedMessages::Load(*state, master_));
    pipeline::DeletedMessages::Checker checker(deleted);
    for (const warehouse::Place& place : places) {
      if (place.platform != platform_) continue;
      std::vector<state::MessageRef> refs;
      std::vector<Digest256> hashes;
      for (const warehouse::MessageKey& key : keys) {
        refs.push_back({platform_, place.project, key.channel_id, key.message_id});
        hashes.push_back(checker.HashOf(platform_, key.channel_id, key.message_id));
      }
      TACIT_CHECK_OK(state->AddDeleted(refs, hashes));
      TACIT_TRY(const auto report,
                session->lake().Forget({.place = place,
                                        .run_id = "forget",
                                        .people = {},
                                        .messages = {keys.begin(), keys.end()}}));
      Add(report, sums_.erased);
      TACIT_CHECK_OK(DropSamples(*state, refs));
      TACIT_CHECK_OK(state->DoneDeletions(refs));
    }
    TACIT_CHECK_OK(Record("forget", commitment, &sums_));
    Print(commitment);
    return kExitOk;
  }

 private:
  // Counters that were to be read again.
  Result<void> DropSamples(state::State& state, const std::vector<state::MessageRef>& refs) const {
    TACIT_TRY(std::vector<state::PendingSample> samples,
              state.DueSamples(platform_, std::numeric_limits<Micros>::max(),
                               std::numeric_limits<std::int32_t>::max()));
    std::erase_if(samples, [&refs](const state::PendingSample& one) {
      return std::ranges::find(refs, one.message) == refs.end();
    });
    return samples.empty() ? Result<void>{} : state.RemoveSamples(samples);
  }

  Result<void> LeaveOut(const std::vector<NamedPerson>& people) {
    TACIT_TRY(const auto state, OpenState(opened_.home));
    TACIT_TRY(const auto known, pipeline::LoadOptOuts(*state, master_));
    std::vector<state::OptOut> entries;
    entries.reserve(people.size());
    for (const NamedPerson& one : people) {
      entries.push_back({.hash = known->HashOf(platform_, one.key, one.value),
                         .platform = platform_,
                         .kind = std::string(privacy::Name(one.key)),
                         .added_at = SystemClock().Now()});
    }
    return state->AddOptOuts(entries);
  }

  Result<std::vector<std::string>> Projects() {
    if (!project_.empty()) return std::vector<std::string>{project_};
    return keys::ListProjects(opened_.home.keys_path());
  }

  // In every living epoch. A handle is also mentioned on the other platform, by a link.
  Result<std::vector<std::string>> PseudonymsOf(const std::string& project,
                                                const std::vector<NamedPerson>& people) {
    std::vector<std::string> names;
    TACIT_TRY(const auto epochs, keys::ListEpochs(opened_.home.keys_path(), project));
    for (const keys::Epoch& epoch : epochs) {
      if (!keys::IsAlive(epoch)) {
        destroyed_[project].insert(epoch.number);
        continue;
      }
      TACIT_TRY(const privacy::ProjectKeys keys, epochs_.KeysOf(project, epoch.number));
      privacy::Pseudonymizer pseudonymizer(keys, platform_);
      for (const NamedPerson& one : people) {
        names.emplace_back(one.key == privacy::PersonKey::kId
                               ? pseudonymizer.OfId(one.value)
                               : pseudonymizer.OfHandle(platform_, one.value));
      }
    }
    return names;
  }

  Result<void> CountUnreachable(LakeSession& session, const warehouse::Place& place) {
    for (const std::int32_t epoch : destroyed_[place.project]) {
      TACIT_TRY(const auto rows,
                SmallQuery(session, opened_.config,
                           fmt::format("SELECT count(*) FROM messages WHERE project = '{}' AND "
                                       "platform = '{}' AND key_epoch = {}",
                                       place.project, Name(place.platform), epoch)));
      sums_.unreachable += std::stoull(rows[0][0].value_or("0"));
    }
    return {};
  }

  static Result<std::string> ChannelId(LakeSession& session, const warehouse::Place& place,
                                       std::string name) {
    if (name.starts_with('@') || name.starts_with('#')) name.erase(0, 1);
    TACIT_TRY(const auto channels, session.lake().PublicChannels(place.project, place.platform));
    for (const warehouse::PublicChannel& channel : channels) {
      if (channel.name == name) return channel.id;
    }
    return name;
  }

  Result<void> Record(std::string_view act, const Commitment& commitment, const Sums* sums) {
    TACIT_TRY(AuditTrail audit, AuditTrail::Open(opened_.home));
    return audit.Record(act, [&](JsonWriter& json) {
      if (!project_.empty()) json.Key("project").Text(project_);
      json.Key("platform").Text(Name(platform_)).Key("commitment").Text(commitment.digest);
      if (sums != nullptr) WriteCounts(json, *sums);
    });
  }

  static void WriteCounts(JsonWriter& json, const Sums& sums) {
    json.Key("rows_changed").Uint(sums.erased.changed);
    json.Key("rows_removed").Uint(sums.erased.removed);
    json.Key("samples").Uint(sums.erased.samples).Key("channels").Uint(sums.erased.channels);
    json.Key("files").Uint(sums.erased.files).Key("unreachable").Uint(sums.unreachable);
  }

  void Print(const Commitment& commitment) {
    Console& console = context_.console;
    if (sums_.unreachable > 0) {
      Console::Complain(
          fmt::format("tacit: {} rows are of destroyed key epochs: nobody can tell whose they "
                      "are; retention, or an import of the export again, takes them away\n",
                      sums_.unreachable));
    }
    if (console.json()) {
      JsonWriter json;
      json.BeginObject().Key("version").Int(1);
      WriteCounts(json, sums_);
      json.Key("commitment").Text(commitment.digest).Key("salt").Text(commitment.salt).EndObject();
      console.out().Write(json.Take() + "\n");
      return;
    }
    if (console.quiet()) return;
    console.out().Write(
        fmt::format("forgotten: {} rows changed, {} rows removed, {} files replaced or removed\n"
                    "receipt: commitment {} (in the audit log)\n         salt {} (nowhere else)\n",
                    sums_.erased.changed, sums_.erased.removed, sums_.erased.files,
                    commitment.digest, commitment.salt));
  }

  Context& context_;
  const OpenedHome opened_;
  const FileLock lock_;
  const Secret master_;
  const keys::Epochs epochs_;
  const Platform platform_;
  const std::string project_;
  std::map<std::string, std::set<std::int32_t>> destroyed_;
  Sums sums_;
};

Result<int> Run(Context& context) {
  const std::string project = context.args.Value("project");
  if (!project.empty()) TACIT_CHECK_OK(CheckProjectName(project));
  TACIT_TRY(OpenedHome opened, OpenHome(context.args.Value("home")));
  // Alone: an import or a collect that is under way would write what it has already read.
  TACIT_TRY(FileLock lock, LockKeysAlone(opened.home));
  TACIT_CHECK_OK(opened.home.TidyKeys(SystemClock()));
  TACIT_TRY(Secret master, opened.home.MasterKey());
  Forgetting forgetting(context, std::move(opened), std::move(lock), std::move(master));
  const std::vector<std::string> messages = context.args.Values("message");
  return messages.empty() ? forgetting.Person() : forgetting.Messages(messages);
}

}  // namespace

extern const Command kForgetCommand;
const Command kForgetCommand{.name = "forget",
                             .summary = "take a person or a message out of everything",
                             .options = kOptions,
                             .details = kDetails,
                             .run = Run};

}  // namespace tacit::cli
