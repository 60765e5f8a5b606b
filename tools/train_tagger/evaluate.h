#pragma once

#include <span>
#include <string>

#include "corpus.h"
#include "privacy/tagger/tagger.h"

namespace tacit::train {

// Prints one line of figures: what of the persons in `samples` the tagger finds, and what else.
void Evaluate(const std::string& title, std::span<const Sample> samples,
              const privacy::Tagger& tagger);

// Prints recall and share of flagged tokens by the recall knob, and the most recall where at most
// `flagged` percent of the tokens are flagged.
void PrintCurve(const std::string& title, std::span<const Sample> samples,
                const privacy::Model& model, double flagged);

}  // namespace tacit::train
