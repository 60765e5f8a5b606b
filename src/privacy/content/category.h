#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tacit::privacy::content {

// What a message can be about. The first seven are the special categories of GDPR article 9,
// kOffences those of article 10; the others are what people regret to have said in a work channel.
enum class Category : std::uint8_t {
  kHealth,
  kReligion,
  kPolitics,
  kEthnicity,
  kSexLife,
  kTradeUnion,
  kGenetic,
  kOffences,
  kHr,
  kFinance,
  kLegal,
  kSecurity,
  kMinors,
  kHarassment,
  kNsfw,
  kSelfHarm,
  kLogistics,
  kCredentials,
  kCustomerData,
};
inline constexpr std::size_t kCategoryCount = 19;

// The words of column `withheld` and of config.toml.
inline constexpr std::array<std::string_view, kCategoryCount> kCategoryNames = {
    "health",      "religion",  "politics",    "ethnicity",    "sex_life",
    "trade_union", "genetic",   "offences",    "hr",           "finance",
    "legal",       "security",  "minors",      "harassment",   "nsfw",
    "self_harm",   "logistics", "credentials", "customer_data"};

constexpr std::string_view Name(Category category) {
  return kCategoryNames[static_cast<std::size_t>(category)];
}

constexpr std::optional<Category> CategoryOf(std::string_view name) {
  for (std::size_t i = 0; i < kCategoryNames.size(); ++i) {
    if (kCategoryNames[i] == name) return static_cast<Category>(i);
  }
  return std::nullopt;
}

}  // namespace tacit::privacy::content
