#include <algorithm>
#include <functional>
#include <utility>

#include "sources/telegram/client/live_source.h"

namespace tacit::sources::telegram {
namespace {

constexpr std::int64_t kMaxIds = 100;  // of one request

Result<std::int64_t> MessageNumber(std::string_view id) {
  if (id.empty()) return 0;
  if (const auto number = ServerIdIn(id)) return ClientId(*number);
  return Fail(ErrorCode::kInvalidArgument, "this is no id of a Telegram message");
}

}  // namespace

Page TelegramLive::PageMaker::Take() {
  page.owner = std::move(bytes);
  return std::move(page);
}

Result<Page> TelegramLive::History(std::uint32_t channel, std::string_view before) {
  TACIT_CHECK_OK(ReopenWhenFull());
  TACIT_TRY(Followed * followed, Allowed(channel));
  TACIT_TRY(std::int64_t from, MessageNumber(before));
  while (true) {
    followed->context.reactions_known = false;  // where none are shown
    const auto reply =
        Call(GetChatHistory{.chat_id = followed->context.chat_id, .from_message_id = from});
    if (!reply) return tl::unexpected(AsRefusal(reply.error(), channel));
    TACIT_CHECK_OK(Allowed(channel));  // the answer brought the channel's newest state, too
    PageMaker maker;
    TakeMessages(*reply, *followed, maker);
    if (const auto taken = TakeCut(*followed, maker); !taken) {
      return tl::unexpected(AsRefusal(taken.error(), channel));
    }
    if (from == 0) followed->newest_read = true;
    // A page of nothing but local notes is not the end.
    if (maker.shown > 0 && maker.page.oldest.empty() && maker.oldest != from) {
      from = maker.oldest;
      continue;
    }
    return maker.Take();
  }
}

Result<Page> TelegramLive::Messages(std::uint32_t channel, std::span<const std::string> ids) {
  TACIT_CHECK_OK(ReopenWhenFull());
  TACIT_TRY(Followed * followed, Allowed(channel));
  std::vector<std::int64_t> wanted;
  for (const std::string& id : ids) {
    TACIT_TRY(const std::int64_t number, MessageNumber(id));
    wanted.push_back(number);
  }
  std::ranges::sort(wanted, std::greater{});
  const auto doubles = std::ranges::unique(wanted);
  wanted.erase(doubles.begin(), doubles.end());
  PageMaker maker;
  for (std::size_t next = 0; next < wanted.size();) {
    const std::int64_t limit = wanted.size() - next > 1 ? kMaxIds : 2;
    followed->context.reactions_known = false;  // where none are shown
    const auto reply = Call(SearchChatMessages{
        .chat_id = followed->context.chat_id, .from_message_id = wanted[next], .limit = limit});
    if (!reply) return tl::unexpected(AsRefusal(reply.error(), channel));
    TACIT_CHECK_OK(Allowed(channel));
    std::int64_t oldest = wanted[next];
    reply->root()["messages"].ForEach([&](const Json& message) {
      const std::int64_t id = message["id"].IntOr(0);
      if (id > 0) oldest = std::min(oldest, id);
      if (std::ranges::binary_search(wanted, id, std::greater{})) {
        TakeMessage(message, *followed, maker);
      }
    });
    maker.bytes->replies.push_back(*reply);
    if (const auto taken = TakeCut(*followed, maker); !taken) {
      return tl::unexpected(AsRefusal(taken.error(), channel));
    }
    ++next;
    while (next < wanted.size() && wanted[next] >= oldest) ++next;
  }
  return maker.Take();
}

// Whoever shows up in a followed channel, and nobody else of the account's acquaintances.
void TelegramLive::NotePerson(std::int64_t user_id) {
  if (!noted_.insert(user_id).second) return;
  if (auto person = state_.PersonOf(user_id)) people_.push_back(*std::move(person));
}

void TelegramLive::KeepOut(const Json& message, PageMaker& maker) {
  ++maker.page.refused;
  maker.page.refused_ids.push_back(std::to_string(ServerId(message["id"].IntOr(0))));
}

void TelegramLive::TakeMessage(const Json& message, const Followed& followed, PageMaker& maker,
                               const Json& full) {
  RawMessage raw;
  const auto kind_of = [this](std::int64_t id) {
    NotePerson(id);
    return state_.KindOfUser(id);
  };
  const Mapped mapped = MapMessage(message, followed.context, kind_of, *maker.bytes, raw, full);
  switch (mapped) {
    case Mapped::kTaken:
      maker.page.messages.push_back(raw);
      break;
    case Mapped::kRefused:
      KeepOut(message, maker);
      break;
    case Mapped::kCut:
      maker.cut.push_back(message);
      break;
    case Mapped::kSkipped:
      break;
  }
}

// What is gone meanwhile is left out; what stays cut short is kept out.
Result<void> TelegramLive::TakeCut(const Followed& followed, PageMaker& maker) {
  if (maker.cut.empty()) return {};
  const std::int64_t chat_id = followed.context.chat_id;
  for (const Json& message : std::exchange(maker.cut, {})) {
    const std::int64_t id = message["id"].IntOr(0);
    const auto full = Call(GetFullRichMessage{.chat_id = chat_id, .message_id = id});
    if (!full) {
      const auto here = Call(GetMessageLocally{.chat_id = chat_id, .message_id = id});
      if (!here && here.error().code == ErrorCode::kNotFound) continue;
      return tl::unexpected(full.error());
    }
    maker.bytes->replies.push_back(*full);
    TakeMessage(message, followed, maker, full->root());
  }
  for (const Json& message : std::exchange(maker.cut, {})) KeepOut(message, maker);
  std::ranges::sort(maker.page.messages, std::greater{}, &RawMessage::order);
  return {};
}

void TelegramLive::TakeMessages(const Reply& reply, const Followed& followed, PageMaker& maker) {
  std::int64_t oldest_of_server = 0;
  reply.root()["messages"].ForEach([&](const Json& message) {
    const std::int64_t id = message["id"].IntOr(0);
    ++maker.shown;
    if (maker.oldest == 0 || id < maker.oldest) maker.oldest = id;
    if (IsServerMessage(id) && (oldest_of_server == 0 || id < oldest_of_server)) {
      oldest_of_server = id;
    }
    TakeMessage(message, followed, maker);
  });
  if (oldest_of_server != 0) maker.page.oldest = std::to_string(ServerId(oldest_of_server));
  maker.bytes->replies.push_back(reply);
  messages_ += maker.shown;
}

}  // namespace tacit::sources::telegram
