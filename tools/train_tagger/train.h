#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corpus.h"

namespace tacit::train {

struct Options {
  std::uint64_t seed = 1;
  unsigned row_bits = 19;
  int epochs = 7;
  int rounds = 4;             // from nothing, in other orders; the mean is kept
  double rate = 0.08;         // of AdaGrad
  int identity_dropout = 35;  // percent of tokens whose word itself is hidden in an epoch
  int flag_dropout = 10;      // percent of names that the lexicon is said not to know
  double shrink = 0.88;       // of all weights after each epoch
  double miss_cost = 0.0;     // added to the scores of wrong tags where a name stands
  double bias = -0.1;         // added to a name's tags in the end, in natural logarithms
};

// The bytes of a weights file (privacy/tagger/model.h). The same samples and options give the same
// bytes: no threads, no library's exp(), samples in the generator's order.
std::string Train(std::span<const Sample> real, std::span<const Sample> generated,
                  const Options& options);

}  // namespace tacit::train
