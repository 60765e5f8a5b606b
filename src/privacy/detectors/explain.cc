#include "privacy/detectors/explain.h"

#include <algorithm>
#include <array>

namespace tacit::privacy {
namespace {

// A line per rule. `entity` is a class, or a prefix of classes when it ends with '.'; the first
// line that fits counts. Lines without a rule are for rules that nobody has described.
struct Line {
  std::string_view entity;
  std::string_view rule;
  Explanation explanation;
};

constexpr auto kLines = std::to_array<Line>({
    {"EMAIL", "mailbox", {"known top-level domain", "name@host of RFC 5321"}},
    {"EMAIL", "spelled_dot", {"known top-level domain", "an address with its dot in words"}},
    {"EMAIL", "spelled_at", {"known top-level domain", "an address with its @ in words"}},
    {"EMAIL", "spaced", {"known top-level domain", "an address with blanks around its @"}},
    {"EMAIL", "said", {"known top-level domain", "an address with \"at\" beside a word for mail"}},
    {"EMAIL", "spoken", {"known top-level domain", "an address written as it is spoken"}},
    {"PHONE", "link", {"", "the number of a WhatsApp, Viber or Signal link"}},
    {"PHONE", "uri", {"", "a tel: or sms: link"}},
    {"PHONE", "plus", {"numbering plan of the country", "+ and a country's code (E.164)"}},
    {"PHONE", "plus_possible", {"length of the country's numbers", "+ and a country's code"}},
    {"PHONE", "zero_zero", {"numbering plan of the country", "00 and a country's code"}},
    {"PHONE", "american", {"area code of the North American plan", "written in 3-3-4 groups"}},
    {"PHONE", "trunk", {"", "groups that begin with a trunk 0"}},
    {"PHONE", "trunk_run", {"", "a run that begins with a trunk 0, beside a word for telephones"}},
    {"PHONE", "context", {"", "digits beside a word for telephones or calling"}},
    {"PHONE", "local", {"numbering plan of a configured region", "beside a word for telephones"}},
    {"PHONE", "national", {"numbering plan of a configured region", "a national form"}},
    {"PHONE", "plus_link", {"", "t.me/+ and digits"}},
    {"ADDRESS", "house", {"", "a house number and a street's word"}},
    {"ADDRESS", "walk", {"", "a street, and what follows it in an address"}},
    {"ADDRESS", "box", {"", "a post box and its number"}},
    {"ADDRESS", "postal_code", {"", "a street and a postal code"}},
    {"ADDRESS", "code_first", {"", "a postal code, a place and a street"}},
    {"GEO", "uri", {"range of latitude and longitude", "a geo: link"}},
    {"GEO", "map_link", {"range of latitude and longitude", "the place in a map's link"}},
    {"GEO", "decimal", {"range of latitude and longitude", "two numbers with many decimals"}},
    {"GEO", "minutes", {"range of latitude and longitude", "degrees, minutes and seconds"}},
    {"IP", "ipv4", {"parsed; not a private or documentation range", "four numbers with dots"}},
    {"IP", "ipv6", {"parsed; not a private or documentation range", "groups of hex with colons"}},
    {"MAC", "eui48", {"", "six pairs of hex digits"}},
    {"MAC", "cisco", {"", "three groups of four hex digits"}},
    {"IMEI", "printed", {"Luhn checksum", "15 digits in printed groups"}},
    {"IMEI", "context", {"Luhn checksum", "15 digits beside the word IMEI"}},
    {"PATH_USER", "unix", {"", "the user's name in /home or /Users"}},
    {"PATH_USER", "windows", {"", "the user's name in C:\\Users"}},
    {"CARD", "printed", {"Luhn checksum, issuer's range, length", "digits in printed groups"}},
    {"CARD", "run", {"Luhn checksum, issuer's range, length", "a run of digits"}},
    {"IBAN", "registry", {"mod 97 checksum, length of the country", "an IBAN (ISO 13616)"}},
    {"BIC", "bic", {"country code", "a BIC beside a word for it"}},
    {"BANK_ACCOUNT", "aba", {"3-7-1 checksum", "nine digits beside a word for routing numbers"}},
    {"BANK_ACCOUNT", "sort_code", {"", "six digits in pairs beside a word for sort codes"}},
    {"BANK_ACCOUNT", "account", {"", "digits beside a word for accounts"}},
    {"USER", "handle", {"", "@ and a handle"}},
    {"USER", "link", {"", "a t.me link to a person"}},
    {"USER", "app_link", {"", "a tg: link to a person"}},
    {"USER", "subdomain", {"", "a person's t.me subdomain"}},
    {"", "parameter", {"", "the value of a telling parameter in a link"}},
    {"CHANNEL", "private_post", {"", "a t.me/c link into a private channel"}},
    {"INVITE", "plus_link", {"", "t.me/+ and an invitation"}},
    {"", "path", {"", "the last part of a t.me link that is an invitation or a login"}},
    {"USER", "escape", {"", "Slack's <@U…>"}},
    {"GROUP", "escape", {"", "Slack's <!subteam^…>"}},
    {"USER", "url", {"", "a Slack link to a person"}},
    {"CHANNEL", "direct_message", {"", "a Slack link to a direct message"}},
    {"USER", "workspace", {"", "a Slack link to a person's workspace"}},
    {"USER", "bare", {"", "a Slack user id by itself"}},
    {"", "platform", {"", "marked up by the platform"}},
    {"SOCIAL", "profile", {"", "a link to a profile"}},
    {"SOCIAL", "fediverse_page", {"", "a link to a profile of the Fediverse"}},
    {"SOCIAL", "fediverse_handle", {"", "@name@host of the Fediverse"}},
    {"SOCIAL", "reddit_user", {"", "u/ and a name"}},
    {"SOCIAL", "home_page", {"", "the host of a person's own page"}},
    {"SOCIAL", "bluesky", {"", "a name of bsky.social"}},
    {"INVITE", "meeting", {"", "a link to a group or a meeting"}},
    {"HANDLE", "said_handle", {"", "a name behind the name of a service"}},
    {"HANDLE", "discord_tag", {"", "a name, # and four digits"}},
    {"WALLET.", "base58check", {"base58check checksum, version byte", "a base58 address"}},
    {"WALLET.", "bech32", {"bech32 checksum, known prefix", "a bech32 address"}},
    {"WALLET.ETH", "address", {"EIP-55 checksum where letters are mixed", "0x and 40 hex digits"}},
    {"WALLET.", "bad_checksum", {"", "0x and 40 hex digits in mixed case"}},
    {"WALLET.XMR", "keccak", {"Keccak checksum", "a Monero address"}},
    {"WALLET.", "crc16", {"CRC-16 checksum", "an address in base64 or base32"}},
    {"WALLET.SOL", "base58_32", {"32 bytes in base58", "beside a word for wallets or Solana"}},
    {"WALLET.ENS", "name", {"", "a name that ends in .eth"}},
    {"TX", "0x64", {"", "0x and 64 hex digits"}},
    {"TX", "named_hex64", {"", "64 hex digits beside a word for transactions"}},
    {"TX", "base58_64", {"64 bytes in base58", "a signature of Solana"}},
    {"PRIVATE_KEY", "wif", {"base58check checksum", "a wallet import format key"}},
    {"PRIVATE_KEY", "extended_key", {"base58check checksum", "an extended private key (BIP-32)"}},
    {"PRIVATE_KEY", "xrp_seed", {"base58check checksum", "a seed of the XRP Ledger"}},
    {"PRIVATE_KEY", "stellar_seed", {"CRC-16 checksum", "a seed of Stellar"}},
    {"PRIVATE_KEY", "nats_seed", {"CRC-16 checksum", "a seed of NATS"}},
    {"PRIVATE_KEY", "age", {"", "AGE-SECRET-KEY-1"}},
    {"PRIVATE_KEY", "named_hex", {"", "64 hex digits beside a word for private keys"}},
    {"PRIVATE_KEY", "named_base58", {"", "base58 beside a word for private keys"}},
    {"", "pem", {"", "a PEM block of a private key"}},
    {"", "pem_end", {"", "the end of a PEM block of a private key"}},
    {"", "putty", {"", "a PuTTY key file"}},
    {"", "byte_array", {"64 numbers below 256", "a key written as a list of bytes"}},
    {"", "keystore", {"", "an Ethereum key store"}},
    {"", "keystore_value", {"", "a secret value of a key store"}},
    {"", "jwk", {"", "a secret member of a JSON web key"}},
    {"", "der", {"", "a key in base64, by its DER header"}},
    {"", "base64_line", {"", "lines of base64 as in a key"}},
    {"SEED_PHRASE", "checksum", {"BIP-39 checksum", "12 to 24 words of the BIP-39 list"}},
    {"SEED_PHRASE", "words", {"", "12 to 24 words of the BIP-39 list"}},
    {"SECRET.", "table", {"length and alphabet of the kind", "a service's prefix for its tokens"}},
    {"SECRET.AZURE", "entra_secret", {"", "the form of an Entra client secret"}},
    {"SECRET.TELEGRAM", "telegram_bot", {"", "the form of a Telegram bot token"}},
    {"SECRET.", "webhook", {"", "a webhook's link"}},
    {"SECRET", "authorization", {"", "the value of an Authorization header"}},
    {"SECRET", "bundler", {"", "credentials of a Bundler source"}},
    {"SECRET", "curl_user", {"", "the value of curl -u"}},
    {"SECRET", "password", {"", "the value of a name that says password"}},
    {"SECRET",
     "secret",
     {"not a placeholder or a reference", "the value of a name that says secret"}},
    {"SECRET", "key", {"not a placeholder or a reference", "the value of a name that says key"}},
    {"SECRET", "random", {"entropy", "a random value of a telling name"}},
    {"SECRET", "pin", {"", "digits beside a word for PINs or codes"}},
    {"SECRET", "spoken", {"", "what follows \"the password is\""}},
    {"SECRET", "userinfo", {"", "name and password in a link"}},
    {"CUSTOM.", "", {"", "a rule of the settings"}},
    {"SECRET", "", {"", "the form of a secret"}},
    {"WALLET.", "", {"", "the form of a wallet's address"}},
    {"PERSON", "", {"", "a name of a person"}},
    {"USER", "", {"", "somebody who is known in the workspace or chat"}},
});

// SECRET stands for SECRET.PASSWORD too.
bool FitsEntity(std::string_view line, std::string_view entity) {
  if (line.ends_with('.') || line.empty()) return entity.starts_with(line);
  return entity == line || (entity.starts_with(line) && entity[line.size()] == '.');
}

const Line* Find(std::string_view entity, std::string_view rule) {
  const auto found = std::ranges::find_if(kLines, [=](const Line& line) {
    return line.rule == rule && FitsEntity(line.entity, entity);
  });
  return found == kLines.end() ? nullptr : &*found;
}

}  // namespace

Explanation Explain(std::string_view entity, std::string_view rule) {
  if (const Line* line = Find(entity, rule)) return line->explanation;
  if (const Line* line = Find(entity, "")) return line->explanation;
  return {.validator = {}, .why = "its form, and the words around it"};
}

bool IsExplained(std::string_view entity, std::string_view rule) {
  return !rule.empty() && Find(entity, rule) != nullptr;
}

}  // namespace tacit::privacy
