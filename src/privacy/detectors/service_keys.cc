#include "privacy/detectors/service_keys.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "privacy/detectors/characters.h"
#include "privacy/detectors/pieces.h"
#include "privacy/detectors/secret_values.h"
#include "privacy/detectors/token_table.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kWindow = 48;
constexpr std::size_t kShortest = 16;
constexpr std::size_t kLongest = 128;
constexpr std::size_t kUuidSize = 36;

struct ServiceKey {
  std::string_view service;  // letters and digits only, in lower case
  Body body = Body::kAlnum;
  std::uint8_t min = 0;
  std::uint8_t max = 0;
};

// From the services' documentation on API keys and access tokens. kHexDash: a UUID.
constexpr ServiceKey kServices[] = {
    {"adafruit", Body::kUrl, 32, 32},
    {"adobe", Body::kHex, 32, 32},
    {"airtable", Body::kAlnum, 17, 17},
    {"algolia", Body::kLowerDigit, 32, 32},
    {"amplitude", Body::kHex, 32, 32},
    {"asana", Body::kLowerDigit, 32, 32},
    {"assemblyai", Body::kHex, 32, 32},
    {"auth0", Body::kUrl, 64, 64},
    {"binance", Body::kAlnum, 64, 64},
    {"bitbucket", Body::kAlnum, 32, 64},
    {"bitly", Body::kHex, 40, 40},
    {"bitrise", Body::kUrl, 86, 86},
    {"bittrex", Body::kAlnum, 32, 32},
    {"bugsnag", Body::kHex, 32, 32},
    {"bybit", Body::kAlnum, 18, 36},
    {"circleci", Body::kHex, 40, 40},
    {"cloudflare", Body::kUrl, 37, 40},
    {"cloudinary", Body::kUrl, 27, 27},
    {"codacy", Body::kHex, 32, 32},
    {"codeclimate", Body::kHex, 64, 64},
    {"codecov", Body::kAlnum, 32, 32},
    {"codecov", Body::kHexDash, 36, 36},
    {"cohere", Body::kAlnum, 40, 40},
    {"coinbase", Body::kUrl, 16, 64},
    {"coinmarketcap", Body::kHexDash, 36, 36},
    {"confluent", Body::kAlnum, 16, 16},
    {"confluent", Body::kAlnum, 64, 64},
    {"contentful", Body::kUrl, 43, 43},
    {"coveralls", Body::kAlnum, 32, 33},
    {"datadog", Body::kHex, 32, 32},
    {"datadog", Body::kHex, 40, 40},
    {"ddapikey", Body::kHex, 32, 32},
    {"deepgram", Body::kHex, 40, 40},
    {"discord", Body::kHex, 64, 64},
    {"discord", Body::kUrl, 32, 32},
    {"drone", Body::kAlnum, 32, 32},
    {"dropbox", Body::kLowerDigit, 15, 15},
    {"etherscan", Body::kUpperDigit, 34, 34},
    {"etsy", Body::kLowerDigit, 24, 24},
    {"facebook", Body::kHex, 32, 32},
    {"fastly", Body::kUrl, 32, 32},
    {"finicity", Body::kHex, 32, 32},
    {"finicity", Body::kAlnum, 20, 20},
    {"finnhub", Body::kAlnum, 20, 40},
    {"flickr", Body::kHex, 32, 32},
    {"fastspring", Body::kAlnum, 22, 32},
    {"freshbooks", Body::kHex, 64, 64},
    {"freshdesk", Body::kAlnum, 20, 20},
    {"gitter", Body::kUrl, 40, 40},
    {"hetzner", Body::kAlnum, 64, 64},
    {"heroku", Body::kHexDash, 36, 36},
    {"honeybadger", Body::kAlnum, 20, 40},
    {"honeycomb", Body::kAlnum, 22, 32},
    {"hubspot", Body::kHexDash, 36, 36},
    {"ibmcloud", Body::kUrl, 44, 44},
    {"infura", Body::kHex, 32, 32},
    {"instagram", Body::kHex, 32, 32},
    {"intercom", Body::kUrl, 60, 60},
    {"jfrog", Body::kAlnum, 64, 73},
    {"artifactory", Body::kAlnum, 64, 73},
    {"jumpcloud", Body::kHex, 40, 40},
    {"kraken", Body::kBase64, 80, 90},
    {"kucoin", Body::kHex, 24, 24},
    {"kucoin", Body::kHexDash, 36, 36},
    {"launchdarkly", Body::kUrl, 40, 40},
    {"linkedin", Body::kAlnum, 14, 16},
    {"linode", Body::kHex, 64, 64},
    {"looker", Body::kAlnum, 20, 24},
    {"mailjet", Body::kHex, 32, 32},
    {"mattermost", Body::kLowerDigit, 26, 26},
    {"meraki", Body::kHex, 40, 40},
    {"messagebird", Body::kAlnum, 25, 25},
    {"messagebird", Body::kHexDash, 36, 36},
    {"mistral", Body::kAlnum, 32, 32},
    {"mixpanel", Body::kHex, 32, 32},
    {"netlify", Body::kUrl, 40, 46},
    {"newrelic", Body::kHex, 40, 40},
    {"newrelic", Body::kLowerDigit, 64, 64},
    {"ngrok", Body::kWord, 43, 49},
    {"nytimes", Body::kUrl, 32, 32},
    {"okta", Body::kUrl, 42, 42},
    {"openweather", Body::kHex, 32, 32},
    {"opsgenie", Body::kHexDash, 36, 36},
    {"pagerduty", Body::kUrl, 20, 20},
    {"paypal", Body::kUrl, 80, 80},
    {"plaid", Body::kHex, 24, 30},
    {"plivo", Body::kUpperDigit, 20, 20},
    {"plivo", Body::kAlnum, 40, 40},
    {"postmark", Body::kHexDash, 36, 36},
    {"privateai", Body::kLowerDigit, 32, 32},
    {"rapidapi", Body::kUrl, 50, 50},
    {"rollbar", Body::kHex, 32, 32},
    {"sendbird", Body::kHex, 40, 40},
    {"sendbird", Body::kHexDash, 36, 36},
    {"sentry", Body::kHex, 64, 64},
    {"serpapi", Body::kHex, 64, 64},
    {"snyk", Body::kHexDash, 36, 36},
    {"sonar", Body::kAlnum, 40, 40},
    {"splunk", Body::kHexDash, 36, 36},
    {"spotify", Body::kHex, 32, 32},
    {"squarespace", Body::kHexDash, 36, 36},
    {"statuspage", Body::kHexDash, 36, 36},
    {"sumo", Body::kAlnum, 64, 64},
    {"sumo", Body::kAlnum, 14, 14},
    {"todoist", Body::kHex, 40, 40},
    {"travis", Body::kAlnum, 22, 22},
    {"trello", Body::kHex, 32, 32},
    {"trello", Body::kHex, 64, 64},
    {"twilio", Body::kHex, 32, 32},
    {"twitch", Body::kLowerDigit, 30, 30},
    {"twitter", Body::kAlnum, 25, 25},
    {"twitter", Body::kAlnum, 45, 50},
    {"vercel", Body::kAlnum, 24, 24},
    {"vultr", Body::kUpperDigit, 36, 36},
    {"wandb", Body::kHex, 40, 40},
    {"yandex", Body::kUrl, 40, 44},
    {"zendesk", Body::kAlnum, 40, 40},
    {"zoominfo", Body::kAlnum, 64, 64},
};

constexpr std::array<bool, kLongest + 1> Lengths() {
  std::array<bool, kLongest + 1> lengths{};
  for (const ServiceKey& key : kServices) {
    for (std::size_t i = key.min; i <= key.max; ++i) lengths[i] = true;
  }
  return lengths;
}

// What a name says of its value: a key, or something that anybody may see.
constexpr std::string_view kKeyWords[] = {"key",  "token",  "secret", "auth", "api",
                                          "cred", "passwo", "login",  "pat",  "client"};
constexpr std::string_view kHarmless[] = {"commit", "sha",   "hash",    "digest", "version",
                                          "build",  "url",   "uri",     "host",   "domain",
                                          "branch", "image", "tag",     "user",   "name",
                                          "page",   "trace", "request", "etag",   "revision"};

// The name before a value, in lower case and without what joins its words.
struct Name {
  std::array<char, kWindow> bytes{};
  std::array<bool, kWindow> starts{};  // a word begins there
  std::size_t size = 0;
  bool sign = false;  // ':' or '=' stands between the name and the value
  std::string_view view() const { return {bytes.data(), size}; }
};

Name NameBefore(std::string_view text, std::size_t begin) {
  constexpr std::string_view kBetween = " \t\"'`(>\\";
  Name name;
  const std::size_t from = begin > kWindow ? begin - kWindow : 0;
  std::size_t end = begin;
  while (end > from &&
         (kBetween.find(text[end - 1]) != kNone || text[end - 1] == ':' || text[end - 1] == '=')) {
    name.sign = name.sign || text[end - 1] == ':' || text[end - 1] == '=';
    --end;
  }
  if (end == begin) return name;
  std::size_t first = end;
  while (first > from && text[first - 1] != '\n' && text[first - 1] != ']' &&
         text[first - 1] != '/') {
    --first;
  }
  for (std::size_t i = first; i < end; ++i) {
    const char c = text[i];
    if (!IsAlnum(c)) continue;
    const char before = i > first ? text[i - 1] : '\0';
    name.starts[name.size] = !IsAlnum(before) || (IsUpper(c) && !IsUpper(before));
    name.bytes[name.size++] = ToLower(c);
  }
  return name;
}

bool HasAny(std::string_view text, std::size_t from, auto& words) {
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return text.find(word, from) != kNone; });
}

bool Fits(const ServiceKey& key, std::string_view value) {
  if (value.size() < key.min || value.size() > key.max) return false;
  if (key.body == Body::kHexDash) return IsUuid(value);
  return std::ranges::all_of(value, [&](char c) { return IsOfBody(c, key.body); });
}

}  // namespace

Span FindServiceKey(std::string_view text, Span run) {
  static constexpr std::array<bool, kLongest + 1> kLengths = Lengths();
  const std::size_t size = run.end - run.begin;
  if (size < kShortest || size > kLongest || !kLengths[size]) return {};
  const std::string_view value = text.substr(run.begin, size);
  const auto digits = std::ranges::count_if(value, IsDigit);
  if (digits < 3 || static_cast<std::size_t>(digits) == size) return {};
  if (size != kUuidSize && !IsRandom(value)) return {};
  const Name name = NameBefore(text, run.begin);
  for (const ServiceKey& key : kServices) {
    if (!Fits(key, value)) continue;
    const std::size_t at = name.view().rfind(key.service);
    if (at == kNone || !name.starts[at]) continue;
    // The services' names are words of other things too, and so are UUIDs.
    const std::size_t after = at + key.service.size();
    if (HasAny(name.view(), after, kHarmless)) return {};
    const bool near = name.sign && name.size - after <= 8 && key.body != Body::kHexDash;
    if ((near || HasAny(name.view(), after, kKeyWords)) && !IsFiller(value)) return run;
  }
  return {};
}

}  // namespace tacit::privacy
