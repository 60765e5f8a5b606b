#pragma once

// What stands in the place of a finding: [[CLASS]] or [[CLASS:token]], CLASS from a closed list and
// token a pseudonym or a keyed token: [uw]<epoch>_ and 26 characters of base32.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tacit::privacy {

inline constexpr std::string_view kUnreadable = "UNREADABLE";

// The closed list, sorted. SECRET.<[A-Z0-9_]+>, WALLET.<…> and CUSTOM.<…> are classes as well.
std::span<const std::string_view> Classes();
bool IsClass(std::string_view name);

// The length of the well-formed placeholder that begins at `at`; 0: none.
std::size_t PlaceholderLength(std::string_view text, std::size_t at);

struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// All well-formed placeholders, from the left, not overlapping.
void FindPlaceholders(std::string_view text, std::vector<Range>& found);

// Whether one of `ranges` (ascending, not overlapping) shares a byte with [begin, end).
bool Overlaps(std::span<const Range> ranges, std::uint32_t begin, std::uint32_t end);

void AppendPlaceholder(std::string_view entity, std::string_view token, std::string& out);

}  // namespace tacit::privacy
