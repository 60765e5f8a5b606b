#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>

#include "privacy/tagger/token.h"

namespace tacit::privacy {

// How many features a token has. The first kIdentityFeatures name the word itself; the trainer
// leaves them out at random, so that context and shape learn to do without.
inline constexpr std::size_t kFeatureCount = 42;
inline constexpr std::size_t kIdentityFeatures = 6;
using FeatureRows = std::array<std::uint64_t, kFeatureCount>;

// What a text is like as a whole.
struct TextLook {
  enum class Capitals : std::uint8_t { kOrdinary, kNone, kTitleCase, kAll };
  Capitals capitals = Capitals::kOrdinary;
  std::uint8_t tech = 0;    // 0 … 3: how much it is about software
  std::uint8_t social = 0;  // 0 … 2: mentions and hashtags
  bool known = false;       // most words in lower case are known: an unknown one may be a name
};
TextLook LookOf(std::span<const Token> tokens);

// Says which tokens may be a part of a name; true: at least one.
bool MarkCandidates(std::string_view text, const TextLook& look, std::span<Token> tokens);

// The features of a text's tokens, as 64-bit hashes: a table of 2^n rows takes the top n bits.
// One text at a time; one thread.
class Features {
 public:
  // Both must stay until the last call of Of().
  void Take(std::string_view text, const TextLook& look, std::span<const Token> tokens);
  void Of(std::size_t index, FeatureRows& rows) const;
  // Whether a placeholder stands within the features' window.
  bool IsNearPlaceholder(std::size_t index) const;

 private:
  const Token& At(std::size_t index, int offset) const;
  bool BeginsSentence(std::size_t index) const;

  std::string_view text_;
  std::span<const Token> tokens_;
  TextLook look_;
  std::bitset<1024> lower_;  // of words that the text has in lower case, by hash
};

}  // namespace tacit::privacy
