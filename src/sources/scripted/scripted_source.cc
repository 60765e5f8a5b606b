#include "sources/scripted/scripted_source.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace tacit::sources {
namespace {

constexpr Micros kSecond = 1'000'000;

Candidate CandidateOf(const ScriptedChannel& channel) {
  return {.channel = channel.channel, .refusal = channel.refusal, .joined = true};
}

std::int64_t Number(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

struct ScriptedSource::Bytes {
  std::deque<std::string> texts;
  std::deque<std::vector<std::pair<std::string_view, std::int32_t>>> reactions;
  std::string_view Keep(std::string text) { return texts.emplace_back(std::move(text)); }
};

Result<void> ScriptedSource::Called(std::string_view call) {
  methods.emplace_back(call);
  const int number = calls++;
  if (!fault) return {};
  if (auto error = fault(call, number)) return tl::unexpected(*std::move(error));
  return {};
}

RawMessage ScriptedSource::Copy(const ScriptedMessage& message, std::uint32_t channel,
                                Bytes& bytes) const {
  const std::string_view text = bytes.Keep(message.text);
  auto& reactions = bytes.reactions.emplace_back();
  for (const auto& [name, count] : message.reactions) {
    if (shows_reactions) reactions.emplace_back(bytes.Keep(name), count);
  }
  return {.channel = channel,
          .message_id = MessageId(bytes.Keep(std::to_string(message.id))),
          .thread_id = MessageId(bytes.Keep(message.thread)),
          .order = message.id,
          .sent_at = message.sent_at != 0 ? message.sent_at : kStart + message.id * kSecond,
          .edited_at = message.edited_at,
          .author = {.id = bytes.Keep(message.author)},
          .text = text,
          .text_length = static_cast<std::int32_t>(text.size()),
          .reactions = reactions,
          .reactions_known = shows_reactions,
          .views = message.views};
}

Result<std::vector<Candidate>> ScriptedSource::Candidates() {
  TACIT_CHECK_OK(Called("Candidates"));
  std::vector<Candidate> all;
  std::ranges::transform(channels, std::back_inserter(all), CandidateOf);
  return all;
}

Result<Candidate> ScriptedSource::Find(std::string_view handle) {
  TACIT_CHECK_OK(Called("Find"));
  if (handle.starts_with('@')) handle.remove_prefix(1);
  for (const ScriptedChannel& channel : channels) {
    if (channel.channel.handle == handle) return CandidateOf(channel);
  }
  return Fail(ErrorCode::kNotFound, "no channel of that name");
}

Result<std::vector<Candidate>> ScriptedSource::Open(std::span<const RawChannel> wanted) {
  TACIT_CHECK_OK(Called("Open"));
  opened_.clear();
  std::vector<Candidate> answer;
  for (const RawChannel& one : wanted) {
    opened_.push_back(one.id);
    const auto found = std::ranges::find_if(
        channels, [&](const ScriptedChannel& channel) { return channel.channel.id == one.id; });
    answer.push_back(found == channels.end() ? Candidate{.channel = one, .refusal = "not_found"}
                                             : CandidateOf(*found));
  }
  return answer;
}

Result<ScriptedChannel*> ScriptedSource::Opened(std::uint32_t index) {
  for (ScriptedChannel& channel : channels) {
    if (channel.channel.id != opened_.at(index)) continue;
    if (!channel.refusal.empty()) return Fail(ErrorCode::kRefused, channel.refusal);
    return &channel;
  }
  return Fail(ErrorCode::kNotFound, "no such channel");
}

Result<Page> ScriptedSource::History(std::uint32_t index, std::string_view before) {
  TACIT_CHECK_OK(Called("History"));
  TACIT_TRY(ScriptedChannel* const channel, Opened(index));
  const auto bytes = std::make_shared<Bytes>();
  Page page{.owner = bytes};
  owners.emplace_back(bytes);
  const std::size_t size = page_sizes[pages_++ % page_sizes.size()];
  auto end =
      before.empty() ? channel->messages.end() : channel->messages.lower_bound(Number(before));
  if (end == channel->messages.begin()) return page;  // nothing is older
  for (std::size_t i = 0; i < overlap && end != channel->messages.end(); ++i) ++end;
  for (std::size_t i = 0; i < size + overlap && end != channel->messages.begin(); ++i) {
    --end;
    if (hidden.contains(end->first)) continue;
    page.oldest = std::to_string(end->first);
    if (end->second.may_be_kept) {
      page.messages.push_back(Copy(end->second, index, *bytes));
    } else {
      ++page.refused;
      page.refused_ids.push_back(page.oldest);
    }
  }
  return page;
}

Result<Page> ScriptedSource::Messages(std::uint32_t index, std::span<const std::string> ids) {
  TACIT_CHECK_OK(Called("Messages"));
  TACIT_TRY(ScriptedChannel* const channel, Opened(index));
  const auto bytes = std::make_shared<Bytes>();
  Page page{.owner = bytes};
  for (const std::string& id : ids) {
    const auto found = channel->messages.find(Number(id));
    if (found == channel->messages.end()) continue;
    page.messages.push_back(Copy(found->second, index, *bytes));
  }
  return page;
}

Result<Candidate> ScriptedSource::Check(std::uint32_t index) {
  TACIT_CHECK_OK(Called("Check"));
  TACIT_TRY(const ScriptedChannel* const channel, Opened(index));
  return CandidateOf(*channel);
}

Result<LiveEvents> ScriptedSource::Wait(int timeout_ms) {
  TACIT_CHECK_OK(Called("Wait"));
  if (events_.empty() && idle) idle(timeout_ms);
  const auto bytes = std::make_shared<Bytes>();
  LiveEvents answer{.owner = bytes};
  for (const auto& make : events_) answer.events.push_back(make(*bytes));
  events_.clear();
  return answer;
}

ScriptedChannel& ScriptedSource::Add(const std::string& id, const std::string& handle) {
  ScriptedChannel& channel = channels.emplace_back();
  channel.channel = {
      .id = id, .handle = handle, .title = "Title of " + handle, .kind = "public_supergroup"};
  return channel;
}

void ScriptedSource::Fill(ScriptedChannel& channel, std::int64_t first, std::int64_t last) {
  for (std::int64_t id = first; id <= last; ++id) {
    channel.messages[id] = {.id = id, .text = "message " + std::to_string(id)};
  }
}

std::uint32_t ScriptedSource::IndexOf(const std::string& id) const {
  const auto found = std::ranges::find(opened_, id);
  return static_cast<std::uint32_t>(std::distance(opened_.begin(), found));
}

void ScriptedSource::SayNew(const std::string& channel, const ScriptedMessage& message) {
  for (ScriptedChannel& one : channels) {
    if (one.channel.id == channel) one.messages[message.id] = message;
  }
  const std::uint32_t index = IndexOf(channel);
  events_.emplace_back(
      [this, index, message](Bytes& bytes) { return MessageSeen{Copy(message, index, bytes)}; });
}

void ScriptedSource::SayEdited(const std::string& channel, const ScriptedMessage& message) {
  SayNew(channel, message);
}

void ScriptedSource::SayDeleted(const std::string& channel, std::int64_t id) {
  for (ScriptedChannel& one : channels) {
    if (one.channel.id == channel) one.messages.erase(id);
  }
  const std::uint32_t index = IndexOf(channel);
  events_.emplace_back([index, id](Bytes&) {
    return MessagesDeleted{.channel = index, .ids = {std::to_string(id)}};
  });
}

void ScriptedSource::SayMembers(const std::string& channel, std::int64_t members) {
  const std::uint32_t index = IndexOf(channel);
  events_.emplace_back(
      [index, members](Bytes&) { return MembersSeen{.channel = index, .members = members}; });
}

void ScriptedSource::SayRefused(const std::string& channel, const std::string& refusal) {
  for (ScriptedChannel& one : channels) {
    if (one.channel.id == channel) one.refusal = refusal;
  }
  const std::uint32_t index = IndexOf(channel);
  events_.emplace_back(
      [index, refusal](Bytes&) { return ChannelRefused{.channel = index, .refusal = refusal}; });
}

}  // namespace tacit::sources
