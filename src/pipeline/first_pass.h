#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "privacy/split_values.h"

namespace tacit::pipeline {

// What the first pass over a part learned of its messages. A bit each: whether the search for names
// found one; the second pass does not search again where it found none. And the halves of values
// that are split over two messages. A part has one writer, then one reader.
class FirstPass {
 public:
  // Once for each message, in the order of the part.
  void Add(std::string_view text, bool has_name);
  // By message, counted from 0; ascending.
  void SetSplitParts(std::vector<privacy::SplitPart> parts) { parts_ = std::move(parts); }

  // The second pass over the same messages.
  class Reader {
   public:
    explicit Reader(const FirstPass& pass) : pass_(&pass) {}
    // For the next message: whether the first pass saw that it holds no name.
    bool IsNameless(std::string_view text);
    // Of the message that IsNameless was asked last.
    std::span<const privacy::SplitPart> SplitParts();
    // At the end of the part: whether the texts were those of the first pass. If not, the file was
    // changed in between, and a name may have come through.
    bool Agrees() const;

   private:
    const FirstPass* pass_;
    std::uint64_t asked_ = 0;
    std::size_t parts_ = 0;  // those of earlier messages
    std::uint64_t messages_ = 0;
    std::uint64_t digest_ = 0;
  };

 private:
  static std::uint64_t Mix(std::uint64_t digest, std::string_view text);

  std::vector<std::uint64_t> has_name_;
  std::uint64_t messages_ = 0;
  std::uint64_t digest_ = 0;  // of all texts
  std::vector<privacy::SplitPart> parts_;
};

}  // namespace tacit::pipeline
