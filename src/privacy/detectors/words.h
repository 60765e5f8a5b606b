#pragma once

// Context words: a number is an account number only where the text says so.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tacit::privacy {

// A list of words with what refuses most positions of a text by their first two bytes. A list that
// numbers are asked about is made at compile time: `static constexpr ContextWords kSet(kList);`.
class ContextWords {
 public:
  // `words` is in lower case and must outlive it.
  template <typename List>
  constexpr ContextWords(const List& words) : words_(words) {  // NOLINT(*-explicit-*)
    for (const std::string_view word : words_) {
      seconds_[Low(word[0])] |= word.size() > 1 ? std::uint32_t{1} << Low(word[1]) : ~0U;
      begins_with_mark_ |= static_cast<unsigned char>(word[0]) < 0x80 && !IsAsciiLetter(word[0]);
    }
  }
  constexpr std::span<const std::string_view> words() const { return words_; }
  constexpr bool MayBegin(char first, char second) const {
    return (seconds_[Low(first)] >> Low(second) & 1U) != 0;
  }
  // Whether a word of the list begins with a sign or digit of ASCII.
  constexpr bool begins_with_mark() const { return begins_with_mark_; }

 private:
  // The low five bits of a byte do not depend on the case of a letter.
  static constexpr unsigned Low(char c) { return static_cast<unsigned>(c) & 31U; }
  static constexpr bool IsAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  std::span<const std::string_view> words_;
  std::array<std::uint32_t, 32> seconds_{};  // by the first byte: the second ones
  bool begins_with_mark_ = false;
};

inline constexpr std::size_t kNoWord = std::string_view::npos;

// The begin of the last word of the list in the `window` bytes before `position`, or kNoWord.
// ASCII letters compare without case; a word of ASCII letters must stand alone (a plural "s" may
// follow). Looks neither past a placeholder nor before a line's begin, unless the line before ends
// with ':' ("Phone:" and the number below it).
std::size_t LastWordBefore(std::string_view text, std::size_t position, std::size_t window,
                           const ContextWords& words);
inline bool HasWordBefore(std::string_view text, std::size_t position, std::size_t window,
                          const ContextWords& words) {
  return LastWordBefore(text, position, window, words) != kNoWord;
}
// The same for the first `window` bytes after `position`.
bool HasWordAfter(std::string_view text, std::size_t position, std::size_t window,
                  const ContextWords& words);

// The words before a cluster of digits, looked for once for all numbers that begin in it: it holds
// no letters itself.
class WordsBeforeCluster {
 public:
  WordsBeforeCluster(std::string_view text, std::size_t cluster, std::size_t window,
                     const ContextWords& words)
      : text_(text), cluster_(cluster), window_(window), words_(words) {}
  // Like HasWordBefore; `position` is in the cluster, or right before it behind '+' and '('.
  bool Reach(std::size_t position) {
    constexpr std::size_t kPrefix = 4;
    if (!looked_) {
      last_ = LastWordBefore(text_, cluster_, window_ + kPrefix, words_);
      looked_ = true;
    }
    return last_ != kNoWord && position <= last_ + window_;
  }

 private:
  std::string_view text_;
  std::size_t cluster_;
  std::size_t window_;
  const ContextWords& words_;
  std::size_t last_ = kNoWord;
  bool looked_ = false;
};

// Whether `word` is in the list (lower case), without regard to ASCII case.
bool IsOneOf(std::string_view word, std::span<const std::string_view> words);

// The run of ASCII letters that ends right before `position`, and the one that begins there.
std::string_view LettersBefore(std::string_view text, std::size_t position);
std::string_view LettersAt(std::string_view text, std::size_t position);

}  // namespace tacit::privacy
