#include "sources/telegram/archive/people.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "sources/telegram/archive/ids.h"
#include "sources/telegram/archive/json_text.h"

namespace tacit::sources {
namespace {

using View = std::string_view;

constexpr std::size_t kBlock = 1U << 20;
constexpr std::size_t kReach = 2048;  // a name and its id stand within so many bytes
constexpr View kIdEnd = "_id\"";

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

View TrimEnd(View text) {
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

View TrimBegin(View text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  return text;
}

// The inside of the string value of `key`, when `before` ends with `key: "…",`.
std::optional<View> ValueBefore(View before, View key) {
  before = TrimEnd(before);
  if (!before.ends_with(',')) return std::nullopt;
  before = TrimEnd(before.substr(0, before.size() - 1));
  if (!before.ends_with('"')) return std::nullopt;
  before.remove_suffix(1);
  const std::size_t at = before.rfind(key);
  if (at == View::npos) return std::nullopt;
  View value = TrimBegin(before.substr(at + key.size()));
  if (!value.starts_with(':')) return std::nullopt;
  value = TrimBegin(value.substr(1));
  if (!value.starts_with('"')) return std::nullopt;
  value.remove_prefix(1);
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\') {
      ++i;
    } else if (value[i] == '"') {
      return std::nullopt;
    }
  }
  return value;
}

// The user's id in `: "user123"` or in an old export's `: 4417200123`.
View UserIdIn(View after, IdSpace& space) {
  after = TrimBegin(after);
  if (!after.starts_with(':')) return {};
  after = TrimBegin(after.substr(1));
  const bool is_string = after.starts_with('"');
  if (is_string) after.remove_prefix(1);
  const View value = after.substr(0, after.find_first_of(is_string ? "\"" : ",} \r\n\t"));
  const Peer peer = ParsePeer(value, is_string, space);
  return peer.kind == PeerKind::kUser ? peer.id : View();
}

class People {
 public:
  // `bytes` holds the message's keys around `at`, where the `_id"` of a key stands.
  void Look(View bytes, std::size_t at, std::uint32_t channel) {
    View before = bytes.substr(0, at);
    before = before.substr(before.size() - std::min(before.size(), kReach));
    View key;
    if (before.ends_with("\"from")) key = "\"from\"";
    if (before.ends_with("\"actor")) key = "\"actor\"";
    if (key.empty()) return;
    before.remove_suffix(key.size() - 1);
    const auto name = ValueBefore(before, key);
    if (!name || name->empty() || IsRecent(bytes, *name, at, channel)) return;
    IdSpace space;
    const View id = UserIdIn(bytes.substr(at + kIdEnd.size()).substr(0, kReach), space);
    if (!id.empty()) Add(id, *name, channel);
  }

  std::vector<RawPerson> people;

 private:
  static constexpr std::size_t kRecent = std::size_t{1} << 16;

  // Whether the same bytes from the name to the id's end were looked at lately: nearly all are.
  bool IsRecent(View bytes, View name, std::size_t at, std::uint32_t channel) {
    const auto begin = static_cast<std::size_t>(name.data() - bytes.data());
    const std::size_t end = bytes.find_first_of(",}", at);
    if (end == View::npos) return false;
    const std::size_t hash = std::hash<View>{}(bytes.substr(begin, end - begin)) + channel + 1;
    return std::exchange(recent_[hash % kRecent], hash) == hash;
  }

  void Add(View id, View name, std::uint32_t channel) {
    key_.assign(id).append(1, ' ').append(name);
    auto known = numbers_.find(key_);
    if (known == numbers_.end()) {
      if (people.size() == kMaxPeople) return;
      std::string display;
      if (!AppendUnescaped(name, display) || !IsUtf8(display)) return;
      known = numbers_.emplace(key_, people.size()).first;
      people.push_back({.id = std::string(id),
                        .display = std::move(display),
                        .channels = std::vector<std::uint32_t>()});
    }
    auto& channels = *people[known->second].channels;
    const auto place = std::ranges::lower_bound(channels, channel);
    if (place == channels.end() || *place != channel) channels.insert(place, channel);
  }

  std::vector<std::size_t> recent_ = std::vector<std::size_t>(kRecent);
  std::unordered_map<std::string, std::size_t> numbers_;
  std::string key_;
};

}  // namespace

Result<std::vector<RawPerson>> ReadPeople(const ByteSource& source,
                                          std::span<const Segment> segments) {
  People found;
  std::string block(kBlock + 2 * kReach, '\0');
  for (const Segment& segment : segments) {
    // A block's keys lie in its middle, so that names before and ids after them are in it too.
    for (std::uint64_t at = segment.begin; at < segment.end; at += kBlock) {
      const std::uint64_t begin = at - std::min<std::uint64_t>(at - segment.begin, kReach);
      const std::uint64_t end = std::min<std::uint64_t>(at + kBlock + kReach, segment.end);
      TACIT_TRY(const std::size_t size, source.ReadAt(begin, block.data(), end - begin));
      const View bytes(block.data(), size);
      const std::size_t last = std::min<std::size_t>(size, at - begin + kBlock);
      for (std::size_t key = bytes.find(kIdEnd, at - begin); key < last;
           key = bytes.find(kIdEnd, key + 1)) {
        found.Look(bytes, key, segment.channel);
      }
    }
  }
  return std::move(found.people);
}

}  // namespace tacit::sources
