#include "cli/people_input.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/text.h"
#include "cli/console.h"
#include "cli/terminal_line.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kMostHandle = 80;
constexpr std::size_t kMostId = 20;
constexpr std::size_t kLeastSlackId = 7;

bool IsDigits(std::string_view text) {
  return !text.empty() && text.size() <= kMostId &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool IsSlackId(std::string_view text) {
  return text.size() >= kLeastSlackId && text.size() <= kMostId &&
         (text.front() == 'U' || text.front() == 'W') && std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

bool IsHandle(std::string_view text) {
  return !text.empty() && text.size() <= kMostHandle && std::ranges::all_of(text, [](char c) {
    const char lower = LowerAscii(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '-';
  });
}

bool TakePrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

std::optional<NamedPerson> ParsePerson(Platform platform, std::string_view text) {
  text = Trim(text);
  if (platform == Platform::kTelegram) {
    std::string_view id = text;
    TakePrefix(id, "user");
    if (IsDigits(id)) return NamedPerson{.key = privacy::PersonKey::kId, .value = std::string(id)};
    TakePrefix(text, "https://");
    TakePrefix(text, "t.me/");
  } else if (IsSlackId(text)) {
    return NamedPerson{.key = privacy::PersonKey::kId, .value = std::string(text)};
  }
  TakePrefix(text, "@");
  if (!IsHandle(text)) return std::nullopt;
  return NamedPerson{.key = privacy::PersonKey::kHandle, .value = LowerAscii(text)};
}

Result<std::vector<NamedPerson>> ReadPeople(Platform platform) {
  if (::isatty(STDIN_FILENO) != 0) {
    Console::Complain(
        "Who? Ids and handles, one a line; give both of a person where you know them. An empty "
        "line ends.\n");
  }
  std::vector<NamedPerson> people;
  for (std::size_t number = 1;; ++number) {
    TACIT_TRY(const auto line, ReadTypedLine(STDIN_FILENO));
    if (!line || Trim(line->Reveal()).empty()) break;
    auto person = ParsePerson(platform, line->Reveal());
    if (!person) {
      return Fail(ErrorCode::kInvalidArgument,
                  fmt::format("line {} of the input is neither an id nor a handle of {}; nothing "
                              "was done",
                              number, Name(platform)));
    }
    people.push_back(*std::move(person));
  }
  if (!people.empty()) return people;
  return Fail(ErrorCode::kInvalidArgument,
              "say on standard input who, one id or handle a line: echo 5100000001 | tacit …");
}

Platform PlatformNamed(std::string_view name) {
  return name == Name(Platform::kSlack) ? Platform::kSlack : Platform::kTelegram;
}

}  // namespace tacit::cli
