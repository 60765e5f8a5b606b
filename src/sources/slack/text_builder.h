#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw/raw_message.h"

namespace tacit::sources::slack {

// Collects a message's canonical text and the spans in it. Values of spans are kept as views.
class TextBuilder {
 public:
  void Clear();
  void Text(std::string_view text);
  // Spans of code that touch become one.
  void Span(RawSpanKind kind, std::string_view text, std::string_view value = {});
  // "label (url)", or the url alone where the label says no more than it.
  void Link(std::string_view url, std::string_view label);
  // What follows begins a line.
  void BreakLine() { break_pending_ = true; }
  // Begins every line from here on ("> " in a quote); empty ends it.
  void set_line_prefix(std::string_view prefix) { line_prefix_ = prefix; }

  bool empty() const { return text_.empty(); }
  std::string_view text() const { return text_; }
  std::span<const RawSpan> spans() const { return spans_; }

 private:
  void BeginPiece();
  void AddSpan(RawSpanKind kind, std::string_view text, std::string_view value);

  std::string text_;
  std::vector<RawSpan> spans_;
  std::string_view line_prefix_;
  bool break_pending_ = false;
};

}  // namespace tacit::sources::slack
