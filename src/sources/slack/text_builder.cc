#include "sources/slack/text_builder.h"

#include <algorithm>

namespace tacit::sources::slack {
namespace {

// "https://Example.org/" and "example.org" say the same.
std::string_view Bare(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (url.starts_with(scheme)) url.remove_prefix(scheme.size());
  }
  if (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

bool SameTarget(std::string_view url, std::string_view label) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(Bare(url), Bare(label), {}, lower, lower);
}

// The first line of `text` with its line feed.
std::string_view FirstLine(std::string_view text) {
  const std::size_t feed = text.find('\n');
  return text.substr(0, feed == std::string_view::npos ? feed : feed + 1);
}

}  // namespace

void TextBuilder::Clear() {
  text_.clear();
  spans_.clear();
  line_prefix_ = {};
  break_pending_ = false;
}

void TextBuilder::BeginPiece() {
  if (break_pending_ && !text_.empty() && text_.back() != '\n') text_ += '\n';
  break_pending_ = false;
  if (text_.empty() || text_.back() == '\n') text_ += line_prefix_;
}

void TextBuilder::Text(std::string_view text) {
  while (!text.empty()) {
    const std::string_view piece = line_prefix_.empty() ? text : FirstLine(text);
    BeginPiece();
    text_ += piece;
    text.remove_prefix(piece.size());
  }
}

void TextBuilder::Span(RawSpanKind kind, std::string_view text, std::string_view value) {
  while (!text.empty()) {
    const std::string_view piece = line_prefix_.empty() ? text : FirstLine(text);
    BeginPiece();
    AddSpan(kind, piece, value);
    text.remove_prefix(piece.size());
  }
}

void TextBuilder::AddSpan(RawSpanKind kind, std::string_view text, std::string_view value) {
  const auto begin = static_cast<std::uint32_t>(text_.size());
  text_ += text;
  const auto end = static_cast<std::uint32_t>(text_.size());
  if (kind == RawSpanKind::kCode && !spans_.empty() && spans_.back().kind == kind &&
      spans_.back().end == begin) {
    spans_.back().end = end;
    return;
  }
  spans_.push_back({.kind = kind, .begin = begin, .end = end, .value = value});
}

void TextBuilder::Link(std::string_view url, std::string_view label) {
  if (label.empty() || SameTarget(url, label)) return Span(RawSpanKind::kUrl, url);
  Text(label);
  Text(" (");
  Span(RawSpanKind::kUrl, url);
  Text(")");
}

}  // namespace tacit::sources::slack
