#include "privacy/name_forms.h"

#include <algorithm>
#include <array>

#include "privacy/ascii.h"
#include "privacy/common_words.h"
#include "privacy/name_fold.h"
#include "privacy/name_inflections.h"
#include "privacy/normalise.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxNameBytes = 256;
constexpr std::size_t kShort = 3;        // letters: as good as a common word
constexpr std::size_t kMinTyped = 6;     // letters: one may be mistyped
constexpr std::size_t kMinSqueezed = 6;  // "alee" is a word sooner or later
constexpr std::size_t kMinPoints = 2;    // of a name in Han, kana or Hangul
constexpr std::size_t kMinKana = 3;

// A display name says more than the name behind these: "Ann Lee | Acme", "Ann – away".
constexpr auto kCuts = std::to_array<std::string_view>(
    {"|", " - ", " – ", " — ", " @ ", "/", "\\", "·", "•", "~", "http"});

std::size_t CountPoints(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return !IsContinuation(c); }));
}

std::uint16_t LevelTraits(WordLevel level) {
  return static_cast<std::uint16_t>(static_cast<unsigned>(level) << kNameLevelShift);
}

WordLevel LevelOfName(std::string_view folded) {
  const WordLevel level = LevelOf(folded);
  if (level != WordLevel::kFree) return level;
  const char32_t first = DecodeAt(folded, 0).c;
  const bool has_case = first < 0x590 || first >= 0x1E00;
  const std::size_t too_short = has_case ? kShort : kShort - 1;
  return CountPoints(folded) <= too_short ? WordLevel::kCommon : WordLevel::kFree;
}

bool IsAllLetters(std::string_view folded) {
  return std::ranges::none_of(folded, [](char c) { return IsDigit(c) || c == kFoldedUnderscore; });
}

// Family names of two characters; all others have one.
bool HasLongFamilyName(std::u32string_view name) {
  constexpr auto kLong = std::to_array<std::u32string_view>(
      {U"欧阳", U"司马", U"诸葛", U"上官", U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容", U"令狐",
       U"歐陽", U"司馬", U"諸葛", U"司徒", U"夏侯", U"南宫", U"长孙", U"宇文"});
  return std::ranges::any_of(
      kLong, [name](std::u32string_view family) { return name.starts_with(family); });
}

// Two-character words of Chinese that are given names or whole names as well; our own list.
bool IsDenseWord(std::u32string_view word) {
  constexpr auto kWords = std::to_array<std::u32string_view>(
      {U"高明", U"方便", U"安全", U"马上", U"黄金", U"何必", U"程序", U"江山",   U"金融",  U"温度",
       U"常用", U"成功", U"时间", U"明天", U"文化", U"建设", U"海洋", U"春天",   U"和平",  U"学习",
       U"光明", U"国庆", U"安静", U"平安", U"平静", U"白天", U"任何", U"方法",   U"方向",  U"高兴",
       U"可能", U"大家", U"今天", U"昨天", U"朋友", U"老师", U"同学", U"先生",   U"小姐",  U"公司",
       U"问题", U"开心", U"快乐", U"美丽", U"健康", U"希望", U"梦想", U"未来",   U"世界",  U"中国",
       U"东方", U"天天", U"宝宝", U"宝贝", U"雪花", U"阳光", U"月亮", U"星星",   U"太阳",  U"天空",
       U"自然", U"智能", U"文明", U"思想", U"思考", U"建立", U"新闻", U"向上",   U"于是",  U"连接",
       U"管理", U"项目", U"测试", U"代码", U"数据", U"系统", U"支持", U"安装",   U"更新",  U"技术",
       U"日本", U"東京", U"大阪", U"学生", U"先輩", U"会社", U"本当", U"大丈夫", U"さくら"});
  return std::ranges::find(kWords, word) != kWords.end();
}

// As German, Danish and others write them without their letters: "Mueller", "Soeren".
std::string Transcribed(std::string_view name) {
  std::string transcribed;
  for (const char32_t c : Points(name)) {
    switch (c) {
      case U'ä':
      case U'Ä':
        transcribed += "ae";
        break;
      case U'ö':
      case U'Ö':
      case U'ø':
      case U'Ø':
        transcribed += "oe";
        break;
      case U'ü':
      case U'Ü':
        transcribed += "ue";
        break;
      case U'å':
      case U'Å':
        transcribed += "aa";
        break;
      default:
        AppendUtf8(c, transcribed);
    }
  }
  return transcribed;
}

std::string Utf8Of(std::u32string_view points) {
  std::string bytes;
  for (const char32_t c : points) AppendUtf8(c, bytes);
  return bytes;
}

}  // namespace

void NameFormWriter::Add(const RawPerson& person, std::uint32_t number) {
  number_ = number;
  const std::array<std::string_view, 5> names = {
      person.real_name, person.display, person.first_name, person.middle_name, person.last_name};
  slavic_ = std::ranges::any_of(names, LooksSlavic);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(names.begin(), names.begin() + i, names[i]) == names.begin() + i) {
      AddNames(names[i]);
    }
  }
  std::string whole = person.first_name;
  for (const std::string& name : {person.middle_name, person.last_name}) {
    if (!whole.empty() && !name.empty()) whole += ' ';
    whole += name;
  }
  if (std::ranges::find(names, whole) == names.end()) AddNames(whole);
  AddHandle(person.handle);
}

void NameFormWriter::AddNames(std::string_view raw) {
  raw = raw.substr(0, kMaxNameBytes);
  if (raw.empty()) return;
  if (!IsValidUtf8(raw)) return;
  Normaliser normaliser;
  std::string name(normaliser.Normalise(raw));
  for (const std::string_view brackets : {"()", "[]", "{}"}) {
    const std::size_t open = name.find(brackets[0]);
    const std::size_t close = name.find(brackets[1], open + 1);
    if (open == std::string::npos || close == std::string::npos) continue;
    AddNames(name.substr(open + 1, close - open - 1));
    name.replace(open, close - open + 1, " ");
  }
  for (const std::string_view cut : kCuts) {
    const std::size_t at = name.find(cut);
    if (at > 0 && at != std::string::npos) name.resize(at);
  }
  std::vector<Word> words = WordsOf(name);
  AddWords(words);
  const std::string transcribed = Transcribed(name);
  if (transcribed == name) return;
  words = WordsOf(transcribed);
  AddWords(words);
}

std::vector<NameFormWriter::Word> NameFormWriter::WordsOf(std::string_view name) {
  std::vector<Word> words;
  NameToken token;
  for (std::size_t at = 0; words.size() < kMaxWords && NextToken(name, at, token);) {
    at = token.end;
    if (token.size == 0) continue;
    words.push_back({.folded = std::string(token.view()), .script = token.script});
  }
  return words;
}

void NameFormWriter::AddWords(const std::vector<Word>& words) {
  const bool alone = words.size() == 1;
  const bool all_listed = !alone && std::ranges::all_of(words, [](const Word& word) {
    return LevelOf(word.folded) != WordLevel::kFree;
  });
  for (const Word& word : words) {
    if (word.script == Script::kHan) {
      AddDense(Points(word.folded), alone);
    } else if (word.script == Script::kHangul) {
      AddHangul(Points(word.folded), alone);
    } else {
      AddSingle(word.folded, alone, all_listed);
    }
  }
  if (alone || words.empty()) return;
  if (words.front().script == Script::kHan) {
    std::string whole;
    for (const Word& word : words) whole += word.folded;
    AddDense(Points(whole), false);
    return;
  }
  AddPairs(words);
  AddSqueezed(words.front().folded, words.back().folded);
}

void NameFormWriter::AddSingle(const std::string& folded, bool alone, bool all_listed) {
  Put(folded, kNameOpensPair);
  WordLevel level = LevelOfName(folded);
  const bool is_name =
      CountPoints(folded) > 1 && std::ranges::any_of(folded, [](char c) { return !IsDigit(c); });
  if (!is_name || (level == WordLevel::kFunction && !alone)) return;
  if (all_listed) level = WordLevel::kFunction;
  const auto traits = static_cast<std::uint16_t>(kNamePart | LevelTraits(level));
  Put(folded, traits);
  if (CountPoints(folded) > kShort) {
    inflected_.clear();
    AppendInflections(folded, slavic_, inflected_);
    for (const std::string& form : inflected_) {
      const WordLevel form_level = std::max(level, LevelOfName(form));
      Put(form, static_cast<std::uint16_t>(kNamePart | kNameInflected | LevelTraits(form_level)));
    }
  }
  AddLong(folded, level);
}

void NameFormWriter::AddLong(const std::string& folded, WordLevel level) {
  if (level != WordLevel::kFree || CountPoints(folded) < kMinTyped || !IsAllLetters(folded)) return;
  long_names.push_back({.person = number_, .folded = folded});
}

// "Ann Lee", "Lee, Ann", "A. Lee", "Ann L.", and each of them with names between.
void NameFormWriter::AddPairs(const std::vector<Word>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t j = i + 1; j < words.size(); ++j) {
      const std::string& first = words[i].folded;
      const std::string& last = words[j].folded;
      const bool words_only =
          LevelOf(first) == WordLevel::kFunction && LevelOf(last) == WordLevel::kFunction;
      if (words_only && words.size() > 2) continue;
      PutPair(first, last, kNamePair | kNamePart);
      PutPair(last, first, kNamePair | kNamePart);
      if (words[i].script != Script::kWord || words[j].script != Script::kWord) continue;
      const std::string initial = Utf8Of(Points(first).substr(0, 1));
      const std::string last_initial = Utf8Of(Points(last).substr(0, 1));
      Put(initial, kNameOpensPair);
      if (initial != first && last_initial != last) {
        PutPair(initial, last, kNamePair | kNamePart | kNameInitial);
        PutPair(first, last_initial, kNamePair | kNamePart | kNameInitial);
        PutPair(last, initial, kNamePair | kNamePart | kNameInitial);
      }
    }
  }
}

// "annlee", "ann_lee", "leeann", "alee", "annl". "ann.lee" and "ann-lee" are pairs.
void NameFormWriter::AddSqueezed(const std::string& first, const std::string& last) {
  if (CountPoints(first) < 2 || CountPoints(last) < 2) return;
  const auto put = [this](std::string one, const std::string& between, const std::string& other) {
    PutHandle(one.append(between).append(other));
  };
  for (const std::string& between : {std::string(), std::string(1, kFoldedUnderscore)}) {
    put(first, between, last);
    put(last, between, first);
  }
  const std::string initial = Utf8Of(Points(first).substr(0, 1));
  const std::string last_initial = Utf8Of(Points(last).substr(0, 1));
  for (const std::string& form : {initial + last, first + last_initial}) {
    if (CountPoints(form) >= kMinSqueezed && LevelOf(form) == WordLevel::kFree) {
      Put(form, static_cast<std::uint16_t>(kNameHandle | kNameInflected));
    }
  }
}

void NameFormWriter::PutHandle(const std::string& folded) {
  const std::size_t size = CountPoints(folded);
  if (size < 2 || std::ranges::all_of(folded, IsDigit)) return;
  const bool safe = !IsAllLetters(folded) && size > kShort;
  const WordLevel level = safe && LevelOfHash(HashOf(folded)) == WordLevel::kFree
                              ? WordLevel::kFree
                              : LevelOfName(folded);
  Put(folded, static_cast<std::uint16_t>(kNameHandle | LevelTraits(level)));
  AddLong(folded, level);
}

void NameFormWriter::AddHandle(std::string_view handle) {
  if (handle.starts_with('@')) handle.remove_prefix(1);
  if (handle.empty() || handle.size() > kMaxNameBytes || !IsValidUtf8(handle)) return;
  Normaliser normaliser;
  const std::string_view normal = normaliser.Normalise(handle);
  const std::vector<Word> words = WordsOf(normal);
  if (words.size() == 1) {
    const std::string& word = words.front().folded;
    if (words.front().script == Script::kHan) return AddDense(Points(word), true);
    PutHandle(word);
    const std::string whole = FoldName(normal);
    const std::size_t at = whole.find(word);
    if (whole.size() > word.size() && whole.size() <= word.size() + 2 && at <= 1)
      Put(whole, kNameHandle);
    const std::size_t begin = word.find_first_not_of(kFoldedUnderscore);
    if (begin == std::string::npos) return;
    const std::string core =
        word.substr(begin, word.find_last_not_of(kFoldedUnderscore) + 1 - begin);
    if (core != word) PutHandle(core);
    return;
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    Put(words[i].folded, kNameOpensPair);
    PutPair(words[i].folded, words[i + 1].folded, kNamePair | kNameHandle);
  }
  // "ann|away", "ann-laptop", "[x]ann": the longest part alone, if it is no word.
  if (words.empty()) return;
  const Word& longest = *std::ranges::max_element(
      words, {}, [](const Word& word) { return CountPoints(word.folded); });
  if (CountPoints(longest.folded) > 4 && LevelOf(longest.folded) == WordLevel::kFree &&
      IsAllLetters(longest.folded)) {
    Put(longest.folded, kNameHandle);
  }
}

// "王小明" and the given name behind the family name; "山田太郎" and its halves.
void NameFormWriter::AddDense(const std::u32string& name, bool alone) {
  const auto put = [this](std::u32string_view form) {
    const bool kana = std::ranges::all_of(form, [](char32_t c) { return c < 0x3400; });
    const std::string folded = Utf8Of(form);
    if (form.size() < (kana ? kMinKana : kMinPoints) || folded.size() > NameToken::kMaxSize) return;
    const WordLevel level = IsDenseWord(form) ? WordLevel::kFunction : WordLevel::kFree;
    Put(folded, static_cast<std::uint16_t>(kNamePart | kNameDense | LevelTraits(level)));
    forms.push_back({.hash = HashOf(Utf8Of(form.substr(0, kMinPoints))) ^ kDenseOpening,
                     .person = std::uint32_t{1} << form.size(),
                     .traits = kNameDenseOpening});
  };
  put(name);
  const bool kanji =
      std::ranges::all_of(name, [](char32_t c) { return c >= 0x3400 || c == 0x3005; });
  if (!alone || !kanji) return;
  if (name.size() == 4 || (name.size() == 3 && HasLongFamilyName(name))) {
    put(std::u32string_view(name).substr(2));
    if (name.size() == 4 && !HasLongFamilyName(name)) put(std::u32string_view(name).substr(0, 2));
  } else if (name.size() == 3) {
    put(std::u32string_view(name).substr(1));
  }
}

// "김민수" and "민수".
void NameFormWriter::AddHangul(const std::u32string& name, bool alone) {
  const auto traits = static_cast<std::uint16_t>(kNamePart | kNameHangul);
  if (name.size() >= kMinPoints) Put(Utf8Of(name), traits);
  if (alone && name.size() == 3) Put(Utf8Of(std::u32string_view(name).substr(1)), traits);
}

void NameFormWriter::Put(std::string_view folded, std::uint16_t traits) {
  if (folded.empty() || folded.size() > NameToken::kMaxSize) return;
  forms.push_back({.hash = HashOf(folded), .person = number_, .traits = traits});
}

void NameFormWriter::PutPair(std::string_view first, std::string_view second,
                             std::uint16_t traits) {
  const bool listed =
      LevelOfName(first) != WordLevel::kFree && LevelOfName(second) != WordLevel::kFree;
  const auto level = LevelTraits(listed ? WordLevel::kCommon : WordLevel::kFree);
  forms.push_back({.hash = PairHash(HashOf(first), HashOf(second)),
                   .person = number_,
                   .traits = static_cast<std::uint16_t>(traits | level)});
}

}  // namespace tacit::privacy
