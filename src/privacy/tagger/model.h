#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "privacy/tagger/features.h"
#include "privacy/tagger/lexicon.h"

namespace tacit::privacy {

enum class Tag : std::uint8_t {
  kOutside,
  kBegin,   // the first token of a person's name
  kInside,  // a further one
  kOther,   // a part of another name: of a place, an organisation, a product
};
inline constexpr std::size_t kTagCount = 4;
using TagScores = std::array<std::int32_t, kTagCount>;

// A weights file, as the trainer writes it (little-endian, all parts aligned to 4 bytes):
//   8 bytes "tacitnt1"; u32 n; u32 lexicon slots; i32 transitions[4][4] (from, to);
//   u32 lexicon[slots]; i8 weights[2^n][4].
// One unit of a score is 1/kScale of a natural logarithm. A view of the bytes; any thread.
class Model {
 public:
  static constexpr std::string_view kMagic = "tacitnt1";
  static constexpr int kScale = 24;

  // `bytes` are aligned to 4 and outlive the model; nullopt: not a weights file.
  static std::optional<Model> Parse(std::string_view bytes);

  const Lexicon& lexicon() const { return lexicon_; }
  // How much better the best tags are that make a token a part of a name than the best that don't,
  // in units of 1/kScale, for a run of candidates between two tokens outside. `odds` are as many as
  // the run's tokens.
  void NameOdds(const Features& features, std::size_t begin, std::span<std::int32_t> odds,
                std::vector<TagScores>& scratch) const;

 private:
  TagScores ScoresOf(const FeatureRows& rows) const;

  unsigned shift_ = 0;  // of a feature's hash to its row
  std::array<TagScores, kTagCount> transitions_{};
  Lexicon lexicon_;
  std::span<const std::array<std::int8_t, kTagCount>> weights_;
};

}  // namespace tacit::privacy
