#include "cli/channels_actions.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/archives.h"
#include "cli/audit_trail.h"
#include "cli/channel_adding.h"
#include "cli/collect_status.h"
#include "cli/collect_view.h"
#include "cli/import_run.h"
#include "cli/json_writer.h"
#include "cli/live_session.h"
#include "cli/preview.h"
#include "cli/state_session.h"
#include "cli/table.h"
#include "cli/text_width.h"
#include "cli/time_text.h"

namespace tacit::cli {
namespace {

std::string Verdict(const std::string& refusal) { return refusal.empty() ? "public" : refusal; }

void AppendChannel(const state::Channel& channel, JsonWriter& json) {
  json.BeginObject().Key("project").Text(channel.project);
  json.Key("platform").Text(Name(channel.platform));
  json.Key("channel_id").Text(channel.id).Key("name").Text(channel.handle);
  json.Key("kind").Text(channel.kind).Key("basis").Text(channel.basis);
  json.Key("added").Text(TimeText(channel.added_at)).Key("status").Text(Name(channel.status));
  if (!channel.refusal.empty()) json.Key("refused").Text(channel.refusal);
  json.Key("preview").Bool(channel.preview).EndObject();
}

std::string CandidatesJson(const std::vector<sources::Candidate>& candidates) {
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("candidates").BeginArray();
  for (const sources::Candidate& candidate : candidates) {
    const bool is_public = candidate.refusal.empty();
    json.BeginObject().Key("kind").Text(candidate.channel.kind);
    // Of a private chat there is nothing to say but that it is one.
    if (is_public) json.Key("name").Text(candidate.channel.handle);
    if (is_public && candidate.channel.members) {
      json.Key("members").Int(*candidate.channel.members);
    }
    json.Key("joined").Bool(candidate.joined).Key("verdict").Text(Verdict(candidate.refusal));
    json.EndObject();
  }
  json.EndArray().EndObject();
  return json.Take() + "\n";
}

std::string CandidatesText(const std::vector<sources::Candidate>& candidates,
                           const Console& console) {
  std::vector<std::vector<Cell>> rows;
  pipeline::Counts refused;
  for (const sources::Candidate& candidate : candidates) {
    if (!candidate.refusal.empty()) {
      ++refused[candidate.refusal];
      continue;
    }
    const auto members = candidate.channel.members;
    rows.push_back(
        {"@" + candidate.channel.handle, candidate.channel.kind,
         members ? Cell(WithThousands(static_cast<std::uint64_t>(*members))) : std::nullopt,
         candidate.joined ? "yes" : "no"});
  }
  std::string text = rows.empty() ? "The account is in no public channel or group.\n"
                                  : RenderTable({{.name = "name"},
                                                 {.name = "kind"},
                                                 {.name = "members", .right = true},
                                                 {.name = "joined"}},
                                                rows, console.width(), console.style());
  for (const auto& [word, count] : refused) {
    text += fmt::format("{} {}: {}\n", WithThousands(count), word, RefusalReason(word));
  }
  return text;
}

// Before it is done: what is in the state is in the audit log.
Result<void> Record(std::string_view act, const state::Channel& channel, const Home& home) {
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(home));
  return audit.Record(act, [&channel](JsonWriter& json) {
    json.Key("project").Text(channel.project).Key("platform").Text(Name(channel.platform));
    json.Key("channel_id").Text(channel.id).Key("basis").Text(channel.basis);
    if (channel.preview) json.Key("preview").Bool(true);
  });
}

}  // namespace

Platform PlatformOf(const Args& args) {
  return args.Value("source") == "slack" ? Platform::kSlack : Platform::kTelegram;
}

Result<std::string> NameOption(const Args& args) {
  std::string name = args.Value("NAME");
  if (name.starts_with('@')) name.erase(0, 1);
  if (!name.empty()) return name;
  return Fail(ErrorCode::kInvalidArgument, "which channel? Give its public name, as @acme");
}

Result<int> ChannelsList(Context& context) {
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  TACIT_TRY(const auto state, OpenStateIfThere(opened.home));
  std::vector<state::Channel> channels;
  if (state != nullptr) {
    TACIT_TRY(channels, state->Channels());
  }
  Console& console = context.console;
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("channels").BeginArray();
    for (const state::Channel& channel : channels) AppendChannel(channel, json);
    json.EndArray().EndObject();
    console.out().Write(json.Take() + "\n");
    return kExitOk;
  }
  if (channels.empty()) {
    console.out().Write(
        "No channel is collected yet. See which there are: tacit channels candidates\n");
    return kExitOk;
  }
  std::vector<std::vector<Cell>> rows;
  rows.reserve(channels.size());
  for (const state::Channel& channel : channels) {
    rows.push_back({channel.project, "@" + channel.handle, channel.kind, StatusText(channel),
                    DateText(channel.added_at), channel.basis});
  }
  console.out().Write(RenderTable({{.name = "project"},
                                   {.name = "name"},
                                   {.name = "kind"},
                                   {.name = "status"},
                                   {.name = "added"},
                                   {.name = "basis"}},
                                  rows, console.width(), console.style()));
  return kExitOk;
}

Result<int> ChannelsCandidates(Context& context) {
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  Console& console = context.console;
  CollectView view(console);
  TACIT_TRY(const auto session,
            LiveSession::Open(PlatformOf(context.args), opened,
                              [&view](const sources::Waiting& wait) { view.Show(wait); }));
  TACIT_TRY(const auto candidates, session->source().Candidates());
  view.Clear();
  console.out().Write(console.json() ? CandidatesJson(candidates)
                                     : CandidatesText(candidates, console));
  return kExitOk;
}

namespace {

Result<std::unique_ptr<LiveSession>> OpenToAdd(const Args& args, const OpenedHome& opened,
                                               CollectView& view) {
  const LiveSession::ShowWait show_wait = [&view](const sources::Waiting& wait) {
    view.Show(wait);
  };
  if (!args.Has("preview")) return LiveSession::Open(PlatformOf(args), opened, show_wait);
  if (PlatformOf(args) == Platform::kTelegram) return LiveSession::OpenPreview(opened, show_wait);
  return Fail(ErrorCode::kInvalidArgument, "--preview is for channels of Telegram");
}

}  // namespace

Result<int> ChannelsAdd(Context& context) {
  const Args& args = context.args;
  TACIT_TRY(const std::string name, NameOption(args));
  const std::string project = args.Value("project");
  TACIT_CHECK_OK(CheckProjectName(project));
  TACIT_TRY(const OpenedHome opened, OpenHome(args.Value("home")));
  TACIT_TRY(const std::string basis, CleanBasis(args.Value("basis"), project, opened));
  Console& console = context.console;
  if (args.Has("preview") && opened.config.Flag("telegram.preview")) {
    console.Note(kPreviewTerms);
  }
  CollectView view(console);
  TACIT_TRY(const auto session, OpenToAdd(args, opened, view));
  const Micros now = SystemClock().Now();
  const AddRequest request{.name = name,
                           .project = project,
                           .basis = basis + " (recorded " + DateText(now) + ")",
                           .now = now,
                           .preview = args.Has("preview")};
  TACIT_TRY(const state::Channel added, FindChannel(session->source(), session->state(), request));
  TACIT_CHECK_OK(Record("channel_add", added, opened.home));
  TACIT_CHECK_OK(KeepChannel(session->state(), added));
  view.Clear();
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("channel");
    AppendChannel(added, json);
    json.EndObject();
    console.out().Write(json.Take() + "\n");
    return kExitOk;
  }
  console.out().Write("@" + EscapeForTerminal(added.handle) + " is collected for project " +
                      project + ".\n  basis  " + EscapeForTerminal(added.basis) + "\n\nNext:\n  " +
                      console.style().Cyan("tacit collect") + "\n");
  return kExitOk;
}

Result<int> ChannelsRemove(Context& context) {
  TACIT_TRY(const std::string name, NameOption(context.args));
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  TACIT_TRY(const auto state, OpenState(opened.home));
  TACIT_TRY(const auto channels, state->Channels());
  const Platform platform = PlatformOf(context.args);
  const auto found = std::ranges::find_if(channels, [&](const state::Channel& channel) {
    return channel.platform == platform && (channel.handle == name || channel.id == name);
  });
  if (found == channels.end()) {
    return Fail(ErrorCode::kNotFound, "no such channel; `tacit channels list` shows those there");
  }
  TACIT_CHECK_OK(Record("channel_remove", *found, opened.home));
  TACIT_CHECK_OK(state->RemoveChannel(platform, found->id));
  context.console.Note("tacit: not collected any more; what is in the lake stays");
  return kExitOk;
}

}  // namespace tacit::cli
