#include "privacy/scrubber.h"

#include <algorithm>

#include "privacy/gate.h"
#include "privacy/links.h"
#include "privacy/scrubber_state.h"
#include "privacy/tags.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

// "[[USER:" and "]]" around a pseudonym.
constexpr std::string_view kUserOpening = "[[USER:";
constexpr std::size_t kUserClosing = 2;

Conversation ConversationOf(const RawMessage& raw) {
  return Conversation::Of(raw.channel, raw.sent_at, raw.thread_id.value());
}

Act ActOf(Form form) {
  if (form == Form::kToken) return Act::kToken;
  return form == Form::kHandle || form == Form::kId ? Act::kUser : Act::kRedact;
}

}  // namespace

// The channel of a forwarded message is public; a person is not.
std::string_view Scrubber::State::SourceOf(const RawActor& from) {
  switch (from.kind) {
    case AuthorKind::kChannel:
      return from.id;
    case AuthorKind::kUser:
    case AuthorKind::kBot:
      return NameOf(from).value();
    case AuthorKind::kAnonymous:
    case AuthorKind::kDeleted:
      break;
  }
  return {};
}

// Whatever is derived from the text is derived from the clean text.
void Scrubber::State::TakeText(const RawMessage& raw, bool nameless,
                               std::span<const SplitPart> parts, CleanMessage::Fields& fields) {
  text.Clean(raw.text, raw.spans,
             {.channel = raw.channel,
              .conversation = ConversationOf(raw),
              .nameless = nameless,
              .parts = parts});
  fields.text = text.text();
  if (!text.edits().empty()) TakeEdits(fields);
  if (!raw.spans.empty() || (text.marks() & (kHash | kDollar)) != 0) TakeTags(raw, fields);
  constexpr Marks kLinkMarks = Triggers(Trigger::kSlash, Trigger::kAt);
  if (!raw.spans.empty() || !raw.hrefs.empty() || (text.marks() & kLinkMarks) != 0) {
    TakeLinks(raw, fields);
  }
}

void Scrubber::State::TakeEdits(CleanMessage::Fields& fields) {
  mentions.clear();
  TakePii(text);
  for (const TextCleaner::Edit& edit : text.edits()) {
    if (edit.entity.empty()) continue;
    const std::string_view written =
        fields.text.substr(edit.text_begin, edit.text_end - edit.text_begin);
    if (ActOf(edit.form) != Act::kUser || !written.starts_with(kUserOpening)) continue;
    const UserHash name(
        written.substr(kUserOpening.size(), written.size() - kUserOpening.size() - kUserClosing));
    if (mentions.size() < kMaxListed && std::ranges::find(mentions, name) == mentions.end()) {
      mentions.push_back(name);
    }
  }
  fields.mentions = mentions;
  fields.pii = pii;
}

void Scrubber::State::TakePii(const TextCleaner& cleaner) {
  pii.clear();
  for (const TextCleaner::Edit& edit : cleaner.edits()) {
    if (!edit.entity.empty()) AddCount(edit.entity);
  }
  std::ranges::sort(pii, {}, &ClassCount::name);
}

void Scrubber::State::ForgetText(std::string_view why, CleanMessage::Fields& fields) {
  fields.withheld = why;
  fields.text = {};
  fields.mentions = {};
  fields.hashtags = {};
  fields.cashtags = {};
  fields.link_domains = {};
  fields.channel_links = {};
}

// Nothing that the text says may remain in another column; what only counts does.
void Scrubber::State::Withhold(CleanMessage::Fields& fields) const {
  const ContentVerdict verdict = content->Judge(fields.text, fields.pii, nullptr);
  if (verdict.category.empty() || verdict.action == ContentAction::kKeep) return;
  fields.dropped = verdict.action == ContentAction::kDrop;
  ForgetText(verdict.category, fields);
}

// Of a message that its author, the one whose words it forwards, or its own marker keeps out,
// nothing stays but that it is there, and when. The lake's forgetting (row_edit.cc) leaves the
// same.
bool Scrubber::State::LeaveOut(const RawMessage& raw, CleanMessage::Fields& fields) {
  const auto is_out = [this](const RawActor& actor) {
    return actor.kind != AuthorKind::kChannel && !actor.id.empty() && NameOf(actor).empty();
  };
  if (!names.leaves_out() && marker.empty()) return false;
  const bool marked = HasMarker(raw.text, marker);
  const bool by_author = is_out(raw.author);
  if (!marked && !by_author && !is_out(raw.forwarded_from)) return false;
  ForgetText(by_author || !marked ? kWithheldOptOut : kWithheldMarker, fields);
  fields.text_length = 0;
  fields.pii = {};
  fields.reactions = {};
  if (by_author || marked) {
    fields.author_kind = AuthorKind::kAnonymous;
  } else if (raw.author.kind != AuthorKind::kChannel) {
    fields.author = NameOf(raw.author);
  }
  return true;
}

void Scrubber::State::AddCount(std::string_view entity, std::int32_t by) {
  const auto counted = std::ranges::find(pii, entity, &ClassCount::name);
  if (counted != pii.end()) {
    counted->count += by;
  } else {
    pii.push_back(ClassCount{.name = entity, .count = by});
  }
}

// Telegram marks every hashtag; exports of Slack and old ones of Telegram mark none.
void Scrubber::State::TakeTags(const RawMessage& raw, CleanMessage::Fields& fields) {
  hashtags.clear();
  cashtags.clear();
  if (platform == Platform::kTelegram && !raw.spans.empty()) {
    CollectHashtags(text, raw.text, raw.spans, hashtags);
  } else {
    CollectHashtags(text, hashtags);
  }
  CollectCashtags(text, arena, cashtags);
  fields.hashtags = hashtags;
  fields.cashtags = cashtags;
}

void Scrubber::State::TakeLinks(const RawMessage& raw, CleanMessage::Fields& fields) {
  hosts.clear();
  channel_links.clear();
  CollectHosts(text.text(), arena, hosts);
  CollectChannelLinks(text.text(), own, arena, channel_links);
  for (const RawSpan& span : raw.spans) {
    const bool inside = span.begin < span.end && span.end <= raw.text.size();
    if (span.kind != RawSpanKind::kUrl || !inside || text.IsTouched(span.begin, span.end)) continue;
    CollectHost(raw.text.substr(span.begin, span.end - span.begin), arena, hosts);
  }
  for (const std::string_view href : raw.hrefs) {
    side.Clean(href, {}, {});
    CollectHost(side.text(), arena, hosts);
    CollectChannelLinks(side.text(), own, arena, channel_links);
  }
  fields.link_domains = hosts;
  fields.channel_links = channel_links;
}

void Scrubber::State::TakeReactions(const RawMessage& raw, CleanMessage::Fields& fields) {
  reactions.clear();
  for (const auto& [name, count] : raw.reactions) {
    const std::string_view clean = reaction_filter.Clean(name);
    const auto counted = std::ranges::find(reactions, clean, &Reaction::reaction);
    if (counted != reactions.end()) {
      counted->count += count;
    } else {
      reactions.push_back(Reaction{.reaction = clean, .count = count});
    }
  }
  fields.reactions = reactions;
}

void Scrubber::State::TakeTargets(const RawMessage& raw, CleanMessage::Fields& fields) {
  targets.clear();
  for (const RawActor& target : raw.targets) {
    const UserHash name = NameOf(target);
    if (!name.empty()) targets.push_back(name);
  }
  fields.targets = targets;
}

std::string_view Scrubber::State::Valid(std::string_view raw) {
  valid_map.Clear();
  if (IsValidUtf8(raw)) return raw;
  valid.clear();
  for (std::size_t at = 0; at < raw.size();) {
    const Decoded next = DecodeAt(raw, at);
    const std::size_t begin = valid.size();
    AppendUtf8(next.c, valid);
    valid_map.Add({.begin = static_cast<std::uint32_t>(begin),
                   .end = static_cast<std::uint32_t>(valid.size()),
                   .from_begin = static_cast<std::uint32_t>(at),
                   .from_end = static_cast<std::uint32_t>(at + next.size),
                   .same = next.valid});
    at += next.size;
  }
  return valid;
}

Scrubber::Scrubber(const Policy& policy, const ProjectKeys& keys, const Roster& roster,
                   Platform platform, std::span<const RawChannel> channels,
                   const NameMemory& memory)
    : state_(std::make_unique<State>(policy, keys, roster, platform, channels, memory)) {}

Scrubber::~Scrubber() = default;

const CleanMessage& Scrubber::Scrub(const RawMessage& raw, bool nameless,
                                    std::span<const SplitPart> parts) {
  State& state = *state_;
  state.arena.Reset();
  state.names.Prefetch(raw.author.id);
  CleanMessage::Fields& fields = state.message.fields_;
  fields = CleanMessage::Fields{.message_id = raw.message_id,
                                .thread_id = raw.thread_id,
                                .reply_to_id = raw.reply_to_id,
                                .order = raw.order,
                                .sent_at = raw.sent_at,
                                .edited_at = raw.edited_at,
                                .author_kind = raw.author.kind,
                                .kind = raw.kind,
                                .text_length = raw.text_length,
                                .reactions_known = raw.reactions_known || !raw.reactions.empty(),
                                .views = raw.views,
                                .forwards = raw.forwards,
                                .replies = raw.replies};
  if (raw.channel < state.channels.size()) {
    fields.channel_id = ChannelId(state.channels[raw.channel].id);
  }
  if (!raw.forwarded_from.id.empty()) fields.forwarded_from = state.SourceOf(raw.forwarded_from);
  if (!raw.targets.empty()) state.TakeTargets(raw, fields);
  if (state.LeaveOut(raw, fields)) return state.message;
  if (!raw.reactions.empty()) state.TakeReactions(raw, fields);
  state.TakeText(raw, nameless, parts, fields);
  if (state.content != nullptr && !fields.text.empty()) state.Withhold(fields);
  // A channel's own post has no author. Last, because the cache's entry is on its way.
  if (raw.author.kind != AuthorKind::kChannel) fields.author = state.NameOf(raw.author);
  return state.message;
}

bool Scrubber::CollectNames(const RawMessage& raw, NameMemory::Collector& collector) {
  return state_->side.CollectNames(raw.text, raw.spans, ConversationOf(raw), collector);
}

std::span<const Finding> Scrubber::FindValues(std::string_view text) {
  return state_->side.FindValues(text);
}

CleanText Scrubber::ScrubText(std::string_view raw) {
  state_->side.Clean(state_->Valid(raw), {}, {});
  return CleanText(std::string(state_->side.text()));
}

Scrubber::Explained Scrubber::Explain(std::string_view raw) {
  State& state = *state_;
  state.side.Clean(state.Valid(raw), {}, {});
  state.explained.clear();
  const bool repaired = !state.valid_map.pieces().empty();
  for (const TextCleaner::Edit& edit : state.side.edits()) {
    Finding finding{.entity = edit.entity,
                    .begin = edit.begin,
                    .end = edit.end,
                    .score = edit.score,
                    .act = ActOf(edit.form),
                    .rule = edit.rule};
    if (repaired) {
      finding.begin = state.valid_map.Begin(edit.begin);
      finding.end = state.valid_map.End(edit.end);
    }
    state.explained.push_back(finding);
  }
  Explained result{.text = state.side.text(), .findings = state.explained};
  state.evidence.clear();
  if (state.content != nullptr) {
    state.TakePii(state.side);
    result.content = state.content->Judge(result.text, state.pii, &state.evidence);
    result.evidence = state.evidence;
  }
  return result;
}

UserHash Scrubber::Pseudonym(std::string_view id) {
  return id.empty() ? UserHash() : UserHash(state_->names.OfId(id));
}

}  // namespace tacit::privacy
