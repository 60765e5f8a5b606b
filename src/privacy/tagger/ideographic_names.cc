#include "privacy/tagger/ideographic_names.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kBytes = 3;  // of each character of such a run, in UTF-8
constexpr float kScore = 0.6F;

// The most frequent Chinese surnames, from general knowledge.
constexpr std::string_view kSurnames =
    "王李张劉刘陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡林郭何高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭"
    "萧肖蔡潘田董袁于余叶葉"
    "蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎薛"
    "尹雷黎史龙龍陶贺賀毛郝顾顧"
    "龚龔邵万萬钱錢严嚴武戚莫孔向汤湯";
constexpr std::array<std::string_view, 9> kTitles = {"先生", "女士", "小姐", "老师", "老師",
                                                     "同学", "同學", "经理", "教授"};
constexpr std::array<std::string_view, 4> kIntroductions = {"我叫", "名字是", "名字叫", "姓名是"};
constexpr std::array<std::string_view, 4> kHonorifics = {"さん", "くん", "ちゃん", "様"};
// Before an honorific, these make words: everybody, customer, mother, specification, …
constexpr std::string_view kNoNames = "皆客母父奥神兄姉弟妹娘王姫同多仕模異子様孫嫁婿";

bool IsHan(std::string_view character) {
  const char32_t c = DecodeAt(character, 0).c;
  return (c >= 0x3400 && c <= 0x9FFF) || c == 0x3005;
}

bool IsSurname(std::string_view character) {
  return kSurnames.find(character) != std::string_view::npos;
}

void Add(const Token& run, std::size_t begin, std::size_t end, std::vector<Finding>& findings) {
  findings.push_back({.entity = "PERSON",
                      .begin = run.begin + static_cast<std::uint32_t>(begin),
                      .end = run.begin + static_cast<std::uint32_t>(end),
                      .score = kScore,
                      .rule = "tagger_ideographic"});
}

template <std::size_t kSize>
std::size_t SizeOfAny(std::string_view text, const std::array<std::string_view, kSize>& words) {
  const auto found =
      std::ranges::find_if(words, [=](std::string_view word) { return text.starts_with(word); });
  return found == words.end() ? 0 : found->size();
}

// The surname and up to two characters that end before a title.
void BeforeTitle(std::string_view run, std::size_t title, const Token& token,
                 std::vector<Finding>& findings) {
  for (std::size_t size = 3; size > 0; --size) {
    if (title < size * kBytes) continue;
    const std::size_t begin = title - size * kBytes;
    if (IsSurname(run.substr(begin, kBytes))) return Add(token, begin, title, findings);
  }
}

// The Han characters, two to four, that end before a Japanese honorific.
void BeforeHonorific(std::string_view run, std::size_t honorific, const Token& token,
                     std::vector<Finding>& findings) {
  constexpr std::size_t kMost = 4;
  std::size_t begin = honorific;
  while (begin >= kBytes && honorific - begin < kMost * kBytes &&
         IsHan(run.substr(begin - kBytes, kBytes))) {
    begin -= kBytes;
  }
  if (honorific - begin < 2 * kBytes) return;
  if (kNoNames.find(run.substr(honorific - kBytes, kBytes)) != std::string_view::npos) return;
  Add(token, begin, honorific, findings);
}

}  // namespace

void FindIdeographicNames(std::string_view text, const Token& run, std::vector<Finding>& findings) {
  const std::string_view part = text.substr(run.begin, run.end - run.begin);
  for (std::size_t at = 0; at + kBytes <= part.size(); at += kBytes) {
    const std::string_view rest = part.substr(at);
    if (SizeOfAny(rest, kTitles) > 0) BeforeTitle(part, at, run, findings);
    if (SizeOfAny(rest, kHonorifics) > 0) BeforeHonorific(part, at, run, findings);
    const std::size_t introduction = SizeOfAny(rest, kIntroductions);
    const std::size_t name = at + introduction;
    if (introduction > 0 && name < part.size() && IsSurname(part.substr(name, kBytes))) {
      Add(run, name, std::min(part.size(), name + 3 * kBytes), findings);
    }
  }
}

}  // namespace tacit::privacy
