#include "base/assert.h"
#include "base/hash.h"
#include "privacy/tagger/tagger.h"

// weights.bin, which cmake/TacitWeights.cmake puts into the program.
extern "C" {
extern const char kTacitTaggerWeightsBegin;
extern const char kTacitTaggerWeightsEnd;
}

namespace tacit::privacy {

std::string_view EmbeddedWeights() {
  return {&kTacitTaggerWeightsBegin,
          static_cast<std::size_t>(&kTacitTaggerWeightsEnd - &kTacitTaggerWeightsBegin)};
}

std::shared_ptr<const NameFinder> MakeTagger(int recall) {
  if (recall <= 0) return nullptr;
  const auto model = Model::Parse(EmbeddedWeights());
  TACIT_ASSERT(model.has_value());
  return std::make_shared<Tagger>(*model, recall);
}

std::string TaggerVersion(int recall) {
  return recall <= 0 ? "none" : EmbeddedWeightsDigest() + " recall " + std::to_string(recall);
}

std::string EmbeddedWeightsDigest() { return HexLower(Sha256(EmbeddedWeights())); }

}  // namespace tacit::privacy
