#include "sources/slack/client/live_source.h"

#include <set>
#include <utility>

#include "sources/slack/client/scopes.h"
#include "sources/slack/person.h"

namespace tacit::sources::slack {
namespace {

constexpr int kListLimit = 999;
constexpr int kPollLimit = 100;

bool IsMember(dom::object channel) {
  bool is_member = false;
  return channel.at_key("is_member").get(is_member) == simdjson::SUCCESS && is_member;
}

std::string_view WithoutHash(std::string_view name) {
  if (name.starts_with('#') || name.starts_with('@')) name.remove_prefix(1);
  return name;
}

}  // namespace

SlackLive::SlackLive(const ClientOptions& options, CallBudget& budget, ThreadBook& threads)
    : options_(options),
      budget_(budget),
      threads_(threads),
      api_(options, budget),
      history_size_(options.page_limit),
      replies_size_(options.page_limit),
      poll_size_(kPollLimit) {}

Result<void> SlackLive::Connect() {
  TACIT_CHECK_OK(api_.Call(Request::AuthTest()));
  // An app that was given more scopes keeps its token. Signed out, in a way: a new one is wanted.
  auto granted = CheckGranted(api_.scopes());
  if (!granted) return Fail(ErrorCode::kDenied, granted.error().detail + ": tacit login slack");
  return {};
}

// All public channels: their names stand in messages that link to them.
Result<void> SlackLive::ListAll() {
  listed_.clear();
  std::string cursor;
  do {
    TACIT_TRY(const Reply reply, api_.Call(Request::ListChannels(cursor, kListLimit)));
    if (!reply.ok()) return Fail(ErrorCode::kUnavailable, "Slack lost its place in a list: again");
    const auto channels = reply.Array("channels");
    if (!channels) return Fail(ErrorCode::kUnavailable, "Slack gave no list of channels");
    for (const dom::element element : *channels) {
      const auto object = ObjectOf(element);
      if (!object) continue;
      Listed listed{.object = ReadChannel(*object, AbsentFlags::kRefused),
                    .joined = IsMember(*object)};
      if (listed.object.refusal.empty()) names_.Add(listed.object.id, listed.object.name);
      listed_.insert_or_assign(listed.object.id, std::move(listed));
    }
    cursor = reply.next_cursor();
  } while (!cursor.empty());
  return {};
}

Result<void> SlackLive::ListPeople() {
  people_.clear();
  std::set<std::string> ids;
  std::string cursor;
  do {
    TACIT_TRY(const Reply reply, api_.Call(Request::ListUsers(cursor, kListLimit)));
    if (!reply.ok()) return Fail(ErrorCode::kUnavailable, "Slack lost its place in a list: again");
    const auto members = reply.Array("members");
    if (!members) return Fail(ErrorCode::kUnavailable, "Slack gave no list of people");
    for (const dom::element element : *members) {
      const auto object = ObjectOf(element);
      if (!object) continue;
      RawPerson person = PersonOf(*object);
      if (!person.id.empty() && ids.insert(person.id).second) people_.push_back(std::move(person));
    }
    cursor = reply.next_cursor();
  } while (!cursor.empty());
  return {};
}

Candidate SlackLive::Describe(const Listed& listed) const {
  return {.channel = ToRawChannel(listed.object, names_),
          .refusal = std::string(listed.object.refusal),
          .joined = listed.joined};
}

Result<std::vector<Candidate>> SlackLive::Candidates() {
  TACIT_CHECK_OK(ListAll());
  std::vector<Candidate> candidates;
  candidates.reserve(listed_.size());
  for (const auto& [id, listed] : listed_) candidates.push_back(Describe(listed));
  return candidates;
}

Result<Candidate> SlackLive::Find(std::string_view handle) {
  const std::string_view name = WithoutHash(handle);
  TACIT_CHECK_OK(ListAll());
  for (const auto& [id, listed] : listed_) {
    if (listed.object.name == name || id == name) return Ask(id);
  }
  return Fail(ErrorCode::kNotFound,
              "no public channel has this name; `tacit channels candidates --source slack` shows "
              "those there");
}

// What Slack says of the channel right now.
Result<Candidate> SlackLive::Ask(const std::string& id) {
  const auto reply = api_.Call(Request::ChannelInfo(id));
  if (!reply && reply.error().code == ErrorCode::kRefused) {
    return Candidate{.channel = {.id = id}, .refusal = reply.error().detail};
  }
  if (!reply) return tl::unexpected(reply.error());
  const auto object = ObjectAt(reply->root(), "channel");
  if (!object) return Fail(ErrorCode::kUnavailable, "Slack described no channel");
  const Listed listed{.object = ReadChannel(*object, AbsentFlags::kRefused),
                      .joined = IsMember(*object)};
  if (listed.object.id != id) return Candidate{.channel = {.id = id}, .refusal = "other_channel"};
  return Describe(listed);
}

Result<std::vector<Candidate>> SlackLive::Open(std::span<const RawChannel> channels) {
  channels_.clear();
  if (listed_.empty()) TACIT_CHECK_OK(ListAll());
  TACIT_CHECK_OK(ListPeople());
  std::vector<Candidate> candidates;
  for (const RawChannel& channel : channels) {
    TACIT_TRY(Candidate candidate, Ask(channel.id));
    channels_.push_back({.channel = channel, .refusal = candidate.refusal});
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

Result<Candidate> SlackLive::Check(std::uint32_t channel) {
  if (channel >= channels_.size()) {
    return Fail(ErrorCode::kInvalidArgument, "there is no such open channel");
  }
  Followed& followed = channels_[channel];
  TACIT_TRY(Candidate candidate, Ask(followed.channel.id));
  if (!candidate.refusal.empty()) followed.refusal = candidate.refusal;
  return candidate;
}

// kRefused: by what is known now.
Result<SlackLive::Followed*> SlackLive::Allowed(std::uint32_t channel) {
  if (channel >= channels_.size()) {
    return Fail(ErrorCode::kInvalidArgument, "there is no such open channel");
  }
  Followed& followed = channels_[channel];
  if (!followed.refusal.empty()) return Fail(ErrorCode::kRefused, followed.refusal);
  return &followed;
}

Result<std::unique_ptr<LiveSource>> OpenLiveSource(ClientOptions options, CallBudget& budget,
                                                   ThreadBook& threads) {
  auto live = std::make_unique<SlackLive>(std::move(options), budget, threads);
  TACIT_CHECK_OK(live->Connect());
  return std::unique_ptr<LiveSource>(std::move(live));
}

}  // namespace tacit::sources::slack
