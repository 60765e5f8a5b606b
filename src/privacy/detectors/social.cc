// Profile pages of people: the part of the URL that names the person; the host survives. The paths
// are what the sites' own help pages call the profile's URL. And Discord's old tags, name#1234
// (Discord developer documentation, "Usernames and nicknames"). And links that let whoever has them
// in: invitations to groups, and to meetings (the hosts' own help pages).

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/social_sites.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

bool IsHostByte(char c) { return IsAlnum(c) || c == '-' || c == '.'; }

bool IsNameByte(char c) {
  return IsAlnum(c) || c == '_' || c == '-' || c == '.' || c == '%' || c == '+' || IsNonAscii(c);
}

// The end of a name, without the mark of the sentence.
std::uint32_t NameEnd(std::string_view text, std::uint32_t begin) {
  std::uint32_t end = begin;
  while (end < text.size() && IsNameByte(text[end])) ++end;
  while (end > begin &&
         (text[end - 1] == '.' || text[end - 1] == '-' || IsNonAscii(text[end - 1]))) {
    --end;
  }
  return end;
}

// "stackoverflow.com/users/1234/ann-lee": the name that follows the number is part of it.
std::uint32_t WithSlug(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const bool number = std::ranges::all_of(text.substr(begin, end - begin), IsDigit);
  if (!number || At(text, end) != '/') return end;
  return std::max(end, NameEnd(text, end + 1));
}

bool IsOnlySegment(std::string_view text, std::uint32_t end) {
  return At(text, end) != '/' || !IsNameByte(At(text, end + 1));
}

// The end of the URL, without the mark of the sentence.
std::uint32_t UrlEnd(std::string_view text, std::uint32_t begin) {
  constexpr std::string_view kEnd = " \t\r\n\"'`<>|)]}\\";
  constexpr std::uint32_t kLongestUrl = 2048;
  std::uint32_t end = begin;
  while (end < text.size() && end - begin < kLongestUrl &&
         kEnd.find(text[end]) == std::string_view::npos && text.substr(end, 2) != "[[") {
    ++end;
  }
  constexpr std::string_view kMarks = ".,;:!?*_";
  while (end > begin && (kMarks.find(text[end - 1]) != std::string_view::npos)) --end;
  while (end > begin && end < text.size() && (text[end] & 0xC0) == 0x80) --end;
  return end;
}

bool MatchSite(std::string_view text, std::uint32_t path, const SocialSite& site,
               std::vector<Finding>& findings) {
  if (!StartsWithFolded(text.substr(path), site.prefix)) return false;
  const auto begin = static_cast<std::uint32_t>(path + site.prefix.size());
  std::uint32_t end = NameEnd(text, begin);
  if (end == begin || !(IsAlnum(text[begin]) || text[begin] == '_' || text[begin] == '%' ||
                        IsNonAscii(text[begin]) || text[begin] == '+')) {
    return false;
  }
  const std::string_view name = text.substr(begin, end - begin);
  if (IsOneOf(name, site.reserved)) return true;
  if (site.rest == Rest::kNone && !IsOnlySegment(text, end)) return true;
  if (site.rest == Rest::kGoes) {
    end = std::max(end, UrlEnd(text, begin));
    if (end - begin < 4) return true;
    findings.push_back(
        {.entity = "INVITE", .begin = begin, .end = end, .score = 0.9F, .rule = "meeting"});
    return true;
  }
  end = WithSlug(text, begin, end);
  const bool sign = site.prefix == "@" || site.prefix == "$" || site.prefix == "~";
  findings.push_back({.entity = "SOCIAL",
                      .begin = sign ? path : begin,
                      .end = end,
                      .score = 0.9F,
                      .rule = "profile"});
  return true;
}

bool HostIs(std::string_view host, const SocialSite& site) {
  if (!EndsWithFolded(host, site.host)) return false;
  if (host.size() == site.host.size()) return true;
  const std::string_view front = host.substr(0, host.size() - site.host.size());
  if (front.back() != '.') return false;
  if (site.rest == Rest::kGoes) return true;  // "us02web.zoom.us", "acme.webex.com"
  // "www.", "m.", "mobile.", "de.": one label; not "docs." or "api.", whose pages are no profiles.
  return front.size() <= 4 ? front != "api."
                           : EqualsFolded(front, "mobile.") || EqualsFolded(front, "old.");
}

void MatchProfile(std::string_view text, std::uint32_t slash, std::vector<Finding>& findings) {
  constexpr std::uint32_t kLongestHost = 64;
  std::uint32_t begin = slash;
  while (begin > 0 && IsHostByte(text[begin - 1]) && slash - begin < kLongestHost) --begin;
  if (Before(text, begin) == '@') return;
  const std::string_view host = text.substr(begin, slash - begin);
  if (host.size() < 4 || host.find('.') == std::string_view::npos) return;
  for (const SocialSite& site : SocialSites()) {
    if (host.size() < site.host.size() || !HostIs(host, site)) continue;
    if (MatchSite(text, slash + 1, site, findings)) return;
  }
}

// Mastodon: https://host/@user.
void MatchFediversePage(std::string_view text, std::uint32_t slash,
                        std::vector<Finding>& findings) {
  constexpr std::string_view kFediverse[] = {
      "mastodon",         "mstdn",    "fosstodon", "hachyderm",
      "infosec.exchange", "pixelfed", "social",    "pleroma",
      "misskey",          "toot",     "lemmy",     "masto"};
  constexpr std::uint32_t kLongestHost = 64;
  std::uint32_t begin = slash;
  while (begin > 0 && IsHostByte(text[begin - 1]) && slash - begin < kLongestHost) --begin;
  if (!HasWordBefore(text, slash, slash - begin, kFediverse)) return;
  std::uint32_t end = slash + 2;
  while (end < text.size() && (IsAlnum(text[end]) || text[end] == '_')) ++end;
  if (end == slash + 2) return;
  findings.push_back({.entity = "SOCIAL",
                      .begin = slash + 1,
                      .end = end,
                      .score = 0.9F,
                      .rule = "fediverse_page"});
}

// Mastodon: @user@host.tld. The hit is the first '@'.
void MatchFediverseHandle(std::string_view text, std::uint32_t at, std::vector<Finding>& findings) {
  if (IsWordByte(Before(text, at)) || Before(text, at) == '/' || Before(text, at) == '.') return;
  std::uint32_t second = at + 1;
  while (second < text.size() && (IsAlnum(text[second]) || text[second] == '_')) ++second;
  if (second == at + 1 || At(text, second) != '@' || second - at > 64) return;
  std::uint32_t end = second + 1;
  while (end < text.size() && IsHostByte(text[end])) ++end;
  while (end > second && !IsAlnum(text[end - 1])) --end;
  const std::string_view host = text.substr(second + 1, end - second - 1);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return;
  findings.push_back(
      {.entity = "SOCIAL", .begin = at, .end = end, .score = 0.9F, .rule = "fediverse_handle"});
}

// name#1234: two to 32 characters, and exactly four digits.
void MatchDiscordTag(std::string_view text, std::uint32_t hash, std::vector<Finding>& findings) {
  std::uint32_t end = hash + 1;
  while (end < text.size() && IsDigit(text[end]) && end - hash <= 5) ++end;
  if (end - hash != 5 || IsWordByte(At(text, end)) || At(text, end) == '-') return;
  std::uint32_t begin = hash;
  while (begin > 0 &&
         (IsAlnum(text[begin - 1]) || text[begin - 1] == '_' || text[begin - 1] == '.') &&
         hash - begin <= 32) {
    --begin;
  }
  const std::string_view name = text.substr(begin, hash - begin);
  constexpr std::string_view kNotBefore = "/#&=-";
  constexpr std::string_view kNumbered[] = {"issue", "issues", "pr",   "pull", "bug",   "ticket",
                                            "mr",    "case",   "task", "gh",   "order", "rfc",
                                            "no",    "nr",     "item", "page", "build", "epic",
                                            "story", "commit", "line", "fix",  "fixes", "closes"};
  const char before = Before(text, begin);
  if (name.size() < 2 || name.size() > 32 || IsNonAscii(before)) return;
  if (before != '\0' && kNotBefore.find(before) != std::string_view::npos) return;
  if (!std::ranges::any_of(name, IsLetter) || IsOneOf(name, kNumbered)) return;
  findings.push_back(
      {.entity = "HANDLE", .begin = begin, .end = end, .score = 0.6F, .rule = "discord_tag"});
}

bool IsFreeSlash(std::string_view text, std::uint32_t at) {
  const char before = Before(text, at);
  return before == '\0' || before == ' ' || before == '\n' || before == '(' || before == ',';
}

// Reddit: u/name and /u/name in a sentence. The hit is the '/' before the name.
void MatchRedditor(std::string_view text, std::uint32_t slash, std::vector<Finding>& findings) {
  constexpr std::uint32_t kShortest = 3;
  constexpr std::uint32_t kLongest = 20;
  const std::uint32_t u = slash - 1;
  if (!IsFreeSlash(text, u) && (Before(text, u) != '/' || !IsFreeSlash(text, u - 1))) return;
  std::uint32_t end = slash + 1;
  while (end < text.size() && (IsAlnum(text[end]) || text[end] == '_' || text[end] == '-')) ++end;
  const std::uint32_t length = end - slash - 1;
  const char after = At(text, end);
  if (length < kShortest || length > kLongest || after == '/' || after == '=') return;
  if ((after == '.' || after == ':') && IsAlnum(At(text, end + 1))) return;
  findings.push_back(
      {.entity = "SOCIAL", .begin = slash + 1, .end = end, .score = 0.7F, .rule = "reddit_user"});
}

// Bluesky: name.bsky.social, with or without '@'. The hit is the dot behind the name.
void MatchBluesky(std::string_view text, std::uint32_t dot, std::vector<Finding>& findings) {
  constexpr std::string_view kHost = ".bsky.social";
  constexpr std::string_view kServices[] = {"api", "www", "pds", "public", "cdn", "status", "blog"};
  constexpr std::uint32_t kLongest = 40;
  if (At(text, dot + 1) != 'b' || !text.substr(dot).starts_with(kHost)) return;
  std::uint32_t begin = dot;
  while (begin > 0 && dot - begin < kLongest &&
         (IsAlnum(text[begin - 1]) || text[begin - 1] == '-')) {
    --begin;
  }
  const std::string_view name = text.substr(begin, dot - begin);
  const auto end = static_cast<std::uint32_t>(dot + kHost.size());
  if (name.size() < 2 || Before(text, begin) == '.' || IsAlnum(At(text, end))) return;
  if (IsOneOf(name, kServices)) return;
  if (Before(text, begin) == '@') --begin;
  findings.push_back(
      {.entity = "SOCIAL", .begin = begin, .end = end, .score = 0.9F, .rule = "bluesky"});
}

// "insta: ann_lee", "skype: live:ann.5": the name has a sign that no word of a sentence has.
void MatchSaidHandle(std::string_view text, std::uint32_t colon, std::vector<Finding>& findings) {
  constexpr std::string_view kApps[] = {"instagram", "insta",    "ig",      "snapchat", "snap",
                                        "skype",     "wechat",   "weixin",  "telegram", "discord",
                                        "kakao",     "tiktok",   "twitter", "threads",  "keybase",
                                        "wire",      "mastodon", "viber",   "gamertag", "psn"};
  constexpr std::uint32_t kShortest = 5;
  constexpr std::uint32_t kLongest = 33;
  if (!IsOneOf(LettersBefore(text, colon), kApps)) return;
  std::uint32_t begin = colon + 1;
  if (At(text, begin) == ' ') ++begin;
  if (StartsWithFolded(text.substr(begin), "live:")) begin += 5;
  if (!IsLetter(At(text, begin))) return;
  std::uint32_t end = begin;
  bool sign = false;
  while (end < text.size() && end - begin < kLongest &&
         (IsAlnum(text[end]) || text[end] == '_' || text[end] == '.')) {
    sign = sign || IsDigit(text[end]) || text[end] == '_' ||
           (text[end] == '.' && IsAlnum(At(text, end + 1)));
    ++end;
  }
  while (end > begin && text[end - 1] == '.') --end;
  constexpr std::string_view kNotBehind = "/(=@:-#\\";
  const char after = At(text, end);
  if (!sign || end - begin < kShortest) return;
  if (after != '\0' && kNotBehind.find(after) != std::string_view::npos) return;
  findings.push_back(
      {.entity = "HANDLE", .begin = begin, .end = end, .score = 0.6F, .rule = "said_handle"});
}

// A person's own page: "my site https://…", and "Website: https://…" below an address of mail. The
// hit is the ':' of the scheme; the host goes, it mostly holds the name.
void MatchHomePage(std::string_view text, std::uint32_t colon, std::vector<Finding>& findings) {
  constexpr std::string_view kMine[] = {
      "my site",      "my website",   "my web site", "my homepage", "my blog",       "my page",
      "my home page", "my portfolio", "my web page", "mein blog",   "meine website", "mi web",
      "mon site",     "mon blog",     "мой сайт",    "мой блог"};
  constexpr std::string_view kPage[] = {"website",   "web site", "homepage", "home page",
                                        "portfolio", "web page", "webseite", "сайт"};
  constexpr std::size_t kWords = 24;
  constexpr std::size_t kBlock = 240;  // bytes of a block of contacts
  if (text.substr(colon + 1, 2) != "//") return;
  const std::string_view scheme = LettersBefore(text, colon);
  if (!EqualsFolded(scheme, "http") && !EqualsFolded(scheme, "https")) return;
  const std::size_t url = colon - scheme.size();
  bool said = HasWordBefore(text, url, kWords, kMine);
  if (!said && HasWordBefore(text, url, kWords, kPage)) {
    const std::size_t from = url > kBlock ? url - kBlock : 0;
    const std::string_view block = text.substr(from, url - from);
    said = block.find('@') != std::string_view::npos ||
           block.find("[[EMAIL]]") != std::string_view::npos;
  }
  if (!said) return;
  auto begin = static_cast<std::uint32_t>(colon + 3);
  if (StartsWithFolded(text.substr(begin), "www.")) begin += 4;
  std::uint32_t end = begin;
  while (end < text.size() && IsHostByte(text[end])) ++end;
  while (end > begin && !IsAlnum(text[end - 1])) --end;
  if (text.substr(begin, end - begin).find('.') == std::string_view::npos) return;
  findings.push_back(
      {.entity = "SOCIAL", .begin = begin, .end = end, .score = 0.6F, .rule = "home_page"});
}

class SocialDetector final : public Detector {
 public:
  std::string_view name() const override { return "social"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kSlash, Trigger::kAt, Trigger::kTagHash, Trigger::kInnerDot,
                    Trigger::kColon);
  }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kTagHash) return MatchDiscordTag(text, hit.begin, findings);
    if (hit.trigger == Trigger::kAt) return MatchFediverseHandle(text, hit.begin, findings);
    if (hit.trigger == Trigger::kInnerDot) return MatchBluesky(text, hit.begin, findings);
    if (hit.trigger == Trigger::kColon) {
      MatchSaidHandle(text, hit.begin, findings);
      return MatchHomePage(text, hit.begin, findings);
    }
    const char before = Before(text, hit.begin);
    if (!IsLetter(before)) return;  // "://", "//", a number
    if (before == 'u') MatchRedditor(text, hit.begin, findings);
    MatchProfile(text, hit.begin, findings);
    if (At(text, hit.begin + 1) == '@') MatchFediversePage(text, hit.begin, findings);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeSocialDetector() { return std::make_unique<SocialDetector>(); }

}  // namespace tacit::privacy
