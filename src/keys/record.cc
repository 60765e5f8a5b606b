#include "keys/record.h"

#include <algorithm>
#include <charconv>

#include "base/hash.h"

namespace tacit::keys {
namespace {

std::string FirstLine(std::string_view kind) { return "tacit-" + std::string(kind) + " 1"; }

std::vector<std::string> WordsOf(std::string_view line) {
  std::vector<std::string> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) words.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

}  // namespace

std::string RecordText(std::string_view kind, const Record& lines) {
  std::string text = FirstLine(kind) + "\n";
  for (const std::vector<std::string>& words : lines) {
    for (const std::string& word : words) text.append(word).append(" ");
    text.back() = '\n';
  }
  return text;
}

Result<Record> ParseRecord(std::string_view kind, std::string_view text, std::string_view name) {
  Record record;
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (end == std::string_view::npos || (first && line != FirstLine(kind))) break;
    if (!first) record.push_back(WordsOf(line));
    first = false;
    text.remove_prefix(end + 1);
  }
  const bool whole = text.empty() && !first &&
                     std::ranges::none_of(record, [](const auto& words) { return words.empty(); });
  if (whole) return record;
  return Fail(ErrorCode::kCorrupt, std::string(name) + " is damaged; put it back from your copy");
}

const std::vector<std::string>* FindLine(const Record& record, std::string_view word) {
  const auto line =
      std::ranges::find_if(record, [&](const auto& words) { return words[0] == word; });
  return line == record.end() ? nullptr : &*line;
}

std::string ToHex(std::string_view bytes) {
  return HexLower(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::optional<std::string> FromHex(std::string_view digits) {
  if (digits.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(digits.size() / 2);
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    unsigned byte = 0;
    const char* end = digits.data() + i + 2;
    const auto parsed = std::from_chars(digits.data() + i, end, byte, 16);
    if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
    bytes.push_back(static_cast<char>(byte));
  }
  return bytes;
}

}  // namespace tacit::keys
