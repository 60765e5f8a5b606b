// Profile pages of people: the part of the URL that names the person; the host survives. The paths
// are what the sites' own help pages call the profile's URL. And Discord's old tags, name#1234
// (Discord developer documentation, "Usernames and nicknames").

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

enum class Rest : std::uint8_t {
  kAny,   // whatever follows the name
  kNone,  // nothing: a second segment makes it a page of something else
};

struct Site {
  std::string_view host;    // without "www."; a host of its own or with one more label in front
  std::string_view prefix;  // of the path, before the name
  Rest rest = Rest::kAny;
  std::span<const std::string_view> reserved = {};  // first segments that are nobody's name
};

constexpr std::string_view kXPages[] = {
    "about",   "account", "compose",  "download", "explore", "hashtag",  "help",
    "home",    "i",       "intent",   "jobs",     "login",   "messages", "notifications",
    "privacy", "search",  "settings", "share",    "signup",  "tos",      "who_to_follow",
    "widgets"};
constexpr std::string_view kFacebookPages[] = {
    "ads",         "business",  "dialog", "events",    "gaming",      "groups",     "hashtag",
    "help",        "home.php",  "login",  "login.php", "marketplace", "pages",      "permalink.php",
    "photo",       "photo.php", "photos", "plugins",   "policies",    "policy.php", "privacy",
    "profile.php", "reel",      "search", "settings",  "share",       "sharer",     "sharer.php",
    "story.php",   "stories",   "tr",     "video.php", "watch",       "legal",      "people"};
constexpr std::string_view kInstagramPages[] = {"about",   "accounts", "developer", "direct",
                                                "explore", "legal",    "p",         "reel",
                                                "reels",   "tv",       "web"};
constexpr std::string_view kGithubPages[] = {"about",
                                             "actions",
                                             "apps",
                                             "blog",
                                             "codespaces",
                                             "collections",
                                             "contact",
                                             "customer-stories",
                                             "dashboard",
                                             "discussions",
                                             "enterprise",
                                             "enterprises",
                                             "events",
                                             "explore",
                                             "features",
                                             "github",
                                             "home",
                                             "issues",
                                             "join",
                                             "login",
                                             "logout",
                                             "marketplace",
                                             "mobile",
                                             "new",
                                             "notifications",
                                             "organizations",
                                             "orgs",
                                             "pricing",
                                             "pulls",
                                             "readme",
                                             "search",
                                             "security",
                                             "settings",
                                             "signup",
                                             "site",
                                             "sponsors",
                                             "stars",
                                             "team",
                                             "topics",
                                             "trending",
                                             "users",
                                             "admin",
                                             "api",
                                             "assets",
                                             "dashboard",
                                             "groups",
                                             "help",
                                             "projects",
                                             "public",
                                             "snippets",
                                             "u",
                                             "profile",
                                             "oauth",
                                             "-"};
constexpr std::string_view kOtherPages[] = {
    "about",   "app",   "blog",     "business", "careers", "help", "legal",    "login", "pricing",
    "privacy", "press", "security", "signup",   "terms",   "us",   "download", "docs"};

constexpr Site kSites[] = {
    {"linkedin.com", "in/"},
    {"linkedin.com", "pub/"},
    {"x.com", "", Rest::kAny, kXPages},
    {"twitter.com", "", Rest::kAny, kXPages},
    {"nitter.net", "", Rest::kAny, kXPages},
    {"facebook.com", "people/"},
    {"facebook.com", "profile.php?id="},
    {"facebook.com", "", Rest::kAny, kFacebookPages},
    {"fb.com", "", Rest::kAny, kFacebookPages},
    {"fb.me", "", Rest::kNone, kFacebookPages},
    {"m.me", "", Rest::kNone, kOtherPages},
    {"instagram.com", "stories/"},
    {"instagram.com", "", Rest::kAny, kInstagramPages},
    {"threads.net", "@"},
    {"threads.com", "@"},
    {"github.com", "", Rest::kNone, kGithubPages},
    {"gist.github.com", "", Rest::kAny, kGithubPages},
    {"gitlab.com", "", Rest::kNone, kGithubPages},
    {"bitbucket.org", "", Rest::kNone, kGithubPages},
    {"codeberg.org", "", Rest::kNone, kGithubPages},
    {"medium.com", "@"},
    {"tiktok.com", "@"},
    {"youtube.com", "@"},
    {"youtube.com", "user/"},
    {"reddit.com", "u/"},
    {"reddit.com", "user/"},
    {"keybase.io", "", Rest::kAny, kOtherPages},
    {"discord.com", "users/"},
    {"discordapp.com", "users/"},
    {"signal.me", "#p/"},
    {"signal.me", "#eu/"},
    {"calendly.com", "", Rest::kAny, kOtherPages},
    {"cal.com", "", Rest::kAny, kOtherPages},
    {"paypal.me", "", Rest::kAny, kOtherPages},
    {"paypal.com", "paypalme/"},
    {"venmo.com", "", Rest::kNone, kOtherPages},
    {"venmo.com", "u/"},
    {"cash.app", "$"},
    {"ko-fi.com", "", Rest::kNone, kOtherPages},
    {"buymeacoffee.com", "", Rest::kNone, kOtherPages},
    {"patreon.com", "", Rest::kNone, kOtherPages},
    {"linktr.ee", "", Rest::kNone, kOtherPages},
    {"steamcommunity.com", "id/"},
    {"steamcommunity.com", "profiles/"},
    {"twitch.tv", "", Rest::kNone, kOtherPages},
    {"vk.com", "", Rest::kNone, kOtherPages},
    {"ok.ru", "profile/"},
    {"pinterest.com", "", Rest::kNone, kOtherPages},
    {"snapchat.com", "add/"},
    {"bsky.app", "profile/"},
    {"angel.co", "u/"},
    {"stackoverflow.com", "users/"},
    {"soundcloud.com", "", Rest::kNone, kOtherPages},
    {"zalo.me", "", Rest::kNone, kOtherPages},
    {"line.me", "ti/p/"},
    {"skype.com", "invite/"},
};

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

bool MatchSite(std::string_view text, std::uint32_t path, const Site& site,
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
  end = WithSlug(text, begin, end);
  const bool sign = !site.prefix.empty() && (site.prefix == "@" || site.prefix == "$");
  findings.push_back({.entity = "SOCIAL",
                      .begin = sign ? path : begin,
                      .end = end,
                      .score = 0.9F,
                      .rule = "profile"});
  return true;
}

bool HostIs(std::string_view host, std::string_view site) {
  if (!EndsWithFolded(host, site)) return false;
  if (host.size() == site.size()) return true;
  const std::string_view front = host.substr(0, host.size() - site.size());
  if (front.back() != '.') return false;
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
  for (const Site& site : kSites) {
    if (host.size() < site.host.size() || !HostIs(host, site.host)) continue;
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

class SocialDetector final : public Detector {
 public:
  std::string_view name() const override { return "social"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kSlash, Trigger::kAt, Trigger::kTagHash);
  }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kTagHash) return MatchDiscordTag(text, hit.begin, findings);
    if (hit.trigger == Trigger::kAt) return MatchFediverseHandle(text, hit.begin, findings);
    const char before = Before(text, hit.begin);
    if (!IsLetter(before)) return;  // "://", "//", a number
    MatchProfile(text, hit.begin, findings);
    if (At(text, hit.begin + 1) == '@') MatchFediversePage(text, hit.begin, findings);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeSocialDetector() { return std::make_unique<SocialDetector>(); }

}  // namespace tacit::privacy
