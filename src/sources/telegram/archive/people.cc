#include "sources/telegram/archive/people.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "sources/telegram/archive/ids.h"
#include "sources/telegram/json_text.h"
#include "sources/telegram/scan.h"

namespace tacit::sources {
namespace {

using View = std::string_view;

constexpr std::size_t kBlock = 256U << 10;  // stays in the cache between reading and looking
constexpr std::size_t kReach = 2048;        // a name and its id stand within so many bytes
constexpr View kIdEnd = "_id\"";

// The first `_id"` in [at, end); kScanPadding bytes behind `end` are readable.
const char* FindIdEnd(const char* at, const char* end) {
  const auto is_here = [](const char* p) { return std::memcmp(p, kIdEnd.data(), 4) == 0; };
#if defined(__SSE2__)
  const __m128i underscore = _mm_set1_epi8(kIdEnd.front());
  const __m128i quote = _mm_set1_epi8(kIdEnd.back());
  for (; at < end; at += 32) {
    const auto load = [at](std::size_t from) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + from));
    };
    const __m128i low = _mm_and_si128(_mm_cmpeq_epi8(load(0), underscore),
                                      _mm_cmpeq_epi8(load(kIdEnd.size() - 1), quote));
    const __m128i high = _mm_and_si128(_mm_cmpeq_epi8(load(16), underscore),
                                       _mm_cmpeq_epi8(load(16 + kIdEnd.size() - 1), quote));
    if (_mm_movemask_epi8(_mm_or_si128(low, high)) == 0) continue;
    auto places = static_cast<std::uint32_t>(_mm_movemask_epi8(low)) |
                  static_cast<std::uint32_t>(_mm_movemask_epi8(high)) << 16;
    for (; places != 0; places &= places - 1) {
      const char* const place = at + std::countr_zero(places);
      if (is_here(place)) return std::min(place, end);
    }
  }
#else
  for (; at < end; ++at) {
    if (*at == kIdEnd.front() && is_here(at)) return at;
  }
#endif
  return end;
}

// Not keyed: who makes two names collide hides one of their own from the list.
std::uint64_t HashBytes(View bytes, std::uint64_t seed) {
  std::uint64_t hash = seed ^ bytes.size();
  const auto add = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32;
  };
  std::uint64_t word = 0;
  for (; bytes.size() >= sizeof(word); bytes.remove_prefix(sizeof(word))) {
    std::memcpy(&word, bytes.data(), sizeof(word));
    add(word);
  }
  word = 0;
  if (!bytes.empty()) std::memcpy(&word, bytes.data(), bytes.size());
  add(word);
  return hash * 0xC4CEB9FE1A85EC53ULL;
}

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
  // `bytes` holds the message's keys around `at`, where the `_id"` of a key stands. LookAtNoted
  // does the work, once the slots of many are on their way into the cache.
  void Note(View bytes, std::size_t at, std::uint32_t channel) {
    const View before = bytes.substr(0, at);
    const bool from = before.ends_with("\"from");
    if (!from && !before.ends_with("\"actor")) return;
    const char* const value = bytes.data() + at + kIdEnd.size();
    const std::size_t left =
        std::min(bytes.size() - std::min(bytes.size(), at + kIdEnd.size()), kMaxToken);
    const auto* const comma = static_cast<const char*>(std::memchr(value, ',', left));
    const View token = comma == nullptr ? View() : View(value, comma);
    const std::uint64_t hash = HashBytes(token, channel);
    __builtin_prefetch(&seen_[SetOf(hash)]);
    noted_.push_back({.hash = hash, .at = at, .from = from, .whole = comma != nullptr});
  }

  void LookAtNoted(View bytes, std::uint32_t channel) {
    for (const Noted& noted : noted_) Look(bytes, noted, channel);
    noted_.clear();
  }

  std::vector<RawPerson> people;

 private:
  static constexpr std::size_t kWays = 4;
  static constexpr std::size_t kSeen = std::size_t{1} << 16;
  static constexpr std::size_t kMaxToken = 64;  // an id has less

  struct Noted {
    std::uint64_t hash = 0;  // of the channel and the bytes from the `_id"` to a comma
    std::size_t at = 0;
    bool from = false;
    bool whole = false;  // there is a comma
  };

  // The author of nearly every message was seen: all that is looked at, from the name's key to the
  // id, is compared by its hash.
  struct Seen {
    std::uint32_t hash = 0;
    std::uint16_t id = 0;
    std::uint16_t size = 0;  // bytes before the `_id"`; 0: nobody
  };

  static std::size_t SetOf(std::uint64_t hash) { return hash % (kSeen / kWays) * kWays; }

  static Seen SeenAs(View before, std::size_t size, std::uint64_t hash) {
    const View same = before.substr(before.size() - size);
    return {.hash = static_cast<std::uint32_t>(HashBytes(same, hash) >> 32),
            .id = static_cast<std::uint16_t>(hash >> 48),
            .size = static_cast<std::uint16_t>(size)};
  }

  void Look(View bytes, const Noted& noted, std::uint32_t channel) {
    View before = bytes.substr(0, noted.at);
    before = before.substr(before.size() - std::min(before.size(), kReach));
    const std::span<Seen> set(&seen_[SetOf(noted.hash)], kWays);
    for (const Seen& seen : set) {
      if (seen.size == 0 || seen.size > before.size() || seen.id != noted.hash >> 48) continue;
      if (seen.hash == SeenAs(before, seen.size, noted.hash).hash) return;
    }
    const View key = noted.from ? "\"from\"" : "\"actor\"";
    const auto name = ValueBefore(before.substr(0, before.size() - (key.size() - 1)), key);
    if (!name || name->empty()) return;
    if (noted.whole) {
      const auto name_at = static_cast<std::size_t>(name->data() - before.data());
      std::shift_right(set.begin(), set.end(), 1);
      set.front() = SeenAs(before, before.size() - before.rfind(key, name_at), noted.hash);
    }
    IdSpace space;
    const View after = bytes.substr(noted.at + kIdEnd.size()).substr(0, kReach);
    const View id = UserIdIn(after, space);
    if (!id.empty()) Add(id, *name, channel);
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
    auto& in_channels = people[known->second].channels;
    if (!in_channels) in_channels.emplace();
    auto& channels = *in_channels;
    const auto place = std::ranges::lower_bound(channels, channel);
    if (place == channels.end() || *place != channel) channels.insert(place, channel);
  }

  std::vector<Seen> seen_ = std::vector<Seen>(kSeen);
  std::vector<Noted> noted_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::string key_;
};

}  // namespace

Result<std::vector<RawPerson>> ReadPeople(const ByteSource& source,
                                          std::span<const Segment> segments) {
  People found;
  std::string block(kBlock + 2 * kReach + kScanPadding, '\0');
  for (const Segment& segment : segments) {
    // A block's keys lie in its middle, so that names before and ids after them are in it too.
    for (std::uint64_t at = segment.begin; at < segment.end; at += kBlock) {
      const std::uint64_t begin = at - std::min<std::uint64_t>(at - segment.begin, kReach);
      const std::uint64_t end = std::min<std::uint64_t>(at + kBlock + kReach, segment.end);
      TACIT_TRY(const std::size_t size, source.ReadAt(begin, block.data(), end - begin));
      const View bytes(block.data(), size);
      // Whatever an earlier read left behind it is no part of it.
      std::memset(block.data() + size, 0, kScanPadding);
      const char* const last = block.data() + std::min<std::size_t>(size, at - begin + kBlock);
      for (const char* key =
               FindIdEnd(block.data() + std::min<std::size_t>(size, at - begin), last);
           key != last; key = FindIdEnd(key + kIdEnd.size(), last)) {
        found.Note(bytes, static_cast<std::size_t>(key - block.data()), segment.channel);
      }
      found.LookAtNoted(bytes, segment.channel);
    }
  }
  return std::move(found.people);
}

}  // namespace tacit::sources
