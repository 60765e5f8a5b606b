#include "train.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <map>

#include "privacy/tagger/features.h"
#include "privacy/tagger/lexicon.h"
#include "privacy/tagger/model.h"
#include "words.h"

namespace tacit::train {
namespace {

using privacy::kFeatureCount;
using privacy::kTagCount;
using privacy::Tag;
using privacy::Token;
using privacy::TokenKind;

using Scores = std::array<double, kTagCount>;
using Jumps = std::array<Scores, kTagCount>;  // from, to

bool IsName(Tag tag) { return tag == Tag::kBegin || tag == Tag::kInside; }

// e^x for |x| <= 700 by range reduction and Taylor's series: the same bits on every machine.
double Exp(double x) {
  x = std::clamp(x, -700.0, 700.0);
  constexpr double kLn2 = 0.693147180559945309417;
  const double n = std::floor(x / kLn2 + 0.5);
  const double r = x - n * kLn2;
  double term = 1;
  double sum = 1;
  for (int i = 1; i < 14; ++i) {
    term = term * r / i;
    sum = sum + term;
  }
  return std::ldexp(sum, static_cast<int>(n));
}

struct Item {
  std::array<std::uint32_t, kFeatureCount> rows{};
  Tag gold = Tag::kOutside;
};
struct Run {
  std::size_t begin = 0;  // of items
  std::size_t size = 0;
};

std::vector<Tag> GoldTags(const Sample& sample, std::span<const Token> tokens) {
  std::vector<Tag> tags(tokens.size(), Tag::kOutside);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    for (const Span& span : sample.spans) {
      if (tokens[i].end <= span.begin || span.end <= tokens[i].begin) continue;
      if (!span.person) {
        if (span.other) tags[i] = Tag::kOther;
        continue;
      }
      const bool first = i == 0 || tokens[i - 1].begin < span.begin;
      tags[i] = first ? Tag::kBegin : Tag::kInside;
      break;
    }
  }
  return tags;
}

// What the words of the corpora are like: in lower case and no name; a part of a name.
struct Seen {
  int lower = 0;
  int name = 0;
};

class Trainer {
 public:
  explicit Trainer(const Options& options)
      : options_(options),
        random_(options.seed),
        weights_(Rows()),
        squares_(Rows()),
        sums_(Rows()) {}

  std::string Run(std::span<const Sample> real, std::span<const Sample> generated) {
    MakeLexicon(real, generated);
    for (const Sample& sample : real) Take(sample, false);
    for (const Sample& sample : generated) Take(sample, true);
    for (int round = 0; round < options_.rounds; ++round) {
      std::ranges::fill(weights_, Row{});
      std::ranges::fill(squares_, Row{});
      transitions_ = transition_squares_ = {};
      for (epoch_ = 0; epoch_ < options_.epochs; ++epoch_) Epoch();
    }
    return Bytes();
  }

 private:
  std::size_t Rows() const { return std::size_t{1} << options_.row_bits; }
  void MakeLexicon(std::span<const Sample> real, std::span<const Sample> generated);
  void Take(const Sample& sample, bool generated);
  void Epoch();
  void Learn(const struct Run& run);
  void ScoreTokens(std::span<const Item> items);
  void SumPaths(const Jumps& jump);
  void AddPair(std::size_t i, const Jumps& jump, Jumps& gradient) const;
  void Step(float& weight, float& square, double gradient) const;
  std::string Bytes() const;

  Options options_;
  Random random_;
  std::vector<std::uint32_t> slots_;
  privacy::Lexicon lexicon_;
  std::vector<Item> items_;
  std::vector<struct Run> runs_;
  using Row = std::array<float, kTagCount>;
  std::vector<Row> weights_;
  std::vector<Row> squares_;
  std::vector<Row> sums_;
  std::array<Row, kTagCount> transitions_{};
  std::array<Row, kTagCount> transition_squares_{};
  std::array<Row, kTagCount> transition_sums_{};
  int averaged_ = 0;
  int epoch_ = 0;
  // Of the run in work.
  std::vector<Scores> own_;
  std::vector<Scores> alpha_;
  std::vector<Scores> beta_;
  std::vector<std::size_t> first_;
};

void Trainer::MakeLexicon(std::span<const Sample> real, std::span<const Sample> generated) {
  std::map<std::uint32_t, Seen> seen;
  std::vector<Token> tokens;
  const auto count = [&](std::span<const Sample> samples) {
    for (const Sample& sample : samples) {
      privacy::Tokenise(sample.text, privacy::Lexicon(), tokens);
      const std::vector<Tag> tags = GoldTags(sample, tokens);
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != TokenKind::kWord) continue;
        const bool name = IsName(tags[i]);
        Seen& word = seen[tokens[i].hash];
        word.name += static_cast<int>(name);
        word.lower +=
            static_cast<int>(tokens[i].shape == privacy::Shape::kLower && tags[i] == Tag::kOutside);
      }
    }
  };
  count(real);
  std::map<std::uint32_t, std::uint16_t> flags;
  for (const auto& [hash, word] : seen) {
    if (word.lower >= 2 && word.lower > word.name) flags[hash] |= privacy::kCommonWord;
    if (word.name >= 1 && word.name * 4 >= word.lower) flags[hash] |= privacy::kSeenAsName;
  }
  for (const WordList& list : WordLists()) {
    for (const std::string& word : list.words) flags[privacy::WordHash(word)] |= list.flags;
  }
  static_cast<void>(generated);
  slots_.assign(std::bit_ceil(flags.size() * 3 / 2), 0);
  for (const auto& [hash, word] : flags) privacy::Lexicon::Insert(slots_, hash, word);
  lexicon_ = privacy::Lexicon(slots_);
}

void Trainer::Take(const Sample& sample, bool generated) {
  std::vector<Token> tokens;
  privacy::Tokenise(sample.text, lexicon_, tokens);
  const privacy::TextLook look = privacy::LookOf(tokens);
  if (!privacy::MarkCandidates(sample.text, look, tokens)) return;
  const std::vector<Tag> tags = GoldTags(sample, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool name = IsName(tags[i]);
    if (name && generated && random_.Chance(options_.flag_dropout)) {
      tokens[i].flags &= static_cast<std::uint16_t>(~(privacy::kGivenName | privacy::kSurname));
    }
  }
  privacy::Features features;
  features.Take(sample.text, look, tokens);
  privacy::FeatureRows rows;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].candidate) continue;
    struct Run run {
      .begin = items_.size()
    };
    for (; i < tokens.size() && tokens[i].candidate; ++i, ++run.size) {
      Item item{.gold = tags[i]};
      features.Of(i, rows);
      for (std::size_t j = 0; j < kFeatureCount; ++j) {
        item.rows[j] = static_cast<std::uint32_t>(rows[j] >> (64 - options_.row_bits));
      }
      items_.push_back(item);
    }
    runs_.push_back(run);
  }
}

void Trainer::Epoch() {
  for (std::size_t i = runs_.size(); i > 1; --i) std::swap(runs_[i - 1], runs_[random_.Below(i)]);
  for (const struct Run& run : runs_) Learn(run);
  const bool averages = epoch_ * 2 >= options_.epochs;
  averaged_ += static_cast<int>(averages);
  const auto end = [&](Row& weights, Row& sums) {
    for (std::size_t tag = 0; tag < kTagCount; ++tag) {
      if (averages) sums[tag] += weights[tag];
      weights[tag] *= static_cast<float>(options_.shrink);
    }
  };
  for (std::size_t i = 0; i < weights_.size(); ++i) end(weights_[i], sums_[i]);
  for (std::size_t i = 0; i < kTagCount; ++i) end(transitions_[i], transition_sums_[i]);
}

void Trainer::Step(float& weight, float& square, double gradient) const {
  if (gradient == 0) return;
  const double total = static_cast<double>(square) + gradient * gradient;
  square = static_cast<float>(total);
  weight -= static_cast<float>(options_.rate * gradient / (std::sqrt(total) + 1e-3));
}

void Normalise(Scores& scores) {
  double sum = 0;
  for (const double score : scores) sum += score;
  for (double& score : scores) score /= sum;
}

// The exponentials of the tags' scores, but for a factor; hides the words of some tokens.
void Trainer::ScoreTokens(std::span<const Item> items) {
  own_.assign(items.size(), {});
  first_.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    first_[i] = random_.Chance(options_.identity_dropout) ? privacy::kIdentityFeatures : 0;
    Scores scores{};
    for (std::size_t j = first_[i]; j < kFeatureCount; ++j) {
      const Row& row = weights_[items[i].rows[j]];
      for (std::size_t tag = 0; tag < kTagCount; ++tag)
        scores[tag] += static_cast<double>(row[tag]);
    }
    if (IsName(items[i].gold)) {
      for (std::size_t tag = 0; tag < kTagCount; ++tag) {
        if (!IsName(static_cast<Tag>(tag))) scores[tag] += options_.miss_cost;
      }
    }
    const double most = *std::ranges::max_element(scores);
    for (std::size_t tag = 0; tag < kTagCount; ++tag) own_[i][tag] = Exp(scores[tag] - most);
  }
}

// Forward and backward sums. The tokens around a run are outside.
void Trainer::SumPaths(const Jumps& jump) {
  const std::size_t size = own_.size();
  alpha_.assign(size, {});
  beta_.assign(size, {});
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t b = 0; b < kTagCount; ++b) {
      double sum = i == 0 ? jump[0][b] : 0;
      for (std::size_t a = 0; i > 0 && a < kTagCount; ++a) sum += alpha_[i - 1][a] * jump[a][b];
      alpha_[i][b] = sum * own_[i][b];
    }
    Normalise(alpha_[i]);
  }
  for (std::size_t i = size; i-- > 0;) {
    for (std::size_t a = 0; a < kTagCount; ++a) {
      double sum = i + 1 == size ? jump[a][0] : 0;
      for (std::size_t b = 0; i + 1 < size && b < kTagCount; ++b) {
        sum += jump[a][b] * own_[i + 1][b] * beta_[i + 1][b];
      }
      beta_[i][a] = sum;
    }
    Normalise(beta_[i]);
  }
}

// What the pair of tokens i and i + 1 adds to the gradient of the transitions.
void Trainer::AddPair(std::size_t i, const Jumps& jump, Jumps& gradient) const {
  Jumps pairs{};
  double sum = 0;
  for (std::size_t a = 0; a < kTagCount; ++a) {
    for (std::size_t b = 0; b < kTagCount; ++b) {
      pairs[a][b] = alpha_[i][a] * jump[a][b] * own_[i + 1][b] * beta_[i + 1][b];
      sum += pairs[a][b];
    }
  }
  for (std::size_t a = 0; a < kTagCount; ++a) {
    for (std::size_t b = 0; b < kTagCount; ++b) gradient[a][b] += pairs[a][b] / sum;
  }
}

// One step of AdaGrad (Duchi et al. 2011) on the run's negative log-likelihood.
void Trainer::Learn(const struct Run& run) {
  const std::span<const Item> items(&items_[run.begin], run.size);
  Jumps jump{};
  for (std::size_t a = 0; a < kTagCount; ++a) {
    for (std::size_t b = 0; b < kTagCount; ++b) {
      jump[a][b] = Exp(static_cast<double>(transitions_[a][b]));
    }
  }
  ScoreTokens(items);
  SumPaths(jump);
  const auto gold_of = [&](std::size_t i) { return static_cast<std::size_t>(items[i].gold); };
  Jumps jump_gradient{};
  for (std::size_t i = 0; i < run.size; ++i) {
    Scores marginal{};
    for (std::size_t tag = 0; tag < kTagCount; ++tag)
      marginal[tag] = alpha_[i][tag] * beta_[i][tag];
    Normalise(marginal);
    if (i == 0) {
      for (std::size_t tag = 0; tag < kTagCount; ++tag) jump_gradient[0][tag] += marginal[tag];
      jump_gradient[0][gold_of(0)] -= 1;
    }
    if (i + 1 == run.size) {
      for (std::size_t tag = 0; tag < kTagCount; ++tag) jump_gradient[tag][0] += marginal[tag];
      jump_gradient[gold_of(i)][0] -= 1;
    } else {
      AddPair(i, jump, jump_gradient);
      jump_gradient[gold_of(i)][gold_of(i + 1)] -= 1;
    }
    marginal[gold_of(i)] -= 1;
    for (std::size_t j = first_[i]; j < kFeatureCount; ++j) {
      const std::size_t row = items[i].rows[j];
      for (std::size_t tag = 0; tag < kTagCount; ++tag) {
        Step(weights_[row][tag], squares_[row][tag], marginal[tag]);
      }
    }
  }
  for (std::size_t a = 0; a < kTagCount; ++a) {
    for (std::size_t b = 0; b < kTagCount; ++b) {
      Step(transitions_[a][b], transition_squares_[a][b], jump_gradient[a][b]);
    }
  }
}

std::string Trainer::Bytes() const {
  std::string bytes(privacy::Model::kMagic);
  const auto append = [&](const auto& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  append(static_cast<std::uint32_t>(options_.row_bits));
  append(static_cast<std::uint32_t>(slots_.size()));
  const auto units = [&](float sum) {
    return std::floor(static_cast<double>(sum) / averaged_ * privacy::Model::kScale + 0.5);
  };
  for (std::size_t a = 0; a < kTagCount; ++a) {
    for (std::size_t b = 0; b < kTagCount; ++b) {
      const bool name = b == 1 || b == 2;
      const bool broken = b == 2 && a != 1 && a != 2;
      append(broken ? std::int32_t{-100'000}
                    : static_cast<std::int32_t>(
                          units(transition_sums_[a][b]) +
                          (name ? std::floor(options_.bias * privacy::Model::kScale + 0.5) : 0)));
    }
  }
  for (const std::uint32_t slot : slots_) append(slot);
  for (const Row& row : sums_) {
    for (const float sum : row)
      append(static_cast<std::int8_t>(std::clamp(units(sum), -127.0, 127.0)));
  }
  return bytes;
}

}  // namespace

std::string Train(std::span<const Sample> real, std::span<const Sample> generated,
                  const Options& options) {
  return Trainer(options).Run(real, generated);
}

}  // namespace tacit::train
