#include "privacy/text_cleaner.h"

#include <algorithm>

#include "base/assert.h"
#include "privacy/ascii.h"

namespace tacit::privacy {
namespace {

// Each round replaces what is left of the raw text, so that it ends by itself; real texts need two.
// A long text gets fewer: what they do not reach is unreadable.
constexpr int kMaxRounds = 16;
constexpr int kMaxLongRounds = 5;
constexpr std::size_t kManyRounds = 1U << 16U;  // bytes of a text that gets all

std::uint32_t Offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

std::string_view Slice(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end || end > text.size()) return {};
  return text.substr(begin, end - begin);
}

// Widens a range to whole characters.
void ToCharacters(std::string_view text, std::uint32_t& begin, std::uint32_t& end) {
  while (begin > 0 && IsContinuation(text[begin])) --begin;
  while (end < text.size() && IsContinuation(text[end])) ++end;
}

Form FormOf(Act act) {
  switch (act) {
    case Act::kToken:
      return Form::kToken;
    case Act::kUser:
      return Form::kHandle;
    case Act::kPerson:
      return Form::kId;
    case Act::kRedact:
      break;
  }
  return Form::kClass;
}

}  // namespace

TextCleaner::TextCleaner(const Context& context)
    : context_(context),
      looks_for_names_(context.policy.names != nullptr || !context.roster.names().empty()),
      reads_all_(looks_for_names_ || context.policy.rules != nullptr) {
  for (const auto& detector : context.policy.detectors) {
    for (std::size_t trigger = 0; trigger < detectors_.size(); ++trigger) {
      if ((detector->triggers() >> trigger & 1) != 0) detectors_[trigger].push_back(detector.get());
    }
  }
}

void TextCleaner::Clean(std::string_view raw, std::span<const RawSpan> spans, const Place& place) {
  raw_ = raw;
  place_ = place;
  spans_ = spans;
  text_ = raw;
  is_raw_ = true;
  edits_.clear();
  map_.Clear();
  marks_ = Gate(raw, hits_);
  if (marks_ == 0 && spans.empty() && place.parts.empty() && !reads_all_) return;
  replacements_.clear();
  candidates_.clear();
  raw_barriers_.clear();
  if ((marks_ & kDoubleBracket) != 0) FindPlaceholders(raw, raw_barriers_);
  AddSpans();
  AddParts();
  const int most = raw.size() <= kManyRounds ? kMaxRounds : kMaxLongRounds;
  for (int round = 1;; ++round) {
    Detect();
    const bool escape = round == 1 && (marks_ & kDoubleBracket) != 0;
    if (candidates_.empty() && !escape) return;
    if (round == most) {
      edits_.clear();
      candidates_.assign(1, Candidate{.entity = kUnreadable, .end = Offset(raw.size())});
      raw_barriers_.clear();
    }
    TakeCandidates();
    Render();
    marks_ = Gate(text_, hits_);
    if (round == most) return;
  }
}

// What the platform marked up as personal is so, whether a detector agrees or not.
void TextCleaner::AddSpans() {
  for (const RawSpan& span : spans_) {
    switch (span.kind) {
      case RawSpanKind::kUserId:
        AddSpan(span, {.entity = "USER", .form = Form::kId, .value = span.value});
        break;
      case RawSpanKind::kUserHandle:
        if (context_.channels.IsHandle(span.value)) break;
        AddSpan(span, {.entity = "USER",
                       .form = Form::kHandle,
                       .handle_of = context_.platform,
                       .value = span.value});
        break;
      case RawSpanKind::kUserGroup:
        AddSpan(span, {.entity = "GROUP", .form = Form::kToken, .value = span.value});
        break;
      case RawSpanKind::kChannel: {
        const std::string_view handle = context_.channels.HandleOf(span.value);
        const bool known = !handle.empty();
        AddSpan(span, {.entity = known ? "" : "CHANNEL",
                       .form = known ? Form::kChannel : Form::kClass,
                       .value = handle});
        break;
      }
      case RawSpanKind::kEmail:
        AddSpan(span, {.entity = "EMAIL"});
        break;
      case RawSpanKind::kPhone:
        AddSpan(span, {.entity = "PHONE"});
        break;
      case RawSpanKind::kBankCard:
        AddSpan(span, {.entity = "CARD"});
        break;
      case RawSpanKind::kHashtag:
      case RawSpanKind::kCashtag:
      case RawSpanKind::kUrl:
      case RawSpanKind::kCode:
        break;
    }
  }
}

void TextCleaner::AddSpan(const RawSpan& span, Candidate candidate) {
  candidate.platform = true;
  candidate.score = 1.0F;
  candidate.rule = "platform";
  std::uint32_t begin = std::min(span.begin, Offset(raw_.size()));
  std::uint32_t end = std::min(span.end, Offset(raw_.size()));
  if (begin >= end) return;
  ToCharacters(raw_, begin, end);
  AddRange(begin, end, Slice(raw_, begin, end), candidate);
}

// What of [begin, end) is no placeholder already. `whole` is what a token is made of.
void TextCleaner::AddRange(std::uint32_t begin, std::uint32_t end, std::string_view whole,
                           Candidate candidate) {
  begin = std::min(begin, Offset(raw_.size()));
  end = std::min(end, Offset(raw_.size()));
  if (begin >= end) return;
  ToCharacters(raw_, begin, end);
  if (!TakeAction(candidate, whole)) return;
  const auto add = [&](std::uint32_t from, std::uint32_t to) {
    if (from >= to) return;
    candidate.begin = from;
    candidate.end = to;
    candidates_.push_back(candidate);
  };
  for (const Range& barrier : raw_barriers_) {
    if (barrier.end <= begin) continue;
    if (barrier.begin >= end) break;
    add(begin, barrier.begin);
    begin = barrier.end;
  }
  add(begin, end);
}

void TextCleaner::Detect() {
  std::string_view view = text_;
  bool changed = false;
  if ((marks_ & kNonAscii) != 0) {
    view = normaliser_.Normalise(text_);
    changed = normaliser_.changed();
    if (changed) Gate(view, hits_);
  }
  if (hits_.empty() && !reads_all_) return;
  barriers_.clear();
  if ((marks_ & kDoubleBracket) != 0) FindPlaceholders(text_, barriers_);
  findings_.clear();
  if (view.size() >= kLongText) {
    for (const auto& detector : context_.policy.detectors) detector->BeginLongText();
  }
  Match(view, hits_, changed);
  DetectBroken(view);
  if (context_.policy.rules) context_.policy.rules->Find(view, findings_);
  const std::size_t names = findings_.size();
  if (looks_for_names_) FindNames(view);
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    AddFinding(findings_[i], view, changed, i >= names);
  }
}

void TextCleaner::Match(std::string_view view, std::span<const Hit> hits, bool changed) {
  for (const Hit& hit : hits) {
    if (!changed && !barriers_.empty() && Overlaps(barriers_, hit.begin, hit.begin + 1)) continue;
    for (const Detector* detector : detectors_[static_cast<std::size_t>(hit.trigger)]) {
      detector->Match(view, hit, findings_);
    }
  }
}

// Values that a line's end or a doubled separator breaks.
void TextCleaner::DetectBroken(std::string_view view) {
  if (!loose_.Read(view, hits_)) return;
  const std::size_t own = findings_.size();
  Gate(loose_.text(), loose_hits_);
  Match(loose_.text(), loose_hits_, true);
  loose_.TakeBack(own, findings_);
}

void TextCleaner::AddFinding(const Finding& finding, std::string_view view, bool changed,
                             bool is_name) {
  if (finding.begin >= finding.end || finding.end > view.size()) return;
  TACIT_ASSERT(IsClass(finding.entity));
  std::uint32_t begin = finding.begin;
  std::uint32_t end = finding.end;
  ToCharacters(view, begin, end);
  const bool mention = view[begin] == '@';
  if (changed) {
    begin = normaliser_.Begin(begin);
    end = normaliser_.End(end);
  }
  if (Overlaps(barriers_, begin, end)) return;
  Candidate candidate{.entity = finding.entity,
                      .begin = begin,
                      .end = end,
                      .score = finding.score,
                      .form = FormOf(finding.act),
                      .fold_case = finding.fold_case,
                      .handle_of = mention ? context_.platform : Platform::kTelegram,
                      .value = finding.act == Act::kPerson
                                   ? finding.person
                                   : Slice(view, finding.value_begin, finding.value_end),
                      .rule = finding.rule};
  if (!TakeAction(candidate, Slice(view, finding.begin, finding.end))) return;
  if (!map_.pieces().empty()) {
    candidate.begin = map_.Begin(begin);
    candidate.end = map_.End(end);
  }
  if (IsKeptMention(candidate) || (is_name && IsInCode(candidate.begin))) return;
  candidates_.push_back(candidate);
}

// What the settings ask for instead of the detector's way; false: the finding stays as it is.
// `whole` is what a token is made of where the detector names no part of it.
bool TextCleaner::TakeAction(Candidate& candidate, std::string_view whole) const {
  if (context_.policy.actions.empty()) return true;
  const auto action = context_.policy.actions.Of(candidate.entity);
  if (!action) return true;
  switch (*action) {
    case Action::kKeep:
      return false;
    case Action::kRedact:
      candidate.form = Form::kClass;
      break;
    case Action::kToken:
      if (candidate.form != Form::kClass) break;  // a pseudonym is one
      candidate.form = Form::kToken;
      if (candidate.value.empty()) candidate.value = whole;
      break;
  }
  return true;
}

// "@acme_news" where that is one of our public channels; "@Override" in code.
bool TextCleaner::IsKeptMention(const Candidate& candidate) const {
  if (candidate.form != Form::kHandle) return false;
  if (context_.channels.IsHandle(candidate.value)) return true;
  return raw_[candidate.begin] == '@' && IsInCode(candidate.begin);
}

bool TextCleaner::IsInCode(std::uint32_t at) const {
  return std::ranges::any_of(spans_, [at](const RawSpan& span) {
    return span.kind == RawSpanKind::kCode && span.begin <= at && at < span.end;
  });
}

void TextCleaner::TakeCandidates() {
  ResolveOverlaps(candidates_);
  // A finding can only cover a channel's name that an earlier round wrote: everything else that was
  // written is a placeholder, which no finding touches.
  std::erase_if(edits_, [this](const Edit& edit) {
    return edit.entity.empty() && std::ranges::any_of(candidates_, [&](const Candidate& c) {
             return c.begin < edit.end && edit.begin < c.end;
           });
  });
  for (const Candidate& candidate : candidates_) {
    edits_.push_back(Edit{.begin = candidate.begin,
                          .end = candidate.end,
                          .entity = candidate.entity,
                          .rule = candidate.rule,
                          .score = candidate.score,
                          .form = candidate.form,
                          .replacement = Offset(replacements_.size())});
    AppendReplacement(candidate);
    edits_.back().text_end = Offset(replacements_.size()) - edits_.back().replacement;
  }
  candidates_.clear();
  std::ranges::sort(edits_, {}, &Edit::begin);
}

void TextCleaner::AppendReplacement(const Candidate& candidate) {
  if (candidate.form == Form::kChannel) {
    replacements_.append("#").append(candidate.value);
  } else {
    AppendPlaceholder(candidate.entity, NameOf(candidate), replacements_);
  }
}

std::string_view TextCleaner::NameOf(const Candidate& candidate) {
  if (candidate.value.empty()) return {};
  switch (candidate.form) {
    case Form::kId:
      return context_.names.OfId(candidate.value);
    case Form::kHandle: {
      const bool ours = candidate.handle_of == context_.platform;
      const std::string_view id = ours ? context_.roster.IdOf(candidate.value) : std::string_view();
      return id.empty() ? context_.names.OfHandle(candidate.handle_of, candidate.value)
                        : context_.names.OfId(id);
    }
    case Form::kToken:
      folded_.clear();
      if (!candidate.fold_case) return context_.names.Token(candidate.entity, candidate.value);
      AppendLower(candidate.value, folded_);
      return context_.names.Token(candidate.entity, folded_);
    case Form::kClass:
    case Form::kChannel:
      break;
  }
  return {};
}

// Writes the clean text anew from the raw one and all edits so far.
void TextCleaner::Render() {
  out_.clear();
  map_.Clear();
  std::uint32_t at = 0;
  for (Edit& edit : edits_) {
    CopyRaw(at, edit.begin);
    const std::uint32_t size = edit.text_end - edit.text_begin;
    edit.text_begin = Offset(out_.size());
    edit.text_end = edit.text_begin + size;
    out_.append(replacements_, edit.replacement, size);
    map_.Add({.begin = edit.text_begin,
              .end = edit.text_end,
              .from_begin = edit.begin,
              .from_end = edit.end});
    at = edit.end;
  }
  CopyRaw(at, Offset(raw_.size()));
  text_ = out_;
  is_raw_ = false;
}

// Escapes a '[' right behind a '[', so that no text but ours looks like a placeholder.
void TextCleaner::CopyRaw(std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = begin;
  const std::string_view text = raw_.substr(0, end);
  std::size_t pair = text.find("[[", begin > 0 ? begin - 1 : 0);
  for (; pair != std::string_view::npos; pair = text.find("[[", pair + 1)) {
    const std::uint32_t second = Offset(pair + 1);
    if (second < at || Overlaps(raw_barriers_, second, second + 1)) continue;
    Keep(at, second, false);
    Keep(second, second + 1, true);
    at = second + 1;
  }
  Keep(at, end, false);
}

void TextCleaner::Keep(std::uint32_t begin, std::uint32_t end, bool escaped) {
  if (begin >= end) return;
  const std::uint32_t text_begin = Offset(out_.size());
  if (escaped) out_ += '\\';
  out_ += raw_.substr(begin, end - begin);
  map_.Add({.begin = text_begin,
            .end = Offset(out_.size()),
            .from_begin = begin,
            .from_end = end,
            .same = !escaped});
}

bool TextCleaner::IsFreeText(std::uint32_t at) const {
  if (map_.pieces().empty()) return !IsInCode(at);
  const OffsetMap::Piece& piece = map_.At(at);
  return piece.same && !IsInCode(piece.from_begin + (at - piece.begin));
}

bool TextCleaner::IsTouched(std::uint32_t begin, std::uint32_t end) const {
  return std::ranges::any_of(
      edits_, [=](const Edit& edit) { return edit.begin < end && begin < edit.end; });
}

}  // namespace tacit::privacy
