// tacit channels join|leave: in the user's name, one at a time, after a question.

#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>
#include <utility>

#include "cli/act_terminal.h"
#include "cli/archives.h"
#include "cli/audit_trail.h"
#include "cli/channel_challenge.h"
#include "cli/channels_actions.h"
#include "cli/collect_view.h"
#include "cli/json_writer.h"
#include "cli/live_session.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

using sources::Candidate;
using sources::Confirmed;
using sources::JoinOutcome;

// A channel at its platform, and the person who decides.
struct Connected {
  OpenedHome opened;
  ActTerminal terminal;
  std::unique_ptr<LiveSession> session;
  Candidate found;
  sources::Acts* acts = nullptr;
};

Result<Connected> Connect(const Context& context, LiveSession::ShowWait show_wait) {
  TACIT_TRY(const std::string name, NameOption(context.args));
  TACIT_TRY(ActTerminal terminal, ActTerminal::Open());
  TACIT_TRY(OpenedHome opened, OpenHome(context.args.Value("home")));
  TACIT_TRY(auto session,
            LiveSession::Open(PlatformOf(context.args), opened, std::move(show_wait)));
  sources::Acts* const acts = session->source().acts();
  if (acts == nullptr) {
    return Fail(ErrorCode::kUnavailable, "tacit cannot do that here: use the platform's own app");
  }
  TACIT_TRY(Candidate found, session->source().Find(name));
  return Connected{.opened = std::move(opened),
                   .terminal = std::move(terminal),
                   .session = std::move(session),
                   .found = std::move(found),
                   .acts = acts};
}

// Before an act, and again with what became of it. Ids of channels, no names.
Result<void> Record(std::string_view act, const Connected& on, std::string_view key = {},
                    std::string_view value = {}) {
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(on.opened.home));
  return audit.Record(act, [&](JsonWriter& json) {
    json.Key("platform").Text(Name(on.session->source().platform()));
    json.Key("channel_id").Text(on.found.channel.id);
    if (!key.empty()) json.Key(key).Text(value);
  });
}

std::string Described(const Candidate& found) {
  std::string text = "@" + EscapeForTerminal(found.channel.handle) + " (" +
                     (found.channel.kind == "public_channel" ? "channel" : "group");
  if (found.channel.members) {
    text += fmt::format(", {} members",
                        WithThousands(static_cast<std::uint64_t>(*found.channel.members)));
  }
  return text + ")";
}

std::string JoinWords(const Candidate& found) {
  const bool channel = found.channel.kind == "public_channel";
  return "Your account joins " + Described(found) + ".\n" +
         (channel ? "Its administrators can see that.\n"
                  : "Everybody in it can see that, in most groups as a message.\n") +
         "tacit posts nothing. The account stays a member until it leaves: tacit channels leave.\n"
         "Collecting does not need it, public channels are read without joining.\n"
         "Type yes to go on: ";
}

std::string LeaveWords(const Candidate& found) {
  return "Your account leaves " + Described(found) +
         ".\n"
         "In most groups everybody can see that. What is in the lake stays, and a public channel\n"
         "is collected further until tacit channels remove.\n"
         "Type yes to go on: ";
}

struct OutcomeWords {
  JoinOutcome outcome;
  std::string_view name;
  int exit_code;
  std::string_view words;
};

constexpr std::array<OutcomeWords, 4> kOutcomes = {{
    {JoinOutcome::kJoined, "joined", kExitOk, "Your account is a member now."},
    {JoinOutcome::kRequested, "requested", kExitPartial,
     "A request to join was sent: the administrators decide, and see it. Nothing else is to be "
     "done."},
    {JoinOutcome::kGuarded, "guarded", kExitPartial,
     "A bot decides who joins, in a window that only an official app can show: join there."},
    {JoinOutcome::kDeclined, "declined", kExitRefused, "The request to join was declined."},
}};

const OutcomeWords& WordsOf(JoinOutcome outcome) {
  for (const OutcomeWords& one : kOutcomes) {
    if (one.outcome == outcome) return one;
  }
  return kOutcomes[3];
}

int Report(Console& console, std::string_view outcome, std::string_view challenge,
           std::string_view words, int exit_code) {
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("outcome").Text(outcome);
    if (!challenge.empty()) json.Key("challenge").Text(challenge);
    json.Key("exit").Int(exit_code).EndObject();
    console.out().Write(json.Take() + "\n");
  } else {
    console.out().Write(std::string(words) + "\n");
  }
  return exit_code;
}

Result<int> Joined(Console& console, Connected& on) {
  ChallengeEnd end = ChallengeEnd::kNone;
  if (on.found.channel.kind != "public_channel") {  // nobody asks anything in a channel
    TACIT_TRY(end, AnswerChallenges(*on.acts, on.terminal, [&on](std::string_view way) {
                return Record("challenge_answer", on, "way", way);
              }));
  }
  const OutcomeWords& joined = kOutcomes[0];
  if (end != ChallengeEnd::kOpen) {
    return Report(console, joined.name, Name(end), joined.words, joined.exit_code);
  }
  return Report(
      console, joined.name, Name(end),
      "Your account is a member now, and the bot's question stands: a group may throw out "
      "who does not answer. An official app shows it.",
      kExitPartial);
}

}  // namespace

Result<int> ChannelsJoin(Context& context) {
  CollectView view(context.console);
  TACIT_TRY(Connected on, Connect(context, [&view](const auto& wait) { view.Show(wait); }));
  view.Clear();
  if (!on.found.refusal.empty()) {
    return Fail(ErrorCode::kRefused, "refused: " + on.found.refusal + " (" +
                                         std::string(RefusalReason(on.found.refusal)) +
                                         "); tacit joins only what it could collect");
  }
  if (on.found.joined) {
    return Report(context.console, "already", {}, "Your account is a member already.", kExitOk);
  }
  TACIT_TRY(auto confirmed, Confirmed<sources::JoinChannel>::Ask({.channel = on.found.channel.id},
                                                                 JoinWords(on.found), on.terminal));
  TACIT_CHECK_OK(Record("channel_join", on));
  TACIT_TRY(const JoinOutcome outcome, on.acts->Join(std::move(confirmed)));
  view.Clear();
  const OutcomeWords& words = WordsOf(outcome);
  TACIT_CHECK_OK(Record("channel_joined", on, "outcome", words.name));
  if (outcome == JoinOutcome::kJoined) return Joined(context.console, on);
  return Report(context.console, words.name, {}, words.words, words.exit_code);
}

Result<int> ChannelsLeave(Context& context) {
  CollectView view(context.console);
  TACIT_TRY(Connected on, Connect(context, [&view](const auto& wait) { view.Show(wait); }));
  view.Clear();
  if (!on.found.joined) {
    return Fail(ErrorCode::kNotFound, "the account is not in this channel: nothing to leave");
  }
  TACIT_TRY(auto confirmed,
            Confirmed<sources::LeaveChannel>::Ask({.channel = on.found.channel.id},
                                                  LeaveWords(on.found), on.terminal));
  TACIT_CHECK_OK(Record("channel_leave", on));
  TACIT_CHECK_OK(on.acts->Leave(std::move(confirmed)));
  view.Clear();
  TACIT_CHECK_OK(Record("channel_left", on));
  return Report(context.console, "left", {}, "Your account has left.", kExitOk);
}

}  // namespace tacit::cli
