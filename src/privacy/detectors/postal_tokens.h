#pragma once

// The words and numbers of what may be a postal address, read forward from a place.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tacit::privacy {

struct PostalToken {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t digits = 0;  // > 0: a number: "12", "12a", "12-14"; how many it begins with
  std::uint16_t words = 0;   // PlaceWord
  bool capital = false;      // begins with a capital, or with a letter of a script without case
  bool code = false;         // a part of a British or Canadian postal code: "SW1A", "6XE"
  bool comma = false;        // a comma stands before it
  bool line = false;         // a line break stands before it
};

class PostalTokens {
 public:
  static constexpr std::size_t kMax = 32;

  // `begin` is the begin of a word or number. Stops at what no address holds: the end of a
  // sentence, an empty line, "[[", brackets but round ones. Reads as far as it is asked: most walks
  // end at the second or third token.
  PostalTokens(std::string_view text, std::size_t begin) : text_(text), begin_(begin), at_(begin) {}

  // Whether there is a token of this number.
  bool Reaches(std::size_t i) const {
    while (size_ <= i && !ended_) ReadNext();
    return i < size_;
  }
  const PostalToken& operator[](std::size_t i) const {
    Reaches(i);
    return tokens_[i];
  }
  bool Has(std::size_t i, unsigned words) const {
    return Reaches(i) && (tokens_[i].words & words) != 0;
  }
  bool IsNumber(std::size_t i) const { return Reaches(i) && tokens_[i].digits != 0; }
  std::string_view Text(std::size_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }

 private:
  void ReadNext() const;
  std::size_t Skip(std::size_t i, PostalToken& next) const;
  bool Read(std::size_t i, PostalToken& next) const;

  std::string_view text_;
  std::size_t begin_;
  // What was read so far.
  mutable std::array<PostalToken, kMax> tokens_{};
  mutable std::size_t size_ = 0;
  mutable std::size_t at_;
  mutable bool ended_ = false;
};

}  // namespace tacit::privacy
