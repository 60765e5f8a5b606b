#include "sources/telegram/client/live_source.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "sources/telegram/client/handle.h"

namespace tacit::sources::telegram {
namespace {

constexpr int kMaxChatPages = 1'000;

bool IsMissing(const Error& error) { return error.code == ErrorCode::kNotFound; }

std::int64_t UnixNow() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

TelegramLive::TelegramLive(ClientOptions options, CallBudget& budget)
    : options_(std::move(options)), budget_(budget) {}

TelegramLive::~TelegramLive() = default;

Result<void> TelegramLive::Connect() {
  state_.ForgetReactions();
  TACIT_TRY(session_, Session::Open(options_, budget_, state_));
  messages_ = 0;
  new_messages_before_ = state_.new_messages();
  return session_->CheckReady();
}

Result<std::vector<Candidate>> TelegramLive::Candidates() {
  std::vector<Candidate> candidates;
  for (const bool archive : {false, true}) {
    TACIT_CHECK_OK(LoadAllChats(archive));
    TACIT_TRY(const Reply chats, Call(GetChats{.archive = archive}));
    chats.root()["chat_ids"].ForEach([&](const Json& id) {
      auto candidate = state_.Find(id.IntOr(0));
      if (!candidate) return;
      // People are no channels: they are not even counted.
      const std::string& word = candidate->refusal;
      if (word != "personal_chat" && word != "secret_chat") {
        candidates.push_back(*std::move(candidate));
      }
    });
  }
  return candidates;
}

Result<Candidate> TelegramLive::Find(std::string_view handle) {
  TACIT_TRY(const std::int64_t chat_id, Resolve(handle));
  return Describe(chat_id);
}

Result<std::vector<Candidate>> TelegramLive::Open(std::span<const RawChannel> channels) {
  channels_.clear();
  std::vector<std::int64_t> chat_ids;
  for (const RawChannel& channel : channels) {
    auto& followed = channels_.emplace_back();
    followed.context.channel = static_cast<std::uint32_t>(channels_.size() - 1);
    followed.context.id = channel.id;
    followed.context.broadcast = channel.kind == "public_channel";
  }
  state_.Follow({});
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < channels.size(); ++i) {
    TACIT_TRY(Candidate candidate, OpenOne(channels_[i], channels[i]));
    channels_[i].refusal = candidate.refusal;
    chat_ids.push_back(candidate.refusal.empty() ? channels_[i].context.chat_id : 0);
    candidates.push_back(std::move(candidate));
  }
  state_.Follow(chat_ids);
  TACIT_CHECK_OK(AwaitReactions());
  return candidates;
}

Result<Candidate> TelegramLive::Check(std::uint32_t channel) {
  if (channel >= channels_.size()) {
    return Fail(ErrorCode::kInvalidArgument, "there is no such open channel");
  }
  const std::int64_t chat_id = channels_[channel].context.chat_id;
  if (chat_id == 0) return Candidate{.channel = {}, .refusal = channels_[channel].refusal};
  return Refresh(chat_id);
}

Result<void> TelegramLive::LoadAllChats(bool archive) {
  for (int page = 0; page < kMaxChatPages; ++page) {
    const auto loaded = Call(LoadChats{.archive = archive});
    if (!loaded && IsMissing(loaded.error())) return {};  // all are loaded
    if (!loaded) return tl::unexpected(loaded.error());
  }
  return {};
}

// The chat of a public name.
Result<std::int64_t> TelegramLive::Resolve(std::string_view handle) {
  TACIT_TRY(const std::string username, UsernameOf(handle));
  TACIT_TRY(const Reply chat, Call(SearchPublicChat{.username = username}));
  return chat.root()["id"].IntOr(0);
}

// With what only the full information has, for a chat that passes.
Result<Candidate> TelegramLive::Describe(std::int64_t chat_id) {
  const auto candidate = state_.Find(chat_id);
  if (!candidate) return Candidate{.channel = {}, .refusal = "unknown"};
  if (!candidate->refusal.empty()) return *candidate;
  const std::int64_t supergroup_id = state_.SupergroupOf(chat_id);
  const auto info = Call(GetSupergroupFullInfo{.supergroup_id = supergroup_id});
  if (info) state_.TakeFullInfo(supergroup_id, info->root());
  const bool passing = info || IsMissing(info.error()) || info.error().code == ErrorCode::kRefused;
  if (!passing) return tl::unexpected(info.error());
  return state_.Find(chat_id).value_or(*candidate);
}

// A chat that TDLib may know from before, with what the server says of it now.
Result<Candidate> TelegramLive::Refresh(std::int64_t chat_id) {
  const auto fresh = Call(SearchChatMessages{.chat_id = chat_id, .limit = 2});
  if (!fresh && fresh.error().code != ErrorCode::kRefused && !IsMissing(fresh.error())) {
    return tl::unexpected(fresh.error());
  }
  TACIT_TRY(Candidate candidate, Describe(chat_id));
  if (!fresh && candidate.refusal.empty()) {
    candidate.refusal = IsMissing(fresh.error()) ? "not_found" : "private";
  }
  return candidate;
}

Result<Candidate> TelegramLive::OpenOne(Followed& followed, const RawChannel& channel) {
  const auto id = SupergroupIdIn(channel.id);
  if (!id) return Fail(ErrorCode::kInvalidArgument, "the id of a Telegram channel is a number");
  const std::int64_t chat_id = ChatIdOf(*id);
  const auto known = Call(KnownSupergroup{.supergroup_id = *id});
  if (!known && !IsMissing(known.error())) return tl::unexpected(known.error());
  if (!known) {
    const auto resolved = Resolve(channel.handle);
    if (!resolved && !IsMissing(resolved.error())) return tl::unexpected(resolved.error());
    // The name belongs to somebody else now, or to nobody.
    if (!resolved) return Candidate{.channel = channel, .refusal = "not_found"};
    if (*resolved != chat_id) return Candidate{.channel = channel, .refusal = "renamed"};
  }
  TACIT_TRY(Candidate candidate, Refresh(chat_id));
  followed.context.chat_id = chat_id;
  followed.context.broadcast = candidate.channel.kind == "public_channel";
  return candidate;
}

// kRefused: by what is known now.
Result<TelegramLive::Followed*> TelegramLive::Allowed(std::uint32_t channel) {
  if (channel >= channels_.size()) {
    return Fail(ErrorCode::kInvalidArgument, "there is no such open channel");
  }
  Followed& followed = channels_[channel];
  if (followed.context.chat_id != 0) {
    const auto candidate = state_.Find(followed.context.chat_id);
    const std::string word = candidate ? candidate->refusal : "unknown";
    if (followed.refusal.empty() || word.empty()) followed.refusal = word;
    if (followed.refusal.empty()) followed.refusal = followed.barred;
  }
  if (!followed.refusal.empty()) return Fail(ErrorCode::kRefused, followed.refusal);
  return &followed;
}

Error TelegramLive::AsRefusal(Error error, std::uint32_t channel) {
  if (error.code != ErrorCode::kRefused) return error;
  const auto allowed = Allowed(channel);
  return allowed ? Error{ErrorCode::kRefused, "private"} : allowed.error();
}

// TDLib forgets no message until it is closed.
Result<void> TelegramLive::ReopenWhenFull() {
  const std::uint64_t held = messages_ + (state_.new_messages() - new_messages_before_);
  if (held < options_.messages_before_reopen) return {};
  closed_at_ = UnixNow();
  session_.reset();
  TACIT_CHECK_OK(Connect());
  for (Followed& followed : channels_) {
    followed.held_open = false;
    followed.newest_read = false;
    if (followed.context.chat_id == 0) continue;
    const auto known =
        Call(KnownSupergroup{.supergroup_id = SupergroupIdOf(followed.context.chat_id)});
    if (!known && !IsMissing(known.error())) return tl::unexpected(known.error());
  }
  return AwaitReactions();
}

Result<void> TelegramLive::AwaitReactions() {
  // TDLib looks at one chat in two seconds (measured, 1.8.67), and a busy machine answers late. A
  // chat that knows no reactions costs all of this, once.
  constexpr std::chrono::milliseconds kPatienceForOne(2'500);
  constexpr std::chrono::milliseconds kPatienceForAll(5'000);
  constexpr std::chrono::milliseconds kMostPatience(60'000);
  std::vector<std::int64_t> chat_ids;
  for (Followed& followed : channels_) {
    followed.silent = followed.silent && !state_.KnowsReactions(followed.context.chat_id);
    const bool passes = followed.context.chat_id != 0 && followed.refusal.empty();
    if (passes && !followed.silent) chat_ids.push_back(followed.context.chat_id);
  }
  // What TDLib has kept of a chat may lack them; asking makes it look anew, after it has answered.
  const auto unknown = state_.AwaitReactions(chat_ids, std::chrono::milliseconds(0));
  for (const std::int64_t chat_id : unknown) {
    TACIT_TRY([[maybe_unused]] const Candidate candidate, Describe(chat_id));
  }
  const auto patience = std::min<std::chrono::milliseconds>(
      kPatienceForAll + kPatienceForOne * static_cast<int>(unknown.size()), kMostPatience);
  const auto silent = state_.AwaitReactions(chat_ids, patience);
  for (Followed& followed : channels_) {
    followed.silent = followed.silent || std::ranges::count(silent, followed.context.chat_id) != 0;
  }
  return {};
}

void TelegramLive::NoteKnownReactions(Followed& followed) {
  followed.context.reactions_known = state_.KnowsReactions(followed.context.chat_id);
}

Result<std::unique_ptr<LiveSource>> OpenLiveSource(ClientOptions options, CallBudget& budget) {
  auto live = std::make_unique<TelegramLive>(std::move(options), budget);
  TACIT_CHECK_OK(live->Connect());
  return std::unique_ptr<LiveSource>(std::move(live));
}

}  // namespace tacit::sources::telegram
