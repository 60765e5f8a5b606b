#include "privacy/tagger/model.h"

#include <algorithm>
#include <cstring>

namespace tacit::privacy {
namespace {

constexpr std::size_t kHeaderSize = 16 + kTagCount * kTagCount * 4;
constexpr std::uint32_t kMaxRowBits = 24;
// A text is looked at again when something in it was replaced. Its words were seen in their true
// neighbourhood then: a placeholder must not make names of them.
constexpr std::int32_t kPlaceholderCost = 3 * Model::kScale;

std::size_t Index(Tag tag) { return static_cast<std::size_t>(tag); }

}  // namespace

std::optional<Model> Model::Parse(std::string_view bytes) {
  if (bytes.size() < kHeaderSize || !bytes.starts_with(kMagic)) return std::nullopt;
  std::uint32_t row_bits = 0;
  std::uint32_t slots = 0;
  std::memcpy(&row_bits, bytes.data() + 8, 4);
  std::memcpy(&slots, bytes.data() + 12, 4);
  if (row_bits == 0 || row_bits > kMaxRowBits) return std::nullopt;
  const std::size_t rows = std::size_t{1} << row_bits;
  if (slots > bytes.size() || (slots & (slots - 1)) != 0) return std::nullopt;
  if (bytes.size() != kHeaderSize + slots * std::size_t{4} + rows * kTagCount) return std::nullopt;
  Model model;
  model.shift_ = 64 - row_bits;
  std::memcpy(model.transitions_.data(), bytes.data() + 16, sizeof model.transitions_);
  const char* const lexicon = bytes.data() + kHeaderSize;
  model.lexicon_ = Lexicon({reinterpret_cast<const std::uint32_t*>(lexicon), slots});
  using Row = std::array<std::int8_t, kTagCount>;
  model.weights_ = {reinterpret_cast<const Row*>(lexicon + slots * std::size_t{4}), rows};
  return model;
}

TagScores Model::ScoresOf(const FeatureRows& rows) const {
  TagScores scores{};
  for (const std::uint64_t row : rows) {
    const auto& weights = weights_[row >> shift_];
    for (std::size_t tag = 0; tag < kTagCount; ++tag) scores[tag] += weights[tag];
  }
  return scores;
}

// Viterbi's algorithm from both ends: the best path through each tag. `scratch` holds each token's
// own scores, then those of the best paths that end there.
void Model::NameOdds(const Features& features, std::size_t begin, std::span<std::int32_t> odds,
                     std::vector<TagScores>& scratch) const {
  const std::size_t size = odds.size();
  scratch.resize(size * 2);
  const std::span<TagScores> own(scratch.data(), size);
  const std::span<TagScores> forward(scratch.data() + size, size);
  FeatureRows rows;
  for (std::size_t i = 0; i < size; ++i) {
    features.Of(begin + i, rows);
    own[i] = ScoresOf(rows);
    for (std::size_t to = 0; to < kTagCount; ++to) {
      std::int32_t sum = transitions_[Index(Tag::kOutside)][to];
      if (i > 0) {
        sum = forward[i - 1][0] + transitions_[0][to];
        for (std::size_t from = 1; from < kTagCount; ++from) {
          sum = std::max(sum, forward[i - 1][from] + transitions_[from][to]);
        }
      }
      forward[i][to] = own[i][to] + sum;
    }
  }
  TagScores after{};  // of the paths behind the token
  for (std::size_t tag = 0; tag < kTagCount; ++tag) {
    after[tag] = transitions_[tag][Index(Tag::kOutside)];
  }
  for (std::size_t i = size; i-- > 0;) {
    const auto path = [&](Tag tag) { return forward[i][Index(tag)] + after[Index(tag)]; };
    odds[i] = std::max(path(Tag::kBegin), path(Tag::kInside)) -
              std::max(path(Tag::kOutside), path(Tag::kOther)) -
              (features.IsNearPlaceholder(begin + i) ? kPlaceholderCost : 0);
    TagScores before{};
    for (std::size_t from = 0; from < kTagCount; ++from) {
      std::int32_t sum = transitions_[from][0] + own[i][0] + after[0];
      for (std::size_t to = 1; to < kTagCount; ++to) {
        sum = std::max(sum, transitions_[from][to] + own[i][to] + after[to]);
      }
      before[from] = sum;
    }
    after = before;
  }
}

}  // namespace tacit::privacy
