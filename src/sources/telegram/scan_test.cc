#include "sources/telegram/scan.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace tacit::sources {
namespace {

// What BracketScanner does, one byte at a time.
std::size_t PlainEnd(std::string_view text) {
  bool in_string = false;
  bool escaped = false;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool was_escaped = escaped;
    escaped = c == '\\' && !was_escaped;
    if (c == '"' && !was_escaped) in_string = !in_string;
    if (in_string) continue;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth <= 0) return i + 1;
  }
  return std::string_view::npos;
}

TEST(Scan, BracketScannerAgreesWithAPlainLoopHoweverTheBytesAreCut) {
  std::mt19937 random(7);
  constexpr std::string_view kBytes = "{}[]\"\"\\\\ab ,";
  for (int round = 0; round < 3000; ++round) {
    std::string text = "{";
    const std::size_t size = random() % 200;
    while (text.size() < size) text += kBytes[random() % kBytes.size()];
    const std::size_t wanted = PlainEnd(text);
    text.resize(text.size() + kScanPadding);
    const std::size_t end = text.size() - kScanPadding;
    BracketScanner scanner;
    std::size_t found = std::string::npos;
    for (std::size_t at = 0; at < end && found == std::string::npos;) {
      const std::size_t step = std::min<std::size_t>(end - at, 1 + random() % 100);
      const char* const p = scanner.Run(text.data() + at, text.data() + at + step);
      if (p != nullptr) found = static_cast<std::size_t>(p - text.data());
      at += step;
    }
    ASSERT_EQ(found, wanted) << round;
  }
}

TEST(Scan, StringEndsAtTheFirstQuoteThatIsNotEscaped) {
  struct Case {
    std::string text;
    int end;  // -1: none
    bool escaped;
  };
  const Case cases[] = {
      {"\"", 0, false},      {"abc\"", 3, false},         {R"(a\"b")", 4, true},
      {R"(a\\")", 3, true},  {R"(a\\\"")", 5, true},      {std::string(40, 'x') + "\"", 40, false},
      {"a\nb\"", -1, false}, {"never closed", -1, false}, {"ends in an escape\\", -1, false},
  };
  for (const Case& c : cases) {
    const std::string padded = c.text + std::string(kScanPadding, '\0');
    bool escaped = false;
    const char* const end = FindStringEnd(padded.data(), &escaped);
    EXPECT_EQ(end == nullptr ? -1 : static_cast<int>(end - padded.data()), c.end) << c.text;
    EXPECT_EQ(end != nullptr && escaped, c.escaped) << c.text;
  }
}

TEST(Scan, CodePointsAreCountedInAnyAlignment) {
  const std::string text = "aé€🚀";
  std::string many;
  for (std::size_t i = 0; i < 20; ++i) {
    EXPECT_EQ(CountCodePoints(many), 4 * i);
    many += text;
  }
}

}  // namespace
}  // namespace tacit::sources
