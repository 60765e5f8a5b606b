#include "warehouse/lake/row_mapper.h"

#include <algorithm>
#include <span>

namespace tacit::warehouse {
namespace {

// The columns of FileColumns(MessagesTable()), in its order; a test compares the names.
enum Column : std::size_t {
  kChannelId,
  kMessageId,
  kThreadId,
  kReplyToId,
  kSentAt,
  kEditedAt,
  kAuthor,
  kAuthorKind,
  kKind,
  kTargets,
  kText,
  kTextLength,
  kWithheld,
  kForwardedFrom,
  kMentions,
  kHashtags,
  kCashtags,
  kLinkDomains,
  kChannelLinks,
  kReactions,
  kViews,
  kForwards,
  kReplies,
  kPii,
  kLang,
  kCoin,
  kCoinReason,
  kPolicy,
  kKeyEpoch,
  kCollectedAt,
  kRunId,
};

void SetOptional(engine::ChunkBuilder& chunk, Column column, std::size_t row,
                 std::string_view value) {
  if (value.empty()) {
    chunk.SetNull(column, row);
  } else {
    chunk.SetText(column, row, value);
  }
}

void SetOptional(engine::ChunkBuilder& chunk, Column column, std::size_t row,
                 const std::optional<std::int64_t>& value) {
  if (value) {
    chunk.SetInt(column, row, *value);
  } else {
    chunk.SetNull(column, row);
  }
}

}  // namespace

void ChannelSpan::Add(std::int64_t order, std::string_view id, Micros at) {
  if (order < first_order) {
    first_order = order;
    first_id = id;
  }
  if (order > last_order) {
    last_order = order;
    last_id = id;
  }
  first_at = std::min(first_at, at);
  last_at = std::max(last_at, at);
}

void ChannelSpan::Add(const ChannelSpan& other) {
  Add(other.first_order, other.first_id, other.first_at);
  Add(other.last_order, other.last_id, other.last_at);
}

Result<std::size_t> RowMapper::Fill(engine::ChunkBuilder& chunk) {
  SetConstants(chunk);
  for (std::size_t row = 0; row < engine::ChunkBuilder::kCapacity; ++row) {
    TACIT_TRY(const CleanMessage* message, feed_.Next());
    if (message == nullptr) return row;
    const CleanMessage::Fields& fields = message->fields();
    SetRow(chunk, row, fields);
    SetLists(chunk, row, fields);
    Track(fields);
  }
  return engine::ChunkBuilder::kCapacity;
}

void RowMapper::SetConstants(engine::ChunkBuilder& chunk) const {
  for (const Column column : {kLang, kCoin, kCoinReason}) chunk.SetConstantNull(column);
  chunk.SetConstantText(kPolicy, info_.policy);
  chunk.SetConstantInt(kKeyEpoch, info_.key_epoch);
  chunk.SetConstantInt(kCollectedAt, info_.collected_at);
  chunk.SetConstantText(kRunId, info_.run_id);
}

void RowMapper::SetRow(engine::ChunkBuilder& chunk, std::size_t row,
                       const CleanMessage::Fields& fields) {
  chunk.SetText(kChannelId, row, fields.channel_id.value());
  chunk.SetText(kMessageId, row, fields.message_id.value());
  SetOptional(chunk, kThreadId, row, fields.thread_id.value());
  SetOptional(chunk, kReplyToId, row, fields.reply_to_id.value());
  chunk.SetInt(kSentAt, row, fields.sent_at);
  SetOptional(chunk, kEditedAt, row, fields.edited_at);
  SetOptional(chunk, kAuthor, row, fields.author.value());
  chunk.SetText(kAuthorKind, row, Name(fields.author_kind));
  chunk.SetText(kKind, row, Name(fields.kind));
  if (fields.withheld.empty()) {
    chunk.SetText(kText, row, fields.text);
  } else {
    chunk.SetNull(kText, row);
  }
  chunk.SetInt(kTextLength, row, fields.text_length);
  SetOptional(chunk, kWithheld, row, fields.withheld);
  SetOptional(chunk, kForwardedFrom, row, fields.forwarded_from);
  SetOptional(chunk, kViews, row, fields.views);
  SetOptional(chunk, kForwards, row, fields.forwards);
  SetOptional(chunk, kReplies, row, fields.replies);
}

void RowMapper::SetLists(engine::ChunkBuilder& chunk, std::size_t row,
                         const CleanMessage::Fields& fields) {
  const auto set_users = [&](Column column, std::span<const UserHash> users) {
    names_.clear();
    for (const UserHash user : users) names_.push_back(user.value());
    chunk.SetTextList(column, row, names_);
  };
  set_users(kTargets, fields.targets);
  set_users(kMentions, fields.mentions);
  chunk.SetTextList(kHashtags, row, fields.hashtags);
  chunk.SetTextList(kCashtags, row, fields.cashtags);
  chunk.SetTextList(kLinkDomains, row, fields.link_domains);
  chunk.SetTextList(kChannelLinks, row, fields.channel_links);
  counts_.clear();
  for (const Reaction& reaction : fields.reactions) {
    counts_.emplace_back(reaction.reaction, reaction.count);
  }
  if (fields.reactions_known) {
    chunk.SetCountedList(kReactions, row, counts_);
  } else {
    chunk.SetNull(kReactions, row);
  }
  counts_.clear();
  for (const ClassCount& found : fields.pii) counts_.emplace_back(found.name, found.count);
  chunk.SetCountedList(kPii, row, counts_);
}

void RowMapper::Track(const CleanMessage::Fields& fields) {
  const std::string_view channel = fields.channel_id.value();
  const std::string_view id = fields.message_id.value();
  const std::int64_t order = OrderOf(id);
  if (current_ == spans_.end() || current_->first != channel) {
    current_ = spans_.find(channel);
    if (current_ == spans_.end()) {
      ChannelSpan span{order,           order,          std::string(id),
                       std::string(id), fields.sent_at, fields.sent_at};
      current_ = spans_.emplace(std::string(channel), std::move(span)).first;
      return;
    }
  }
  increasing_ = increasing_ && order > current_->second.last_order;
  current_->second.Add(order, id, fields.sent_at);
}

ChannelRanges RowMapper::Ranges() const {
  ChannelRanges ranges;
  for (const auto& [channel, span] : spans_) {
    ranges.emplace(channel, OrderRange{span.first_order, span.last_order});
  }
  return ranges;
}

}  // namespace tacit::warehouse
