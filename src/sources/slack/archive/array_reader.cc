#include "sources/slack/archive/array_reader.h"

#include <cstring>
#include <string>
#include <string_view>

#include "sources/slack/archive/limits.h"
#include "sources/slack/surrogates.h"

namespace tacit::sources::slack {
namespace {

static_assert(EntryBytes::kPadding >= simdjson::SIMDJSON_PADDING);

// Large enough to use simdjson's speed, small enough for its tape to stay in the cache.
constexpr std::size_t kBatchBytes = 128U << 10;

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// The end of the string whose opening quote stands at `at`; `end` when it is not closed.
std::size_t SkipString(const char* data, std::size_t at, std::size_t end) {
  const std::size_t begin = at + 1;
  for (std::size_t from = begin; from < end;) {
    const void* found = std::memchr(data + from, '"', end - from);
    if (found == nullptr) return end;
    const auto quote = static_cast<std::size_t>(static_cast<const char*>(found) - data);
    std::size_t slashes = 0;
    while (quote - slashes > begin && data[quote - slashes - 1] == '\\') ++slashes;
    if (slashes % 2 == 0) return quote + 1;
    from = quote + 1;
  }
  return end;
}

// Slack indents its JSON: a third of a day file is spaces.
std::size_t SkipBlanks(const char* data, std::size_t at, std::size_t end) {
  constexpr std::string_view kBlanks = "        ";
  while (end - at >= kBlanks.size() &&
         std::memcmp(data + at, kBlanks.data(), kBlanks.size()) == 0) {
    at += kBlanks.size();
  }
  while (at < end && data[at] == ' ') ++at;
  return at;
}

// The end of the object that begins at `at`; 0 when it is not closed before `end`.
std::size_t SkipObject(const char* data, std::size_t at, std::size_t end) {
  std::size_t depth = 0;
  while (at < end) {
    switch (data[at]) {
      case '"':
        at = SkipString(data, at, end);
        continue;
      case ' ':
        at = SkipBlanks(data, at, end);
        continue;
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (--depth == 0) return at + 1;
        break;
      default:
        break;
    }
    ++at;
  }
  return 0;
}

}  // namespace

void ArrayReader::Reset(EntryBytes& bytes) {
  data_ = bytes.data();
  size_ = bytes.size();
  at_ = size_ >= 3 && std::memcmp(data_, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  given_ = 0;
  opened_ = false;
  finished_ = false;
  failed_ = false;
  batch_.clear();
  next_in_batch_ = 0;
}

Result<bool> ArrayReader::Next(dom::object& object) {
  if (next_in_batch_ == batch_.size() && !finished_) CutBatch();
  if (next_in_batch_ < batch_.size()) {
    return batch_parsed_ ? NextOfBatch(object) : NextAlone(object);
  }
  if (failed_) return tl::unexpected(stopped_);
  return false;
}

Result<bool> ArrayReader::NextOfBatch(dom::object& object) {
  given_ = batch_[next_in_batch_].begin;
  if ((*elements_).get(object) != simdjson::SUCCESS) {
    return Fail(ErrorCode::kBadInput, "is not JSON at byte " + std::to_string(given_));
  }
  ++elements_;
  ++next_in_batch_;
  return true;
}

// The batch holds something that is not JSON: parses its elements one by one up to that place.
Result<bool> ArrayReader::NextAlone(dom::object& object) {
  const Slice slice = batch_[next_in_batch_];
  given_ = slice.begin;
  char* text = data_ + slice.begin;
  const std::size_t length = slice.end - slice.begin;
  dom::element element;
  auto error = parser_.parse(text, length, false).get(element);
  if (error != simdjson::SUCCESS && ReplaceLoneSurrogates(text, length)) {
    error = parser_.parse(text, length, false).get(element);
  }
  if (error != simdjson::SUCCESS || element.get(object) != simdjson::SUCCESS) {
    batch_.clear();
    next_in_batch_ = 0;
    Stop("is not JSON", slice.begin);
    return tl::unexpected(stopped_);
  }
  ++next_in_batch_;
  return true;
}

void ArrayReader::CutBatch() {
  batch_.clear();
  next_in_batch_ = 0;
  if (!opened_) {
    SkipSpace();
    if (at_ == size_) return Stop(size_ == 0 ? "is empty" : "is not a JSON array", at_);
    if (data_[at_] != '[') return Stop("is not a JSON array", at_);
    opened_ = true;
    ++at_;
    SkipSpace();
    if (at_ < size_ && data_[at_] == ']') {
      ++at_;
      SkipSpace();
      finished_ = true;
      if (at_ != size_) Stop("goes on after its end", at_);
      return;
    }
  }
  const std::size_t begin = at_;
  while (!finished_ && at_ - begin < kBatchBytes) CutElement();
  batch_parsed_ = ParseBatch();
}

// Takes one object and the comma or the ']' after it.
void ArrayReader::CutElement() {
  SkipSpace();
  const std::size_t begin = at_;
  if (begin == size_) return Stop("is cut off", begin);
  if (data_[begin] != '{') return Stop("has something that is not an object", begin);
  const std::size_t end = SkipObject(data_, begin, size_);
  if (end == 0) return Stop("is cut off in the object that begins", begin);
  if (end - begin > kMaxElementBytes) return Stop("has too large an object", begin);
  batch_.push_back({begin, end});
  at_ = end;
  SkipSpace();
  if (at_ == size_) return Stop("is cut off", at_);
  const char next = data_[at_++];
  if (next == ',') return;
  if (next != ']') return Stop("is not JSON", at_ - 1);
  SkipSpace();
  finished_ = true;
  if (at_ != size_) Stop("goes on after its end", at_);
}

// Turns the cut elements into an array of their own, in place: the byte before the first (the
// array's '[', a comma or a space) becomes '[', the byte after the last becomes ']'.
bool ArrayReader::ParseBatch() {
  if (batch_.empty()) return false;
  const std::size_t before = batch_.front().begin - 1;
  const std::size_t after = batch_.back().end;
  data_[before] = '[';
  data_[after] = ']';  // in the padding when the file ends here
  dom::array array;
  if (parser_.parse(data_ + before, after + 1 - before, false).get(array) != simdjson::SUCCESS) {
    return false;
  }
  elements_ = array.begin();
  return true;
}

void ArrayReader::Stop(std::string_view why, std::size_t at) {
  finished_ = true;
  failed_ = true;
  stopped_.detail = std::string(why) + " at byte " + std::to_string(at);
}

void ArrayReader::SkipSpace() {
  while (at_ < size_ && IsSpace(data_[at_])) ++at_;
}

}  // namespace tacit::sources::slack
