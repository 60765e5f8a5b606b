// Values of each structured class in forms that hide them from a reader of bytes, but not from a
// reader of text. Fixed seed, invented values. A row is a transformation; a cell counts the values
// that are gone in plain form, and those of them that are gone in that form too. Gone: no three
// letters or digits of it in a row are left in the clean text.

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw/raw_message.h"
#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/robustness_values.h"
#include "privacy/digit_names.h"
#include "privacy/keys.h"
#include "privacy/normalise.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

constexpr int kValues = 40;

// Each character through `change`, which gets it and its place.
std::string Each(std::string_view value,
                 const std::function<std::string(char, std::size_t)>& change) {
  std::string changed;
  for (std::size_t i = 0; i < value.size(); ++i) changed += change(value[i], i);
  return changed;
}
std::string Utf8(std::uint32_t code) {
  std::string bytes;
  bytes += static_cast<char>(0xE0U | (code >> 12U));
  bytes += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
  bytes += static_cast<char>(0x80U | (code & 0x3FU));
  return bytes;
}

std::string Upper(std::string_view value) {
  return Each(value, [](char c, std::size_t) { return std::string(1, ToUpper(c)); });
}
std::string ZeroWidth(std::string_view value) {
  return Each(value, [](char c, std::size_t i) {
    return (i % 3 == 1 ? "\u200B" : i % 5 == 2 ? "\u2060" : "") + std::string(1, c);
  });
}
std::string RightToLeft(std::string_view value) {
  return "\u202E" +
         Each(value,
              [](char c, std::size_t i) {
                return std::string(1, c) + (i % 4 == 2 ? "\u200F" : "");
              }) +
         "\u202C";
}
std::string FullWidth(std::string_view value) {
  return Each(value, [](char c, std::size_t) {
    return c == ' ' ? Utf8(0x3000) : Utf8(0xFF01U + static_cast<std::uint32_t>(c - '!'));
  });
}
std::string Homoglyphs(std::string_view value) {
  return Each(value, [](char c, std::size_t i) -> std::string {
    if (i % 2 != 0) return std::string(1, c);
    switch (c) {
      case 'a':
        return "\u0430";
      case 'e':
        return "\u0435";
      case 'o':
        return "\u043E";
      case 'p':
        return "\u0440";
      case 'c':
        return "\u0441";
      case 'x':
        return "\u0445";
      case 'A':
        return "\u0391";
      case 'K':
        return "\u039A";
      default:
        return std::string(1, c);
    }
  });
}
std::string Keycaps(std::string_view value) {
  return Each(value, [](char c, std::size_t) {
    return std::string(1, c) + (IsDigit(c) ? "\uFE0F\u20E3" : "");
  });
}
std::string ArabicDigits(std::string_view value) {
  return Each(value, [](char c, std::size_t) {
    if (!IsDigit(c)) return std::string(1, c);
    return std::string("\xD9") + static_cast<char>(0xA0 + DigitValue(c));
  });
}
std::string EmojiForBlanks(std::string_view value) {
  return Each(value, [](char c, std::size_t) { return c == ' ' ? "😀" : std::string(1, c); });
}
std::string Spelled(std::string_view value) {
  constexpr std::string_view kNames[] = {"zero", "one", "two",   "three", "four",
                                         "five", "six", "seven", "eight", "nine"};
  return Each(value, [&](char c, std::size_t) {
    return IsDigit(c) ? std::string(kNames[static_cast<std::size_t>(DigitValue(c))]) + " "
                      : std::string(c == '+' ? "plus " : "");
  });
}
std::string SpelledMixed(std::string_view value) {
  return Each(value, [&](char c, std::size_t i) {
    return IsDigit(c) && i % 2 == 0 ? Spelled(std::string_view(&c, 1))
           : IsDigit(c)             ? std::string(1, c) + " "
                                    : std::string();
  });
}
// Mathematical letters and digits (U+1D400, U+1D7CE), of which NFKC makes plain ones.
std::string Mathematical(std::string_view value) {
  return Each(value, [](char c, std::size_t) {
    std::uint32_t code = 0;
    if (IsDigit(c)) code = 0x1D7CEU + static_cast<std::uint32_t>(c - '0');
    if (c >= 'A' && c <= 'Z') code = 0x1D400U + static_cast<std::uint32_t>(c - 'A');
    if (c >= 'a' && c <= 'z') code = 0x1D41AU + static_cast<std::uint32_t>(c - 'a');
    if (code == 0) return std::string(1, c);
    std::string bytes = "\xF0";
    for (const unsigned shift : {12U, 6U, 0U}) {
      bytes += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
    }
    return bytes;
  });
}
std::string EmojiBetweenDigits(std::string_view value) {
  return Each(value, [&](char c, std::size_t i) {
    const bool between = IsDigit(c) && i + 1 < value.size() && IsDigit(value[i + 1]);
    return std::string(1, c) + (between ? "🔥" : "");
  });
}
std::string SeparatorsDoubled(std::string_view value) {
  return Each(value, [&](char c, std::size_t i) {
    const bool separator = c == ' ' || c == '-' || c == '.';
    const bool inside =
        i > 0 && i + 1 < value.size() && IsAlnum(value[i - 1]) && IsAlnum(value[i + 1]);
    return std::string(separator && inside ? 2 : 1, c);
  });
}
// For a blank in the middle, as mail programs wrap lines.
std::string Wrapped(std::string_view value) {
  std::string text(value);
  const std::size_t blank = text.rfind(' ', text.size() * 2 / 3);
  if (blank != std::string::npos) text[blank] = '\n';
  return text;
}
// Behind the first of the marks in the second half, as chat clients break long words.
std::string BrokenBehindMark(std::string_view value) {
  std::string text(value);
  const std::size_t mark = text.find_first_of("-@:.", text.size() / 3);
  if (mark != std::string::npos) text.insert(mark + 1, "\n");
  return text;
}
template <std::size_t N>
std::string Framed(std::string_view value, const char (&frame)[N]) {
  std::string text(frame);
  text.replace(text.find('%'), 1, value);
  return text;
}

struct Transformation {
  std::string_view name;
  std::string (*apply)(std::string_view);
  std::string_view classes;  // where it makes sense; empty: everywhere
  bool frames = false;       // stands around the value and the word before it
};
const Transformation kTransformations[] = {
    // A key is case-sensitive: in another case it is none; so are a bitcoin address and a path.
    {"upper case", Upper, "email phone card ip address iban ssn cpf nino"},
    {"zero-width characters", ZeroWidth, ""},
    {"right-to-left marks", RightToLeft, ""},
    {"full-width", FullWidth, ""},
    {"mathematical letters and digits", Mathematical, ""},
    // Classes of digits alone have no letter that is drawn like another.
    {"homoglyphs", Homoglyphs, "email token address github slack iban home"},
    // Other signs and digits of other scripts stand in numbers only: nobody writes a key with them.
    {"keycaps", Keycaps, "phone card ip ssn cpf sin"},
    {"Arabic-Indic digits", ArabicDigits, "phone card ip ssn cpf sin"},
    {"emoji between groups", EmojiForBlanks, "phone card sin"},
    {"emoji between digits", EmojiBetweenDigits, "phone card ssn cpf sin iban"},
    {"separators doubled", SeparatorsDoubled, "phone card ssn cpf sin"},
    // Without a blank or a mark inside there is no place where a client breaks the line.
    {"line break between groups", Wrapped, "phone card iban sin address"},
    {"line break behind a mark", BrokenBehindMark, "email slack telegram ssn"},
    // Spelled digits are read as a phone or a card: see docs/PRIVACY.md.
    {"digits by name", Spelled, "phone card"},
    {"digits by name, mixed", SpelledMixed, "phone card"},
    {"backticks", [](std::string_view v) { return Framed(v, "`%`"); }, "", true},
    {"code block", [](std::string_view v) { return Framed(v, "```\n%\n```"); }, "", true},
    {"quote", [](std::string_view v) { return Framed(v, "> %\n> ok"); }, "", true},
    {"Vietnamese", [](std::string_view v) { return Framed(v, "tôi gửi bạn % nhé"); }, "", true},
    {"Vietnamese, NFKD",
     [](std::string_view v) {
       return Framed(v, "to\u0302i gu\u031B\u0309i ba\u0323n % nhe\u0301");
     },
     "", true},
    {"Cyrillic", [](std::string_view v) { return Framed(v, "вот моё: % напиши"); }, "", true},
    {"Chinese", [](std::string_view v) { return Framed(v, "我的是 % 谢谢"); }, "", true},
};

class Robustness : public testing::Test {
 protected:
  Robustness()
      : policy_(MakePolicy({.phone_regions = {"US"}})),
        keys_(DeriveProjectKeys(Secret(std::string(32, 'k')), "test", 1)),
        scrubber_(policy_, keys_, roster_, Platform::kTelegram, {}) {}

  // Whether the clean text holds no three letters or digits in a row of the value.
  bool IsGone(const Class& one, const std::string& value, const std::string& written) {
    const std::string text = "ж " + written + " ж";
    return HoldsNothingOf(one, value, scrubber_.Explain(text).text);
  }

  bool HoldsNothingOf(const Class& one, const std::string& value, std::string_view text) {
    const std::string clean = Compact(text);
    const std::string wanted = Compact(value.substr(one.kept));
    for (std::size_t i = 0; i + 3 <= wanted.size(); ++i) {
      if (clean.find(wanted.substr(i, 3)) != std::string::npos) return false;
    }
    return true;
  }

  // The same where the value is cut into two messages of one person.
  bool IsGoneInTwo(const Class& one, const std::string& value, std::size_t cut) {
    const std::string texts[] = {"ж " + std::string(one.said) + value.substr(0, cut),
                                 value.substr(cut) + " ж"};
    SplitValues splits;
    for (int i = 0; i < 2; ++i) splits.Read({.order = i, .text = texts[i]}, scrubber_);
    const std::vector<SplitPart> parts = splits.Take();
    for (int i = 0; i < 2; ++i) {
      std::vector<SplitPart> own;
      for (const SplitPart& part : parts) {
        if (part.message == static_cast<std::uint64_t>(i)) own.push_back(part);
      }
      const auto& clean = scrubber_.Scrub({.text = texts[i]}, false, own);
      if (!HoldsNothingOf(one, value, clean.fields().text)) return false;
    }
    return true;
  }

  // Letters and digits in lower case as a reader sees them; a placeholder is one mark.
  std::string Compact(std::string_view text) {
    std::string compact;
    const std::string plain(normaliser_.Normalise(text));
    for (std::size_t i = 0; i < plain.size(); ++i) {
      if (plain.compare(i, 2, "[[") == 0) {
        i = plain.find("]]", i) + 1;
        compact += '|';
      } else if (const DigitName name = DigitNameAt(plain, i); !name.name.empty()) {
        compact += static_cast<char>('0' + name.digit);
        i += name.name.size() - 1;
      } else if (IsAlnum(plain[i])) {
        compact += ToLower(plain[i]);
      }
    }
    return compact;
  }

  Policy policy_;
  ProjectKeys keys_;
  Roster roster_;
  Scrubber scrubber_;
  Normaliser normaliser_;
};

// A whole word of the list.
bool Holds(std::string_view list, std::string_view word) {
  return (" " + std::string(list) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

TEST_F(Robustness, FindsAHiddenValueWhereItFindsThePlainOne) {
  for (const Class& one : kClasses) {
    for (const Transformation& transformation : kTransformations) {
      if (!transformation.classes.empty() && !Holds(transformation.classes, one.name)) continue;
      Random random(20261121);
      int plain = 0;
      int hidden = 0;
      for (int i = 0; i < kValues; ++i) {
        const std::string value = one.make(random);
        const std::string said(one.said);
        if (!IsGone(one, value, said + value)) continue;
        ++plain;
        const std::string written = transformation.frames ? transformation.apply(said + value)
                                                          : said + transformation.apply(value);
        hidden += IsGone(one, value, written) ? 1 : 0;
      }
      EXPECT_GE(plain, kValues * 95 / 100) << one.name;
      EXPECT_GE(hidden * 100, plain * 95)
          << one.name << ", " << transformation.name << ": " << hidden << " of " << plain;
    }
  }
}

// Cut in the middle and at a third from either end. Addresses of houses and of machines and paths
// have no form that is sure without what stands around them. Of a mail address that is cut before
// its '@' the second half is an address by itself, and the first is a word.
TEST_F(Robustness, FindsAValueThatIsSplitOverTwoMessages) {
  constexpr int kMany = 200;
  for (const Class& one : kClasses) {
    if (Holds("ip address home", one.name)) continue;
    for (const std::size_t sixths : {2, 3, 4}) {
      if (sixths == 2 && one.name == "email") continue;
      Random random(20261122);
      int plain = 0;
      int split = 0;
      for (int i = 0; i < kMany; ++i) {
        const std::string value = one.make(random);
        if (!IsGone(one, value, std::string(one.said) + value)) continue;
        ++plain;
        split += IsGoneInTwo(one, value, value.size() * sixths / 6) ? 1 : 0;
      }
      EXPECT_GE(split * 100, plain * 95)
          << one.name << ", cut at " << sixths << " sixths: " << split << " of " << plain;
    }
  }
}

}  // namespace
}  // namespace tacit::privacy
