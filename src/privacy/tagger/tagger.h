#pragma once

// privacy/tagger/: finds names of people who are on no roster, by a linear-chain model over hashed
// features (Lafferty et al. 2001) whose weights are compiled in. tools/train_tagger makes them with
// the feature code of this folder.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/name_finder.h"
#include "privacy/tagger/model.h"

namespace tacit::privacy {

// 0 … 100: how readily a word is taken for a name; 50 is what the documented figures are for.
inline constexpr int kDefaultNameRecall = 50;

class Tagger : public NameFinder {
 public:
  // The model's bytes must outlive the tagger.
  Tagger(const Model& model, int recall);

  void Find(std::string_view text, std::vector<Finding>& findings) const override;

 private:
  Model model_;
  std::int32_t name_bias_;
};

// The tagger with the weights that are compiled in; null: recall is 0. `TaggerVersion` is the part
// of a policy's digest that says which.
std::shared_ptr<const NameFinder> MakeTagger(int recall);
std::string TaggerVersion(int recall);

// The weights that are compiled in, and the hexadecimal SHA-256 of them.
std::string_view EmbeddedWeights();
std::string EmbeddedWeightsDigest();

}  // namespace tacit::privacy
