#include "sources/slack/mrkdwn.h"

#include <algorithm>
#include <array>

#include "sources/slack/mrkdwn_token.h"

namespace tacit::sources::slack {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

struct Entity {
  std::string_view name;
  std::string_view text;
};

// Slack escapes these and nothing else.
constexpr std::array<Entity, 3> kEntities{{{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}}};

const Entity* EntityAt(std::string_view text) {
  const auto* found = std::ranges::find_if(
      kEntities, [&](const Entity& entity) { return text.starts_with(entity.name); });
  return found == kEntities.end() ? nullptr : found;
}

bool IsWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// One pass over a text. Linear: a search for a closing mark that failed is not repeated.
class Parser {
 public:
  Parser(std::string_view text, const ChannelNames& channels, TextBuilder& out)
      : text_(text), channels_(channels), out_(out) {}

  void Run() {
    while (at_ < text_.size()) {
      if (in_code() && at_ >= code_end_) LeaveCode();
      if (!Special()) ++at_;
    }
    Flush();
  }

 private:
  bool in_code() const { return code_end_ != 0; }

  void LeaveCode() {
    Flush();
    code_end_ = 0;
  }

  // Appends the plain text before at_.
  void Flush() {
    const std::string_view plain = text_.substr(plain_begin_, at_ - plain_begin_);
    plain_begin_ = at_;
    Put(plain);
  }

  void Put(std::string_view text) {
    if (text.empty()) return;
    in_code() ? out_.Span(RawSpanKind::kCode, text) : out_.Text(text);
  }

  void Skip(std::size_t size) {
    at_ += size;
    plain_begin_ = at_;
  }

  // True when something else than plain text began at at_ and was dealt with.
  bool Special() {
    switch (text_[at_]) {
      case '<':
        return PutToken();
      case '&':
        return PutEntity();
      case '`':
        return !in_code() && EnterCode();
      default:
        return false;
    }
  }

  bool PutEntity() {
    const Entity* entity = EntityAt(text_.substr(at_, 5));
    if (entity == nullptr) return false;
    Flush();
    Put(entity->text);
    Skip(entity->name.size());
    return true;
  }

  bool PutToken() {
    const std::optional<MrkdwnToken> token = ParseMrkdwnToken(text_.substr(at_));
    if (!token) return false;
    Flush();
    switch (token->kind) {
      case MrkdwnToken::Kind::kUser:
        out_.Span(RawSpanKind::kUserId, "@user", token->value);
        break;
      case MrkdwnToken::Kind::kUserGroup:
        out_.Span(RawSpanKind::kUserGroup, "@group", token->value);
        break;
      case MrkdwnToken::Kind::kChannel:
        channels_.Append(token->value, out_);
        break;
      case MrkdwnToken::Kind::kBroadcast:
        AppendBroadcast(token->value, out_);
        break;
      case MrkdwnToken::Kind::kFallback:
        Put(DecodeEntities(token->label));
        break;
      case MrkdwnToken::Kind::kLink:
        AppendLink(DecodeEntities(token->value), DecodeEntities(token->label), out_);
        break;
    }
    Skip(token->size);
    return true;
  }

  bool EnterCode() {
    const std::size_t end = text_.substr(at_).starts_with("```") ? FindBlockEnd() : FindInlineEnd();
    if (end == kNone) {
      // Three ticks that open nothing are not the opening of inline code either.
      if (text_.substr(at_).starts_with("```")) {
        at_ += 3;
        return true;
      }
      return false;
    }
    Flush();
    code_end_ = end;
    at_ = std::min(at_ + (text_.substr(at_).starts_with("```") ? 3 : 1), text_.size());
    return true;
  }

  std::size_t FindBlockEnd() {
    if (no_block_end_) return kNone;
    const std::size_t close = text_.find("```", at_ + 3);
    no_block_end_ = close == kNone;
    return close == kNone || close == at_ + 3 ? kNone : close + 3;
  }

  // On the same line, not empty, and not inside a word: an apostrophe of some keyboards is a tick.
  std::size_t FindInlineEnd() {
    if (at_ > 0 && IsWord(text_[at_ - 1])) return kNone;
    if (at_ < no_inline_end_before_) return kNone;
    if (at_ >= line_end_) line_end_ = std::min(text_.find('\n', at_), text_.size());
    for (std::size_t close = text_.find('`', at_ + 1); close < line_end_;
         close = text_.find('`', close + 1)) {
      if (close == at_ + 1) return kNone;
      if (close + 1 == text_.size() || !IsWord(text_[close + 1])) return close + 1;
    }
    no_inline_end_before_ = line_end_;
    return kNone;
  }

  std::string_view text_;
  const ChannelNames& channels_;
  TextBuilder& out_;
  std::size_t at_ = 0;
  std::size_t plain_begin_ = 0;           // plain text from here to at_ was not appended yet
  std::size_t code_end_ = 0;              // 0: not in code
  bool no_block_end_ = false;             // no ``` stands anywhere further on
  std::size_t line_end_ = 0;              // of the line of the last search
  std::size_t no_inline_end_before_ = 0;  // no tick that can close stands before here
};

}  // namespace

void ChannelNames::Append(std::string_view id, TextBuilder& out) const {
  const auto found = names_.find(id);
  if (found == names_.end()) return out.Span(RawSpanKind::kChannel, "#channel");
  out.Span(RawSpanKind::kChannel, "#" + found->second, id);
}

void AppendMrkdwn(std::string_view text, const ChannelNames& channels, TextBuilder& out) {
  Parser(text, channels, out).Run();
}

void AppendLink(std::string_view url, std::string_view label, TextBuilder& out) {
  // The label of an address repeats it or names a person: the address alone is the canonical form.
  if (url.starts_with("mailto:")) {
    const std::string_view address = url.substr(7);
    return out.Span(RawSpanKind::kEmail, address.substr(0, address.find('?')));
  }
  if (url.starts_with("tel:")) return out.Span(RawSpanKind::kPhone, url.substr(4));
  out.Link(url, label);
}

bool AppendBroadcast(std::string_view range, TextBuilder& out) {
  // <!group> was the word for the members of a private channel until 2016.
  if (range == "group") range = "channel";
  if (range != "here" && range != "channel" && range != "everyone") return false;
  out.Text("@");
  out.Text(range);
  return true;
}

std::string DecodeEntities(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  while (!text.empty()) {
    const std::size_t next = std::min(text.find('&'), text.size());
    decoded += text.substr(0, next);
    text.remove_prefix(next);
    if (text.empty()) break;
    const Entity* entity = EntityAt(text);
    decoded += entity != nullptr ? entity->text : text.substr(0, 1);
    text.remove_prefix(entity != nullptr ? entity->name.size() : 1);
  }
  return decoded;
}

}  // namespace tacit::sources::slack
