#include "generate.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "templates.h"
#include "words.h"

namespace tacit::train {
namespace {

const std::string& Pick(const std::vector<std::string>& words, Random& random) {
  return words[random.Below(words.size())];
}

// Characters of a word, as strings.
std::vector<std::string> Characters(std::string_view word) {
  std::vector<std::string> characters;
  for (const char c : word) {
    if (characters.empty() || (static_cast<unsigned char>(c) & 0xC0U) != 0x80)
      characters.emplace_back();
    characters.back() += c;
  }
  return characters;
}

// A name that nobody listed: the beginning of one and the end of another.
std::string Blend(const std::vector<std::string>& names, Random& random) {
  const auto head = Characters(Pick(names, random));
  const auto tail = Characters(Pick(names, random));
  std::string blend;
  for (std::size_t i = 0; i < std::max<std::size_t>(head.size() / 2, 2) && i < head.size(); ++i) {
    blend += head[i];
  }
  for (std::size_t i = std::max<std::size_t>(tail.size() / 2, 1); i < tail.size(); ++i)
    blend += tail[i];
  return blend;
}

class Namer {
 public:
  explicit Namer(Random& random) : random_(random) {}

  std::string Given() { return random_.Chance(kFamous) ? FamousPart(false) : Of(Culture().given); }
  std::string Surname() {
    return random_.Chance(kFamous) ? FamousPart(true) : Of(Culture().surnames);
  }
  std::string Full() {
    if (random_.Chance(kFamous)) return Pick(FamousPeople(), random_);
    const auto& culture = Culture();
    const std::string given = Of(culture.given);
    std::string surname = Of(culture.surnames);
    const std::string second = Of(culture.given);
    const std::string third = Of(culture.surnames);
    switch (random_.Below(20)) {
      case 0:
        return given + " " + second + " " + surname;
      case 1:
        return given + " " + second.substr(0, Characters(second)[0].size()) + ". " + surname;
      case 2:
        return given.substr(0, Characters(given)[0].size()) + ". " + surname;
      case 3:
        return given + " " + surname + "-" + third;
      case 4:
        return given + " " + surname + " " + third;
      case 5:
        return surname + ", " + given;
      case 6:
        return given + " " + Pick(WordsOf("particle"), random_) + " " + surname;
      case 7:
        return given + " " + second.substr(0, Characters(second)[0].size()) + " " + surname;
      case 8:
        return given.substr(0, Characters(given)[0].size()) + ". " +
               second.substr(0, Characters(second)[0].size()) + ". " + surname;
      default:
        break;
    }
    if (culture.surname_first && random_.Chance(50)) {
      return random_.Chance(40) ? surname + " " + second + " " + given : surname + " " + given;
    }
    return given + " " + surname;
  }

 private:
  static constexpr int kFamous = 12;  // percent of names that are known people's

  std::string FamousPart(bool last) {
    const std::string& person = Pick(FamousPeople(), random_);
    return last ? person.substr(person.rfind(' ') + 1) : person.substr(0, person.find(' '));
  }
  // Half of the names are of the first cultures in the list, which chats in English have most.
  const struct Culture& Culture() {
    const auto& all = Cultures();
    return all[random_.Below(random_.Chance(35) ? 3 : all.size())];
  }
  std::string Of(const std::vector<std::string>& names) {
    const std::string name = random_.Chance(30) ? Blend(names, random_) : Pick(names, random_);
    return random_.Chance(15) ? PlainOf(name) : name;
  }

  Random& random_;
};

// Fills a template: {N} a full name, {G} a given name, {S} a surname, {T} a title, {R} a role,
// {X} a term of software, {P} a place, {O} an organisation, {D} a day or month, {n} a number,
// {W} an ordinary word, {w} the same in lower case, {A} an acronym, {C} a word like ComboBox, {Z} a
// made-up product, {H} a hashtag with a name in it, {K} one without.
class Filler {
 public:
  explicit Filler(Random& random) : random_(random), namer_(random) {}

  Sample Fill(std::string_view form) {
    sample_ = {};
    for (std::size_t at = 0; at < form.size();) {
      const std::size_t open = std::min(form.find('{', at), form.size());
      sample_.text += form.substr(at, open - at);
      if (open + 2 >= form.size()) break;
      Slot(form[open + 1]);
      at = open + 3;
    }
    return std::move(sample_);
  }

 private:
  void Mark(const std::string& text, bool person) {
    const auto begin = static_cast<std::uint32_t>(sample_.text.size());
    sample_.text += text;
    const auto end = static_cast<std::uint32_t>(sample_.text.size());
    sample_.spans.push_back({.begin = begin, .end = end, .person = person, .other = !person});
  }
  std::string Word() {
    std::string word = Pick(PlainWords(), random_);
    return word;
  }
  void Slot(char kind) {
    switch (kind) {
      case 'N':
        return Mark(random_.Chance(6) ? UpperOf(namer_.Full()) : namer_.Full(), true);
      case 'G':
        return Mark(namer_.Given(), true);
      case 'S':
        return Mark(namer_.Surname(), true);
      case 'T':
        sample_.text += Pick(WordsOf("title"), random_);
        return;
      case 'R':
        sample_.text += Pick(WordsOf("role"), random_);
        return;
      case 'X':
        return Mark(Pick(WordsOf("tech"), random_), false);
      case 'P':
        return Mark(Pick(WordsOf("place"), random_), false);
      case 'O':
        return Mark(Organisation(), false);
      case 'D':
        sample_.text += Pick(WordsOf("calendar"), random_);
        return;
      case 'n':
        sample_.text += std::to_string(1 + random_.Below(random_.Chance(50) ? 30 : 9999));
        return;
      case 'A': {
        std::string word;
        for (std::uint32_t i = 2 + random_.Below(5); i > 0; --i) {
          word += static_cast<char>('A' + random_.Below(26));
        }
        return Mark(word, false);
      }
      case 'C':
        return Mark(CamelCase(), false);
      case 'H':
        sample_.text += '#';
        return Mark(NameTag(), true);
      case 'K':
        sample_.text += '#' + OtherTag();
        return;
      case 'Z':
        return Mark(Blend(WordsOf("tech"), random_), false);
      case 'W': {
        auto characters = Characters(Word());
        characters[0] = UpperOf(characters[0]);
        for (const std::string& c : characters) sample_.text += c;
        return;
      }
      default:
        sample_.text += Word();
    }
  }
  // #AnnLee, #annlee, #TeamAnn
  std::string NameTag() {
    const std::string given = namer_.Given();
    const std::string surname = namer_.Surname();
    std::string tag;
    switch (random_.Below(8)) {
      case 0:
        tag = "Team" + given;
        break;
      case 1:
        tag = given + CamelCase();
        break;
      case 2:
        tag = surname;
        break;
      case 3:
        tag = CamelCase() + given + surname;
        break;
      default:
        tag = given + surname;
    }
    std::erase_if(tag, [](char c) { return c == ' ' || c == '-' || c == '\'' || c == '.'; });
    return random_.Chance(40) ? LowerOf(tag) : tag;
  }
  // #NewYork, #bigNews
  std::string OtherTag() {
    std::string tag;
    for (std::uint32_t i = 1 + random_.Below(3); i > 0; --i) {
      tag += random_.Chance(25)   ? Pick(WordsOf("place"), random_)
             : random_.Chance(15) ? Pick(WordsOf("org"), random_)
                                  : CamelCase();
    }
    std::erase(tag, ' ');
    return random_.Chance(40) ? LowerOf(tag) : tag;
  }
  // ComboBox, IDisposable, rootCanvas
  std::string CamelCase() {
    std::string word = random_.Chance(10) ? "I" : "";
    const bool lower = random_.Chance(25);
    for (std::uint32_t i = 2 + random_.Below(2); i > 0; --i) {
      auto characters = Characters(Word());
      if (!lower || !word.empty()) characters[0] = UpperOf(characters[0]);
      for (const std::string& c : characters) word += c;
    }
    return word;
  }
  std::string Organisation() {
    const std::string word = Pick(WordsOf("org"), random_);
    switch (random_.Below(5)) {
      case 0:
        return namer_.Surname() + " " + word;
      case 1:
        return Pick(WordsOf("place"), random_) + " " + word;
      case 2:
        return namer_.Surname() + " & " + namer_.Surname() + " " + word;
      case 3:
        return namer_.Surname() + "-" + namer_.Surname();
      default:
        return Pick(WordsOf("tech"), random_) + " " + word;
    }
  }

  Random& random_;
  Namer namer_;
  Sample sample_;
};

// The sample with its text changed by `change`, which may change lengths.
template <typename Change>
Sample Rewritten(const Sample& sample, Change change) {
  Sample copy;
  std::uint32_t at = 0;
  for (const Span& span : sample.spans) {
    if (span.begin < at) continue;
    copy.text += change(sample.text.substr(at, span.begin - at), false);
    Span moved = span;
    moved.begin = static_cast<std::uint32_t>(copy.text.size());
    copy.text += change(sample.text.substr(span.begin, span.end - span.begin), span.person);
    moved.end = static_cast<std::uint32_t>(copy.text.size());
    copy.spans.push_back(moved);
    at = span.end;
  }
  copy.text += change(sample.text.substr(at), false);
  return copy;
}

}  // namespace

std::vector<Sample> Generate(std::size_t count, Random& random) {
  std::vector<Sample> samples;
  Filler filler(random);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& forms = random.Chance(55) ? NameTemplates() : OtherTemplates();
    Sample sample = filler.Fill(forms[random.Below(forms.size())]);
    if (random.Chance(8)) {
      sample = Rewritten(sample, [](const std::string& text, bool) { return LowerOf(text); });
    } else if (random.Chance(4)) {
      sample = Rewritten(sample, [](const std::string& text, bool) { return UpperOf(text); });
    }
    samples.push_back(std::move(sample));
  }
  return samples;
}

std::vector<Sample> Vary(std::span<const Sample> samples, Random& random) {
  std::vector<Sample> varied;
  Namer namer(random);
  for (const Sample& sample : samples) {
    const bool named = std::ranges::any_of(sample.spans, &Span::person);
    if (named) {
      varied.push_back(Rewritten(sample, [&](std::string text, bool person) {
        if (!person || text[0] == '@' || text[0] == '#') return text;
        const bool full = text.find(' ') != std::string::npos;
        std::string name = full                ? namer.Full()
                           : random.Chance(60) ? namer.Given()
                                               : namer.Surname();
        return LowerOf(text) == text ? LowerOf(name) : name;
      }));
    }
    if (random.Chance(named ? 20 : 10)) {
      varied.push_back(
          Rewritten(sample, [](const std::string& text, bool) { return LowerOf(text); }));
    }
    if (random.Chance(3)) {
      varied.push_back(
          Rewritten(sample, [](const std::string& text, bool) { return UpperOf(text); }));
    }
  }
  return varied;
}

}  // namespace tacit::train
