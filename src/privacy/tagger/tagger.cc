#include "privacy/tagger/tagger.h"

#include <algorithm>

#include "privacy/tagger/ideographic_names.h"
#include "privacy/tagger/name_gate.h"
#include "privacy/tagger/token.h"

namespace tacit::privacy {
namespace {

constexpr float kScore = 0.6F;
// Among mentions and hashtags a capital is a person more often, and nobody's product is at stake.
constexpr std::int32_t kNoName = -1'000'000;  // the odds of what is no candidate
constexpr std::int32_t kSocialBonus = 18 * Model::kScale / 10;

// What Find needs, kept from call to call.
struct Scratch {
  std::vector<Token> tokens;
  std::vector<std::int32_t> odds;
  std::vector<TagScores> scores;
  Features features;
};

// "Dr" before its dot.
bool IsTitle(std::string_view text, std::span<const Token> tokens, std::size_t index) {
  return (tokens[index].flags & kTitle) != 0 && index + 1 < tokens.size() &&
         text[tokens[index + 1].begin] == '.';
}

// Whether only blanks, or nothing, stand between two tokens.
bool Touch(std::string_view text, const Token& left, const Token& right) {
  const std::string_view between = text.substr(left.end, right.begin - left.end);
  return between.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

Tagger::Tagger(const Model& model, int recall)
    : model_(model), name_bias_((recall - kDefaultNameRecall) * Model::kScale / 10) {}

void Tagger::Find(std::string_view text, std::vector<Finding>& findings) const {
  if (!MayHoldName(text, model_.lexicon())) return;
  static thread_local Scratch scratch;
  std::vector<Token>& tokens = scratch.tokens;
  Tokenise(text, model_.lexicon(), tokens);
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kIdeographic) FindIdeographicNames(text, token, findings);
  }
  const TextLook look = LookOf(tokens);
  if (!MarkCandidates(text, look, tokens)) return;
  scratch.features.Take(text, look, tokens);
  const bool social = look.social > 0 && look.tech == 0;
  const std::int32_t bias = name_bias_ + (social ? kSocialBonus : 0);
  scratch.odds.assign(tokens.size(), kNoName);
  const std::span<std::int32_t> odds(scratch.odds);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].candidate) continue;
    const std::size_t begin = i;
    while (i < tokens.size() && tokens[i].candidate) ++i;
    model_.NameOdds(scratch.features, begin, odds.subspan(begin, i - begin), scratch.scores);
  }
  const auto is_name = [&](std::size_t i) { return odds[i] + bias > 0; };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_name(i) || IsTitle(text, tokens, i)) continue;
    const std::size_t begin = i;
    while (i + 1 < tokens.size() && is_name(i + 1) && Touch(text, tokens[i], tokens[i + 1])) ++i;
    const bool hashtag = tokens[begin].kind == TokenKind::kHashtag;  // '#' stays
    findings.push_back({.entity = "PERSON",
                        .begin = tokens[begin].begin + (hashtag ? 1U : 0U),
                        .end = tokens[i].end,
                        .score = kScore,
                        .rule = "tagger"});
  }
}

}  // namespace tacit::privacy
