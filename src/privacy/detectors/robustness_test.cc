// Values of each structured class in forms that hide them from a reader of bytes, but not from a
// reader of text. Fixed seed, invented values. A row is a transformation; a cell says how many of
// the values that are found in plain form are found whole in that one.

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw/raw_message.h"
#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/keys.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

using Random = std::mt19937;
constexpr int kValues = 40;

std::string Digits(Random& random, int count) {
  std::string digits;
  for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + random() % 10);
  return digits;
}
std::string Letters(Random& random, int count) {
  std::string letters;
  for (int i = 0; i < count; ++i) letters += "acehkmopstxy"[random() % 12];
  return letters;
}
std::string Email(Random& random) {
  return Letters(random, 5) + "." + Letters(random, 6) + "@" + Letters(random, 8) + ".com";
}
std::string Phone(Random& random) {
  return "+1 212 55" + Digits(random, 1) + " " + Digits(random, 4);
}
// With the check digit of Luhn.
std::string Card(Random& random) {
  std::string card = "4" + Digits(random, 14);
  int sum = 0;
  for (std::size_t i = 0; i < card.size(); ++i) {
    const int digit = DigitValue(card[i]) * (i % 2 == 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  card += static_cast<char>('0' + (10 - sum % 10) % 10);
  for (const std::size_t at : {12U, 8U, 4U}) card.insert(at, " ");
  return card;
}
std::string Ip(Random& random) {
  return "81." + std::to_string(20 + random() % 200) + "." + std::to_string(20 + random() % 200) +
         "." + std::to_string(20 + random() % 200);
}
std::string Evm(Random& random) {
  std::string address = "0x";
  for (int i = 0; i < 40; ++i) address += "0123456789abcdef"[random() % 16];
  return address;
}
std::string Token(Random& random) {
  return "AKIA" + [&] {
    std::string key;
    for (int i = 0; i < 16; ++i) key += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[random() % 32];
    return key;
  }();
}
std::string Address(Random& random) {
  constexpr std::string_view kNames[] = {"Oak", "Maple", "Elm", "Rowan"};
  return std::to_string(1 + random() % 99) + " " + std::string(kNames[random() % 4]) +
         " Street, Springfield, IL 62704";
}

struct Class {
  std::string_view name;
  std::string (*make)(Random&);
};
constexpr Class kClasses[] = {{"email", Email}, {"phone", Phone}, {"card", Card},      {"ip", Ip},
                              {"evm", Evm},     {"token", Token}, {"address", Address}};

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
};
const Transformation kTransformations[] = {
    // A key is case-sensitive: in another case it is none.
    {"upper case", Upper, "email phone card ip address"},
    {"zero-width characters", ZeroWidth, ""},
    {"right-to-left marks", RightToLeft, ""},
    {"full-width", FullWidth, ""},
    {"homoglyphs", Homoglyphs, "email token address"},
    {"keycaps", Keycaps, "phone card ip"},
    {"Arabic-Indic digits", ArabicDigits, "phone card ip"},
    {"emoji between groups", EmojiForBlanks, "phone card"},
    {"digits by name", Spelled, "phone card"},
    {"digits by name, mixed", SpelledMixed, "phone card"},
    {"backticks", [](std::string_view v) { return Framed(v, "`%`"); }, ""},
    {"code block", [](std::string_view v) { return Framed(v, "```\n%\n```"); }, ""},
    {"quote", [](std::string_view v) { return Framed(v, "> %\n> ok"); }, ""},
    {"Vietnamese", [](std::string_view v) { return Framed(v, "tôi gửi bạn % nhé"); }, ""},
    {"Cyrillic", [](std::string_view v) { return Framed(v, "вот моё: % напиши"); }, ""},
    {"Chinese", [](std::string_view v) { return Framed(v, "我的是 % 谢谢"); }, ""},
};

class Robustness : public testing::Test {
 protected:
  Robustness()
      : policy_(MakePolicy({.phone_regions = {"US"}})),
        keys_(DeriveProjectKeys(Secret(std::string(32, 'k')), "test", 1)),
        scrubber_(policy_, keys_, roster_, Platform::kTelegram, {}) {}

  // Whether as much is replaced as the value is long: no form is shorter than the plain one.
  bool IsGone(const std::string& value, const std::string& written) {
    const std::string text = "x " + written + " x";
    std::size_t covered = 0;
    for (const Finding& finding : scrubber_.Explain(text).findings) {
      covered += finding.end - finding.begin;
    }
    return covered + 1 >= value.size();
  }

  Policy policy_;
  ProjectKeys keys_;
  Roster roster_;
  Scrubber scrubber_;
};

TEST_F(Robustness, FindsAHiddenValueWhereItFindsThePlainOne) {
  for (const Class& one : kClasses) {
    for (const Transformation& transformation : kTransformations) {
      const std::string_view classes = transformation.classes;
      if (!classes.empty() && classes.find(one.name) == std::string_view::npos) continue;
      Random random(20261121);
      int plain = 0;
      int hidden = 0;
      for (int i = 0; i < kValues; ++i) {
        const std::string value = one.make(random);
        if (!IsGone(value, value)) continue;
        ++plain;
        hidden += IsGone(value, transformation.apply(value)) ? 1 : 0;
      }
      EXPECT_GE(plain, kValues * 95 / 100) << one.name;
      EXPECT_GE(hidden * 100, plain * 95)
          << one.name << ", " << transformation.name << ": " << hidden << " of " << plain;
    }
  }
}

}  // namespace
}  // namespace tacit::privacy
