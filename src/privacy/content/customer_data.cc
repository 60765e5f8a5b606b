#include "privacy/content/customer_data.h"

#include <algorithm>
#include <array>

#include "privacy/ascii.h"
#include "privacy/placeholder.h"

namespace tacit::privacy::content {
namespace {

constexpr std::size_t kMinRows = 3;
constexpr std::size_t kMinColumns = 3;
constexpr std::size_t kMaxHeaderCell = 24;
constexpr std::string_view kDelimiters = ",\t;|";

// Classes that say nothing about a person outside the chat, or that logs are full of.
constexpr auto kImpersonal = std::to_array<std::string_view>(
    {"CHANNEL", "GROUP", "HANDLE", "INVITE", "IP", "MAC", "PATH_USER", "PRIVATE_KEY", "SECRET",
     "SEED_PHRASE", "SOCIAL", "TX", "UNREADABLE", "URL", "USER"});

// Words of a header; the first kContactWords say that the table is about people.
constexpr auto kHeads = std::to_array<std::string_view>(
    {"email",        "e-mail",       "mail",          "email address", "e-mail address",
     "phone",        "phone number", "mobile",        "tel",           "telephone",
     "ssn",          "iban",         "date of birth", "dob",           "address",
     "home address", "street",       "name",          "full name",     "first name",
     "firstname",    "first_name",   "last name",     "lastname",      "last_name",
     "surname",      "customer",     "customer name", "client",        "zip",
     "postcode",     "city",         "birthday",      "age",           "passport"});
constexpr std::size_t kContactWords = 17;

bool IsImpersonal(std::string_view entity) {
  return std::ranges::binary_search(kImpersonal, entity) || entity.starts_with("SECRET.") ||
         entity.starts_with("WALLET.");
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '"')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '"')) text.remove_suffix(1);
  return text;
}

std::string_view TakeLine(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool HasPersonalPlaceholder(std::string_view line) {
  for (std::size_t at = line.find("[["); at != std::string_view::npos;
       at = line.find("[[", at + 2)) {
    const std::size_t length = PlaceholderLength(line, at);
    if (length == 0) continue;
    const std::string_view entity = line.substr(at + 2, length - 4);
    if (!IsImpersonal(entity.substr(0, entity.find(':')))) return true;
  }
  return false;
}

// At least two cells are known heads, at least one of them of contact data.
bool IsHeader(std::string_view line, char delimiter) {
  std::size_t heads = 0;
  bool contact = false;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(delimiter), line.size());
    const std::string_view cell = Trim(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
    if (cell.size() > kMaxHeaderCell) return false;
    const auto head = std::ranges::find_if(
        kHeads, [cell](std::string_view word) { return EqualsIgnoreCase(word, cell); });
    if (head == kHeads.end()) continue;
    ++heads;
    contact = contact || head < kHeads.begin() + kContactWords;
  }
  return heads >= 2 && contact;
}

// Sample rows of a manual: hosts and numbers that stand for themselves.
bool IsSample(std::string_view line) {
  constexpr auto kSamples =
      std::to_array<std::string_view>({"@example.", "foo", "555-01", "varchar", "string", "null"});
  return std::ranges::any_of(kSamples, [line](std::string_view sample) {
    return line.find(sample) != std::string_view::npos;
  });
}

// A run of lines with the same number of cells, as far as read.
struct Block {
  std::size_t cells = 0;
  std::size_t rows = 0;
  std::size_t personal = 0;
  bool header = false;
  bool sample = false;

  bool IsTable() const {
    if (rows < kMinRows) return false;
    const std::size_t enough = cells >= kMinColumns ? 2 : 3;
    return personal >= enough || (header && !sample);
  }
};

}  // namespace

int PersonalFindings(std::span<const ClassCount> found) {
  int data = 0;
  int names = 0;
  for (const ClassCount& one : found) {
    if (one.name == "PERSON") {
      names += one.count;
    } else if (!IsImpersonal(one.name)) {
      data += one.count;
    }
  }
  return data + std::min(names, data);
}

bool HasPersonalTable(std::string_view text, std::string_view& rule) {
  if (std::ranges::count(text, '\n') + 1 < static_cast<std::ptrdiff_t>(kMinRows)) return false;
  for (const char delimiter : kDelimiters) {
    if (text.find(delimiter) == std::string_view::npos) continue;
    Block block;
    for (std::string_view rest = text; !rest.empty();) {
      const std::string_view line = TakeLine(rest);
      const auto cells = static_cast<std::size_t>(std::ranges::count(line, delimiter)) + 1;
      if (cells == 1 || cells != block.cells) {
        block = {.cells = cells, .header = cells > 1 && IsHeader(line, delimiter)};
      }
      if (cells == 1) continue;
      ++block.rows;
      block.sample = block.sample || IsSample(line);
      if (HasPersonalPlaceholder(line)) ++block.personal;
      if (block.IsTable()) {
        rule = block.header ? "table with a header of personal columns" : "table of personal rows";
        return true;
      }
    }
  }
  return false;
}

}  // namespace tacit::privacy::content
