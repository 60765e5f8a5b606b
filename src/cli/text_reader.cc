#include "cli/text_reader.h"

#include <algorithm>
#include <cstddef>

namespace tacit::cli {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestBlock = 64UL << 10;

// What the last line of the block holds that this line begins; empty: it begins none, or the block
// ends on the line (RFC 7468; PuTTY manual, appendix C).
std::string_view CloseOf(std::string_view line) {
  constexpr std::string_view kBegin = "-----BEGIN ";
  constexpr std::string_view kPutty = "PuTTY-User-Key-File-";
  const std::size_t begin = line.find(kBegin);
  if (begin != kNone && line.find("PRIVATE KEY", begin) != kNone) {
    constexpr std::string_view kEnd = "-----END ";
    return line.find(kEnd, begin) == kNone ? kEnd : std::string_view{};
  }
  if (line.find(kPutty) == kNone) return {};
  constexpr std::string_view kMac = "Private-MAC:";
  return line.find(kMac) == kNone ? kMac : std::string_view{};
}

bool IsBase64Byte(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '/' || c == '=';
}

// Base64 between what quotes it or joins it to the next line, a header ("Proc-Type: …"), or empty.
bool MayBeOfBlock(std::string_view line) {
  constexpr std::string_view kAround = " \t\r\"'`+,;.\\>*#|()";
  std::string_view body = line;
  while (!body.empty() && kAround.find(body.front()) != kNone) body.remove_prefix(1);
  while (!body.empty() && kAround.find(body.back()) != kNone) body.remove_suffix(1);
  if (body.ends_with("\\n")) body.remove_suffix(2);
  if (body.ends_with("\\r")) body.remove_suffix(2);
  if (std::ranges::all_of(body, IsBase64Byte)) return true;
  return body.find(": ") != kNone && body.find_first_of(" \t") == body.find(": ") + 1;
}

}  // namespace

Result<bool> TextReader::NextLine(std::string_view& line, bool& ended) {
  if (has_held_) {
    has_held_ = false;
    block_.swap(held_);
    line = block_;
    ended = held_ended_;
    ++read_;
    return true;
  }
  TACIT_TRY(const bool more, lines_.Next(line, ended));
  if (more) ++read_;
  return more;
}

Result<void> TextReader::ReadBlock(std::string_view close, bool& ended) {
  while (ended && block_.size() < kLongestBlock) {
    std::string_view line;
    bool line_ended = false;
    TACIT_TRY(const bool more, lines_.Next(line, line_ended));
    if (!more) return {};
    const bool last = line.find(close) != kNone;
    if (!last && !MayBeOfBlock(line)) {
      held_ = line;
      held_ended_ = line_ended;
      has_held_ = true;
      return {};
    }
    block_ += '\n';
    block_ += line;
    ended = line_ended;
    ++read_;
    if (last) return {};
  }
  return {};
}

Result<bool> TextReader::Next(std::string_view& text, bool& ended) {
  TACIT_TRY(const bool more, NextLine(text, ended));
  if (!more) return false;
  line_ = read_;
  const std::string_view close = CloseOf(text);
  if (close.empty()) return true;
  block_ = std::string(text);
  TACIT_CHECK_OK(ReadBlock(close, ended));
  text = block_;
  return true;
}

}  // namespace tacit::cli
