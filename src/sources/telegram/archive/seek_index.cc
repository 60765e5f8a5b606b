#include "sources/telegram/archive/seek_index.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sources/telegram/archive/gate.h"
#include "sources/telegram/archive/token_stream.h"

namespace tacit::sources {
namespace {

constexpr std::size_t kSearchBytes = 64U << 10;
constexpr std::size_t kMaxIndent = 64;

Result<std::string> ReadRange(const ByteSource& source, std::uint64_t begin, std::size_t size) {
  std::string bytes(std::min<std::uint64_t>(size, source.size() - std::min(begin, source.size())),
                    '\0');
  TACIT_TRY(const std::size_t length, source.ReadAt(begin, bytes.data(), bytes.size()));
  bytes.resize(length);
  return bytes;
}

// The chat's header and where its messages begin, when the head is {name, type, id, messages}.
struct Head {
  ChatHeader chat;
  std::uint64_t messages = 0;  // the byte after '['
};

// A failure is no failure of the file yet: the scan that follows will say what is wrong.
Result<std::optional<Head>> ReadHead(const ByteSource& source) {
  Head head;
  bool has_type = false;
  TokenStream stream(source);
  TACIT_CHECK_OK(stream.Expect('{'));
  for (bool first = true;; first = false) {
    TACIT_TRY(const auto key, stream.NextKey(first));
    if (!key) return std::optional<Head>();
    TACIT_TRY(const char kind, stream.Peek());
    if (*key == "name" && kind == '"') {
      TACIT_TRY(head.chat.name, stream.ReadString(kMaxIndent * kMaxIndent, &head.chat.name_cut));
    } else if (*key == "type" && kind == '"' && !has_type) {
      has_type = true;
      TACIT_TRY(head.chat.type, stream.ReadString(kMaxIndent));
    } else if (*key == "id" && kind != '"' && kind != '{' && kind != '[') {
      TACIT_TRY(head.chat.id, stream.ReadToken());
    } else if (*key == "name" && kind == 'n') {
      TACIT_CHECK_OK(stream.Skip());
    } else if (*key == "messages" && kind == '[' && has_type) {
      stream.Take();
      head.messages = stream.offset();
      return std::optional<Head>(std::move(head));
    } else {
      return std::optional<Head>();
    }
  }
}

struct Layout {
  std::string border;  // between two messages
  std::string tail;    // after the last message's '{' ... : the file's last bytes
};

std::size_t TakeSpaces(std::string_view& text) {
  const std::size_t count = std::min(text.find_first_not_of(' '), text.size());
  text.remove_prefix(count);
  return count;
}

std::optional<Layout> LayoutOf(std::string_view first_message) {
  if (!first_message.starts_with('\n')) return std::nullopt;
  first_message.remove_prefix(1);
  const std::size_t outer = TakeSpaces(first_message);
  if (!first_message.starts_with("{\n")) return std::nullopt;
  first_message.remove_prefix(2);
  const std::size_t inner = TakeSpaces(first_message);
  if (!first_message.starts_with("\"id\": ") || inner <= outer || inner > kMaxIndent) {
    return std::nullopt;
  }
  const std::size_t step = inner - outer;
  if (outer != 2 * step) return std::nullopt;  // deeper: messages of a chat in a list
  const std::string indent(outer, ' ');
  Layout layout;
  layout.border = "\n" + indent + "},\n" + indent + "{\n" + std::string(inner, ' ') + "\"id\": ";
  layout.tail = "\n" + indent + "}\n" + std::string(step, ' ') + "]\n}";
  return layout;
}

// Where the messages' ']' is, when the file ends as Telegram Desktop ends it.
Result<std::optional<std::uint64_t>> FindEnd(const ByteSource& source, std::string_view tail) {
  const std::uint64_t begin = source.size() > kSearchBytes ? source.size() - kSearchBytes : 0;
  TACIT_TRY(std::string bytes, ReadRange(source, begin, kSearchBytes));
  while (!bytes.empty() && std::string_view(" \r\n\t").find(bytes.back()) != std::string::npos) {
    bytes.pop_back();
  }
  if (!bytes.ends_with(tail)) return std::optional<std::uint64_t>();
  return std::optional<std::uint64_t>(begin + bytes.size() - 3);  // "]\n}"
}

// The '{' after the first border that begins at or after `from`; nothing when there is none.
Result<std::optional<std::uint64_t>> FindMessage(const ByteSource& source, std::uint64_t from,
                                                 std::uint64_t end, std::string_view border) {
  const std::size_t brace = border.find('{');
  while (from < end) {
    TACIT_TRY(const std::string bytes, ReadRange(source, from, kSearchBytes));
    const std::size_t at = bytes.find(border);
    if (at != std::string::npos) return std::optional<std::uint64_t>(from + at + brace);
    if (bytes.size() <= border.size()) break;
    from += bytes.size() - border.size() + 1;
  }
  return std::optional<std::uint64_t>();
}

}  // namespace

Result<std::optional<Index>> SeekIndex(const ByteSource& source, const ArchiveOptions& options) {
  const Result<std::optional<Head>> read = ReadHead(source);
  const std::optional<Head> head = read ? *read : std::nullopt;
  if (!head) return std::optional<Index>();
  const ChatHeader& chat = head->chat;
  Index index;
  std::string refusal = RefusalWord(chat);
  if (!refusal.empty()) return std::optional<Index>();  // the scan counts it

  const Result<std::string> start = ReadRange(source, head->messages, 4 * kMaxIndent);
  if (!start) return tl::unexpected(start.error());
  const std::optional<Layout> layout = LayoutOf(*start);
  if (!layout) return std::optional<Index>();
  TACIT_TRY(const std::optional<std::uint64_t> end, FindEnd(source, layout->tail));
  if (!end || *end <= head->messages) return std::optional<Index>();

  TACIT_TRY(RawChannel channel, ChannelOf(chat));
  if (!IsSelected(channel, options.only_channels)) {
    ++index.refused["not_selected"];
    return std::optional<Index>(std::move(index));
  }
  index.channels.push_back(std::move(channel));
  std::uint64_t begin = head->messages;
  for (;;) {
    TACIT_TRY(const std::optional<std::uint64_t> cut,
              FindMessage(source, begin + std::max<std::uint64_t>(options.part_bytes, 1), *end,
                          layout->border));
    if (!cut || *cut >= *end) break;
    index.segments.push_back({.begin = begin, .end = *cut});
    begin = *cut;
  }
  index.segments.push_back({.begin = begin, .end = *end, .last = true});
  return std::optional<Index>(std::move(index));
}

}  // namespace tacit::sources
