#include "warehouse/lake/context.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

namespace tacit::warehouse {
namespace {

constexpr std::string_view kPrefix = "part-";
constexpr std::string_view kSuffix = ".parquet";
constexpr std::size_t kTokenDigits = 32;
constexpr std::size_t kNumberDigits = 6;

bool IsHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

std::vector<std::string> LocalPaths(Storage& storage, std::string_view table,
                                    const std::vector<AddAction>& files) {
  std::vector<std::string> paths;
  paths.reserve(files.size());
  for (const AddAction& file : files) {
    paths.push_back(storage.data().LocalPath(std::string(table) + "/" + file.path));
  }
  return paths;
}

std::string FileNames::Local() {
  return fmt::format("{}/merged-{:06}.parquet", staging_.path(), local_++);
}

std::string FileNames::Final() {
  return fmt::format("{}{}-{:06}{}", kPrefix, staging_.token(), final_++, kSuffix);
}

bool FileNames::IsOurs(std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  constexpr std::size_t kLeast = kPrefix.size() + kTokenDigits + 1 + kNumberDigits + kSuffix.size();
  return name.size() >= kLeast && name.starts_with(kPrefix) && name.ends_with(kSuffix) &&
         std::ranges::all_of(name.substr(kPrefix.size(), kTokenDigits), IsHex) &&
         name[kPrefix.size() + kTokenDigits] == '-';
}

}  // namespace tacit::warehouse
