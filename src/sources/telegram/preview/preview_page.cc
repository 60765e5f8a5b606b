#include "sources/telegram/preview/preview_page.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

#include "base/text.h"
#include "sources/telegram/archive/dates.h"
#include "sources/telegram/archive/ids.h"

namespace tacit::sources {
namespace {

constexpr std::string_view kNoPreview =
    "the page shows no posts of a public channel: save the page https://t.me/s/NAME; groups, "
    "people "
    "and private channels have no such page";

bool SameName(std::string_view a, std::string_view b) { return LowerAscii(a) == LowerAscii(b); }

bool AllDigits(std::string_view text) {
  return !text.empty() && text.size() <= 18 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int Base64UrlDigit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '-' || c == '+') return 62;
  if (c == '_' || c == '/') return 63;
  return -1;
}

// RFC 4648, section 5; stops at what is no digit.
std::string DecodeBase64Url(std::string_view digits) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : digits) {
    const int value = Base64UrlDigit(c);
    if (value < 0) break;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFFU);
  }
  return bytes;
}

// data-view: {"c":-1234567890,"p":4711,"t":...,"h":...} in base64url; "c" is the channel's id,
// negative. In today's form, as exports have it.
std::string ChannelIdOf(HtmlNode post) {
  const std::string view = DecodeBase64Url(post.Attribute("data-view"));
  constexpr std::string_view kKey = "\"c\":-";
  const std::size_t key = view.find(kKey);
  if (key == std::string::npos) return {};
  std::string_view id = std::string_view(view).substr(key + kKey.size());
  id = id.substr(0, std::min(id.find_first_not_of("0123456789"), id.size()));
  return AllDigits(id) ? NormalChatId(id) : std::string();
}

std::string_view HandleOf(std::string_view post) { return post.substr(0, post.find('/')); }

std::optional<std::int64_t> Members(HtmlNode root) {
  for (HtmlNode node = root; node; node = node.After(root)) {
    if (!node.HasClass("tgme_channel_info_counter")) continue;
    const std::string type = node.Find("counter_type").AllText();
    if (!std::string_view(type).starts_with("subscriber")) continue;
    return ParseRounded(node.Find("counter_value").AllText());
  }
  return std::nullopt;
}

std::string OlderPage(HtmlNode root) {
  for (HtmlNode node = root; node; node = node.After(root)) {
    if (!node.HasClass("tme_messages_more")) continue;
    const std::string_view before = node.Attribute("data-before");
    if (AllDigits(before)) return std::string(before);
  }
  return {};
}

}  // namespace

std::string_view PostIdOf(std::string_view post, std::string_view handle) {
  for (const std::string_view prefix : {"https://", "http://"}) {
    if (post.starts_with(prefix)) post.remove_prefix(prefix.size());
  }
  for (const std::string_view prefix : {"t.me/s/", "t.me/", "telegram.me/"}) {
    if (!post.starts_with(prefix)) continue;
    post.remove_prefix(prefix.size());
    break;
  }
  const std::size_t slash = post.find('/');
  if (slash == std::string_view::npos || !SameName(post.substr(0, slash), handle)) return {};
  post.remove_prefix(slash + 1);
  post = post.substr(0, post.find('?'));
  return AllDigits(post) ? post : std::string_view();
}

std::optional<std::int64_t> ParseRounded(std::string_view text) {
  text = Trim(text);
  std::int64_t unit = 1;
  if (text.ends_with('K')) unit = 1'000;
  if (text.ends_with('M')) unit = 1'000'000;
  if (unit != 1) text.remove_suffix(1);
  const std::size_t point = text.find('.');
  std::string digits(text.substr(0, point));
  digits.erase(std::ranges::remove(digits, ' ').begin(), digits.end());  // "12 345 subscribers"
  if (!AllDigits(digits) || digits.size() > 12) return std::nullopt;
  std::int64_t value = std::stoll(digits) * unit;
  if (point == std::string_view::npos) return value;
  const std::string_view fraction = text.substr(point + 1);
  if (!AllDigits(fraction) || fraction.size() > 3 || unit == 1) return std::nullopt;
  for (const char c : fraction) {
    unit /= 10;
    value += unit * (c - '0');
  }
  return value;
}

std::optional<Micros> ParseIsoTime(std::string_view text) {
  static const std::shared_ptr<const LocalTime> utc = *LocalTime::InZone("UTC");
  constexpr std::size_t kCivil = 19;  // "2024-03-01T09:01:00"
  if (text.size() < kCivil) return std::nullopt;
  const std::optional<Micros> civil = utc->Parse(text.substr(0, kCivil));
  const std::string_view zone = text.substr(kCivil);
  if (!civil || zone == "Z") return civil;
  if (zone.size() != 6 || zone[3] != ':' || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
  if (!AllDigits(zone.substr(1, 2)) || !AllDigits(zone.substr(4, 2))) return std::nullopt;
  const auto digit = [zone](std::size_t at) { return std::int64_t{zone[at] - '0'}; };
  const std::int64_t minutes = (digit(1) * 10 + digit(2)) * 60 + digit(4) * 10 + digit(5);
  constexpr Micros kMicrosPerMinute = 60'000'000;
  return *civil - (zone[0] == '+' ? minutes : -minutes) * kMicrosPerMinute;
}

Result<PreviewPage> ReadPreviewPage(const HtmlDocument& document, bool may_be_empty) {
  const HtmlNode root = document.root();
  PreviewPage page;
  RawChannel& channel = page.channel;
  for (HtmlNode node = root; node; node = node.After(root)) {
    if (!node.HasClass("tgme_widget_message")) continue;
    const std::string_view post = node.Attribute("data-post");
    if (channel.handle.empty()) {
      channel.handle = HandleOf(post);
      channel.id = ChannelIdOf(node);
    }
    const std::string channel_id = ChannelIdOf(node);
    const bool has_ids = !PostIdOf(post, channel.handle).empty() && !channel_id.empty();
    page.unread = page.unread || (!has_ids && SameName(HandleOf(post), channel.handle));
    if (has_ids && channel_id == channel.id) {
      page.posts.push_back(node);
    } else {
      ++page.refused["other_channel"];
    }
  }
  const HtmlNode info = root.Find("tgme_channel_info");
  const std::string named = info.Find("tgme_channel_info_header_username").AllText();
  const std::string_view handle = Trim(named);
  // The header and the posts must be of one channel: else it is a page of something else.
  const bool empty = may_be_empty && channel.handle.empty() && handle.size() > 1;
  const bool whole = !page.posts.empty() && !channel.id.empty();
  const bool agree = handle.starts_with('@') && SameName(handle.substr(1), channel.handle);
  if (!empty && (!whole || !agree)) return Fail(ErrorCode::kBadInput, std::string(kNoPreview));
  channel.handle = handle.substr(1);
  channel.title = Trim(info.Find("tgme_channel_info_header_title").AllText());
  channel.description = Trim(info.Find("tgme_channel_info_description").AllText());
  channel.kind = "public_channel";
  channel.members = Members(info);
  page.older = OlderPage(root);
  return page;
}

}  // namespace tacit::sources
