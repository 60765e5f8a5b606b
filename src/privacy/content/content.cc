#include "privacy/content/content.h"

#include <algorithm>
#include <array>

#include "privacy/content/customer_data.h"
#include "privacy/content/lexicon.h"
#include "privacy/content/score.h"
#include "privacy/content/words.h"

namespace tacit::privacy {
namespace {

using content::Category;
using content::kThreshold;

// Raise it with every change of a rule that the phrases do not show.
constexpr std::string_view kVersion = "1";
// A message of hardly more than a secret was written to hand it over.
constexpr std::size_t kShortMessage = 8;  // words beside the placeholders
constexpr int kManySecrets = 3;

bool IsSecret(std::string_view entity) {
  return entity.starts_with("SECRET") || entity == "PRIVATE_KEY" || entity == "SEED_PHRASE";
}

int Secrets(std::span<const ClassCount> found) {
  int count = 0;
  for (const ClassCount& one : found) count += IsSecret(one.name) ? one.count : 0;
  return count;
}

// Words outside "[[…]]", as far as they matter.
bool IsShort(std::string_view text) {
  std::size_t words = 0;
  std::size_t skip = 0;
  content::ForEachWord(text, [&](std::size_t begin, std::size_t /*end*/) {
    if (begin < skip) return true;
    if (begin >= 2 && text.substr(begin - 2, 2) == "[[") {
      skip = std::min(text.find("]]", begin), text.size());
      return true;
    }
    return ++words <= kShortMessage;
  });
  return words <= kShortMessage;
}

class Filter final : public ContentFilter {
 public:
  explicit Filter(const ContentSettings& settings)
      : settings_(settings), lexicon_(std::array{&content::English()}) {}

  ContentVerdict Judge(std::string_view text, std::span<const ClassCount> found,
                       std::vector<std::string>* evidence) const override {
    if (!found.empty()) {
      const ContentVerdict verdict = JudgeFindings(text, found, evidence);
      if (!verdict.category.empty()) return verdict;
    }
    std::string_view rule;
    if (text.find('\n') != std::string_view::npos && content::HasPersonalTable(text, rule)) {
      return Verdict(Category::kCustomerData, content::kManyFindings, rule, evidence);
    }
    return JudgeWords(text, evidence);
  }

  std::string description() const override {
    std::string text = "content version " + std::string(kVersion) + "\n";
    for (std::size_t i = 0; i < content::kCategoryCount; ++i) {
      text += std::string(content::kCategoryNames[i]) + " " +
              std::to_string(static_cast<int>(settings_.actions[i])) + "\n";
    }
    for (const content::Phrase& phrase : lexicon_.phrases()) {
      text += std::string(content::Name(phrase.category)) + " " + std::to_string(phrase.weight) +
              " " + std::string(phrase.text) + "\n";
    }
    return text;
  }

 private:
  ContentVerdict JudgeFindings(std::string_view text, std::span<const ClassCount> found,
                               std::vector<std::string>* evidence) const {
    const int personal = content::PersonalFindings(found);
    if (personal >= content::kManyFindings) {
      return Verdict(Category::kCustomerData, personal, "five or more personal findings", evidence);
    }
    const int secrets = Secrets(found);
    if (secrets >= kManySecrets) {
      return Verdict(Category::kCredentials, kThreshold, "three or more secrets", evidence);
    }
    if (secrets > 0 && IsShort(text)) {
      return Verdict(Category::kCredentials, kThreshold, "a secret in a short message", evidence);
    }
    return {};
  }

  ContentVerdict JudgeWords(std::string_view text, std::vector<std::string>* evidence) const {
    std::string buffer;
    text = content::FoldWords(text, buffer);
    if (!lexicon_.HasAnchors(text)) return {};
    static thread_local std::vector<content::TextWord> words;
    words.clear();
    content::Lexicon::CutWords(text, words);
    if (!lexicon_.MayReach(words)) return {};
    std::vector<content::PhraseHit> hits;
    lexicon_.Find(words, hits);
    const content::Score best = content::ScoreOf(lexicon_, hits, evidence);
    return best.score == 0 ? ContentVerdict{} : Verdict(best.category, best.score, {}, nullptr);
  }

  ContentVerdict Verdict(Category category, int score, std::string_view rule,
                         std::vector<std::string>* evidence) const {
    if (evidence != nullptr) evidence->emplace_back(rule);
    return {.category = content::Name(category),
            .score = score,
            .threshold = category == Category::kCustomerData ? content::kManyFindings : kThreshold,
            .action = settings_.actions[static_cast<std::size_t>(category)]};
  }

  ContentSettings settings_;
  content::Lexicon lexicon_;
};

}  // namespace

std::unique_ptr<ContentFilter> MakeContentFilter(const ContentSettings& settings) {
  return std::make_unique<Filter>(settings);
}

}  // namespace tacit::privacy
