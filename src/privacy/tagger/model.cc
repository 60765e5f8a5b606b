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

// Viterbi. `scratch` holds for each token the best score of a path that ends there with each tag;
// the way back is found from the scores again.
void Model::Decode(const Features& features, std::size_t begin, std::int32_t name_bias,
                   std::span<Tag> tags, std::vector<TagScores>& scratch) const {
  scratch.resize(tags.size() * 2);
  FeatureRows rows;
  const auto best_from = [&](const TagScores& before, std::size_t to) {
    std::size_t best = 0;
    for (std::size_t from = 1; from < kTagCount; ++from) {
      if (before[from] + transitions_[from][to] > before[best] + transitions_[best][to]) {
        best = from;
      }
    }
    return best;
  };
  for (std::size_t i = 0; i < tags.size(); ++i) {
    features.Of(begin + i, rows);
    TagScores own = ScoresOf(rows);
    const std::int32_t bias =
        name_bias - (features.IsNearPlaceholder(begin + i) ? kPlaceholderCost : 0);
    own[Index(Tag::kBegin)] += bias;
    own[Index(Tag::kInside)] += bias;
    TagScores& total = scratch[i];
    for (std::size_t to = 0; to < kTagCount; ++to) {
      if (i == 0) {
        total[to] = own[to] + transitions_[Index(Tag::kOutside)][to];
      } else {
        const TagScores& before = scratch[i - 1];
        const std::size_t from = best_from(before, to);
        total[to] = own[to] + before[from] + transitions_[from][to];
      }
    }
  }
  std::size_t to = Index(Tag::kOutside);
  for (std::size_t i = tags.size(); i-- > 0;) {
    to = best_from(scratch[i], to);
    tags[i] = static_cast<Tag>(to);
  }
}

}  // namespace tacit::privacy
