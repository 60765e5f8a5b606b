#include "privacy/placeholder.h"

#include <algorithm>
#include <array>

#include "privacy/ascii.h"

namespace tacit::privacy {
namespace {

constexpr auto kClasses = std::to_array<std::string_view>({
    "ADDRESS",     "AGE",        "BANK_ACCOUNT", "BIC",        "CARD",        "CHANNEL",
    "DOB",         "EMAIL",      "GEO",          "GOV_ID",     "GROUP",       "HANDLE",
    "IBAN",        "IMEI",       "INVITE",       "IP",         "MAC",         "PATH_USER",
    "PERSON",      "PHONE",      "PRIVATE_KEY",  "SECRET",     "SEED_PHRASE", "SOCIAL",
    "TX",          "UNREADABLE", "USER",         "WALLET.ADA", "WALLET.BTC",  "WALLET.COSMOS",
    "WALLET.DOGE", "WALLET.ENS", "WALLET.ETH",   "WALLET.LTC", "WALLET.SOL",  "WALLET.TRON",
    "WALLET.XMR",  "WALLET.XRP",
});
static_assert(std::ranges::is_sorted(kClasses));

// Open families: ID.US.SSN, SECRET.AWS, WALLET.TON; CUSTOM.TICKET is a class of a rule in the
// settings.
constexpr std::array<std::string_view, 4> kFamilies = {"ID.", "SECRET.", "WALLET.", "CUSTOM."};
constexpr std::size_t kMaxClass = 40;
constexpr std::size_t kHash = 26;
constexpr std::size_t kMaxEpochDigits = 10;

constexpr bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// The length of the token at the text's begin; 0: none.
std::size_t TokenLength(std::string_view text) {
  if (text.empty() || (text[0] != 'u' && text[0] != 'w')) return 0;
  std::size_t at = 1;
  while (at < text.size() && IsDigit(text[at])) ++at;
  if (at == 1 || at > 1 + kMaxEpochDigits || at == text.size() || text[at] != '_') return 0;
  const std::string_view hash = text.substr(at + 1, kHash);
  const bool base32 = std::ranges::all_of(
      hash, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'); });
  return hash.size() == kHash && base32 ? at + 1 + kHash : 0;
}

}  // namespace

std::span<const std::string_view> Classes() { return kClasses; }

bool IsClass(std::string_view name) {
  if (std::ranges::binary_search(kClasses, name)) return true;
  const auto family = std::ranges::find_if(
      kFamilies, [name](std::string_view prefix) { return name.starts_with(prefix); });
  if (family == kFamilies.end() || name.size() > kMaxClass) return false;
  const bool country = *family == "ID.";
  name.remove_prefix(family->size());
  return !name.empty() && name.front() != '.' && name.back() != '.' &&
         std::ranges::all_of(name, [country](char c) {
           return IsCapital(c) || IsDigit(c) || c == '_' || (country && c == '.');
         });
}

std::size_t PlaceholderLength(std::string_view text, std::size_t at) {
  text.remove_prefix(at);
  if (!text.starts_with("[[")) return 0;
  std::size_t end = 2;
  const auto in_class = [](char c) { return IsCapital(c) || IsDigit(c) || c == '_' || c == '.'; };
  while (end < text.size() && end <= 2 + kMaxClass && in_class(text[end])) ++end;
  if (!IsClass(text.substr(2, end - 2))) return 0;
  if (end < text.size() && text[end] == ':') {
    const std::size_t token = TokenLength(text.substr(end + 1));
    if (token == 0) return 0;
    end += 1 + token;
  }
  return text.substr(end).starts_with("]]") ? end + 2 : 0;
}

void FindPlaceholders(std::string_view text, std::vector<Range>& found) {
  found.clear();
  for (std::size_t at = text.find("[["); at != std::string_view::npos;) {
    const std::size_t length = PlaceholderLength(text, at);
    if (length > 0) {
      found.push_back(
          Range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)});
    }
    at = text.find("[[", at + std::max<std::size_t>(length, 1));
  }
}

bool Overlaps(std::span<const Range> ranges, std::uint32_t begin, std::uint32_t end) {
  const auto next = std::ranges::upper_bound(ranges, begin, {}, &Range::end);
  return next != ranges.end() && next->begin < end;
}

void AppendPlaceholder(std::string_view entity, std::string_view token, std::string& out) {
  out.append("[[").append(entity);
  if (!token.empty()) out.append(":").append(token);
  out.append("]]");
}

}  // namespace tacit::privacy
