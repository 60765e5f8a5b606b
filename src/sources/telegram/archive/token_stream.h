#pragma once

// Walks a JSON file of any size and layout, a block at a time: enough of a parser to find chats and
// the ranges of their messages. Values that are skipped are not looked at but for their brackets.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "sources/telegram/archive/byte_source.h"

namespace tacit::sources {

// One thread. Every failure is kBadInput and names the byte offset, or is the source's own.
class TokenStream {
 public:
  explicit TokenStream(const ByteSource& source);

  std::uint64_t offset() const { return block_offset_ + position_; }
  // The next byte that is no white space, not taken; '\0' at the end of the file.
  Result<char> Peek();
  // Takes the byte that Peek() gave.
  void Take() { ++position_; }
  // Takes `wanted` after white space, or fails.
  Result<void> Expect(char wanted);
  // The inside of a string as it stands in the file. Bytes beyond `limit` are dropped and noted in
  // `cut`, if that is given.
  Result<std::string> ReadString(std::size_t limit, bool* cut = nullptr);
  // A number's, true's, false's or null's token.
  Result<std::string> ReadToken();
  // Any value.
  Result<void> Skip();
  // In an object after '{' or a value: the next key, its colon taken; nothing at the '}' (taken).
  Result<std::optional<std::string>> NextKey(bool first);
  // In an array after '[' or a value: true before an element, false at the ']' (taken).
  Result<bool> NextElement(bool first);
  // A failure at the current byte: the file ends here, or is broken here.
  Error Broken() const;
  bool at_end() const { return offset() >= source_.size(); }

 private:
  Result<bool> Fill();  // false at the end of the file
  Result<void> SkipString();
  Result<void> SkipBrackets();
  Result<bool> Separator(bool first, char close);

  const ByteSource& source_;
  std::vector<char> block_;
  std::uint64_t block_offset_ = 0;
  std::size_t position_ = 0;
  std::size_t size_ = 0;
};

}  // namespace tacit::sources
