#include "sources/telegram/text_builder.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "sources/telegram/json_text.h"
#include "sources/telegram/scan.h"

namespace tacit::sources {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool TakePrefix(std::string_view& text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  for (std::size_t i = 0; i < lower_prefix.size(); ++i) {
    if (Lower(text[i]) != lower_prefix[i]) return false;
  }
  text.remove_prefix(lower_prefix.size());
  return true;
}

// What a link leads to, without the ways to write it: the public name for t.me and "@name", and the
// address without scheme and last slash for others.
struct Target {
  bool telegram = false;
  std::string_view rest;
};

Target TargetOf(std::string_view link) {
  if (TakePrefix(link, "@")) return {true, link};
  if (TakePrefix(link, "tg://resolve?domain=")) return {true, link};
  if (!TakePrefix(link, "https://")) TakePrefix(link, "http://");
  TakePrefix(link, "www.");
  if (link.ends_with('/')) link.remove_suffix(1);
  if (TakePrefix(link, "t.me/") || TakePrefix(link, "telegram.me/")) return {true, link};
  return {false, link};
}

bool SameTarget(std::string_view left, std::string_view right) {
  const Target a = TargetOf(left);
  const Target b = TargetOf(right);
  return a.telegram == b.telegram && std::ranges::equal(a.rest, b.rest, {}, Lower, Lower);
}

bool AllDigits(std::string_view text) {
  return !text.empty() && text.size() <= 19 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// export_output_json.cpp, SerializeText. Types that are not here are text and nothing else.
std::optional<RawSpanKind> SpanKindOf(std::string_view type) {
  struct Entry {
    std::string_view type;
    RawSpanKind kind;
  };
  static constexpr Entry kEntries[] = {
      {"link", RawSpanKind::kUrl},           {"mention", RawSpanKind::kUserHandle},
      {"hashtag", RawSpanKind::kHashtag},    {"cashtag", RawSpanKind::kCashtag},
      {"email", RawSpanKind::kEmail},        {"phone", RawSpanKind::kPhone},
      {"bank_card", RawSpanKind::kBankCard}, {"code", RawSpanKind::kCode},
      {"pre", RawSpanKind::kCode},
  };
  for (const Entry& entry : kEntries) {
    if (entry.type == type) return entry.kind;
  }
  return std::nullopt;
}

}  // namespace

void TextBuilder::Clear() {
  whole_ = {};
  is_whole_ = false;
  broken_ = false;
  length_ = 0;
  text_.clear();
  spans_.clear();
}

void TextBuilder::SetWhole(const RawString& text) {
  Clear();
  if (text.escaped) {
    AppendText(text);
    return;
  }
  whole_ = text.bytes;
  is_whole_ = true;
  length_ = CountCodePoints(text.bytes);
}

void TextBuilder::Append(const RawString& raw) {
  if (!raw.escaped) {
    text_ += raw.bytes;
  } else if (const auto dropped = AppendUnescaped(raw.bytes, text_)) {
    length_ += *dropped;  // Telegram's text had them
  } else {
    broken_ = true;
  }
}

void TextBuilder::AppendText(const RawString& raw) {
  const std::size_t begin = text_.size();
  Append(raw);
  length_ += CountCodePoints(std::string_view(text_).substr(begin));
}

void TextBuilder::Add(const RawString& plain) { AppendText(plain); }

void TextBuilder::AddSpan(RawSpanKind kind, std::uint32_t begin, std::string_view value) {
  const auto end = static_cast<std::uint32_t>(text_.size());
  if (begin != end) spans_.push_back({.kind = kind, .begin = begin, .end = end, .value = value});
}

void TextBuilder::Add(const RawTextPart& part) {
  const auto begin = static_cast<std::uint32_t>(text_.size());
  AppendText(part.text);
  if (part.type == "text_link") {
    AppendHref(part.href, begin);
  } else if (part.type == "mention_name") {
    if (AllDigits(part.user_id) && part.user_id != "0") {
      AddSpan(RawSpanKind::kUserId, begin, part.user_id);
    }
  } else if (const std::optional<RawSpanKind> kind = SpanKindOf(part.type)) {
    AddSpan(*kind, begin);
  }
}

void TextBuilder::AppendHref(const RawString& href, std::uint32_t text_begin) {
  if (href.bytes.empty()) return;
  std::string_view user = href.bytes;
  if (TakePrefix(user, "tg://user?id=") && AllDigits(user)) {
    AddSpan(RawSpanKind::kUserId, text_begin, user);
    return;
  }
  const std::size_t length = length_;
  const std::size_t text_end = text_.size();
  text_ += " (";
  const std::size_t href_begin = text_.size();
  Append(href);
  length_ = length;  // the target is no part of the platform's text
  const std::string_view text = std::string_view(text_).substr(text_begin, text_end - text_begin);
  if (SameTarget(text, std::string_view(text_).substr(href_begin))) {
    const bool handle = text.starts_with('@');
    text_.resize(text_end);
    AddSpan(handle ? RawSpanKind::kUserHandle : RawSpanKind::kUrl, text_begin);
    return;
  }
  AddSpan(RawSpanKind::kUrl, static_cast<std::uint32_t>(href_begin));
  text_ += ')';
}

void TextBuilder::Finish(RawMessage& message) {
  message.text = is_whole_ ? whole_ : std::string_view(text_);
  message.text_length = static_cast<std::int32_t>(
      std::min<std::size_t>(length_, std::numeric_limits<std::int32_t>::max()));
  for (RawSpan& span : spans_) {
    if (span.kind != RawSpanKind::kUserHandle) continue;
    span.value = message.text.substr(span.begin, span.end - span.begin);
    if (span.value.starts_with('@')) span.value.remove_prefix(1);
  }
  message.spans = spans_;
}

}  // namespace tacit::sources
