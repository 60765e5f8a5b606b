#pragma once

// Context words: a number is an account number only where the text says so.

#include <cstddef>
#include <span>
#include <string_view>

namespace tacit::privacy {

// Whether a word of the list ends in the last `window` bytes before `position`. Words are in lower
// case, ASCII letters compare without case; a word of ASCII letters must stand alone (a plural "s"
// may follow). Looks neither past a placeholder nor before a line's begin, unless the line before
// ends with ':' ("Phone:" and the number below it).
bool HasWordBefore(std::string_view text, std::size_t position, std::size_t window,
                   std::span<const std::string_view> words);
// The same for the first `window` bytes after `position`.
bool HasWordAfter(std::string_view text, std::size_t position, std::size_t window,
                  std::span<const std::string_view> words);

// Whether `word` is in the list (lower case), without regard to ASCII case.
bool IsOneOf(std::string_view word, std::span<const std::string_view> words);

// The run of ASCII letters that ends right before `position`, and the one that begins there.
std::string_view LettersBefore(std::string_view text, std::size_t position);
std::string_view LettersAt(std::string_view text, std::size_t position);

}  // namespace tacit::privacy
