#include "cli/text_reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <string>
#include <vector>

namespace tacit::cli {
namespace {

// The texts, each with its first line's number before it and '$' where its line feed was.
std::vector<std::string> TextsOf(std::string_view input) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return {};
  EXPECT_EQ(::write(ends[1], input.data(), input.size()), static_cast<ssize_t>(input.size()));
  ::close(ends[1]);
  LineReader lines(ends[0], 1 << 20);
  TextReader reader(lines);
  std::vector<std::string> texts;
  std::string_view text;
  bool ended = false;
  while (true) {
    const auto more = reader.Next(text, ended);
    EXPECT_TRUE(more.has_value());
    if (!more || !*more) break;
    texts.push_back(std::to_string(reader.line()) + ":" + std::string(text) + (ended ? "$" : ""));
  }
  ::close(ends[0]);
  return texts;
}

using Texts = std::vector<std::string>;

TEST(TextReader, GivesALineEach) {
  EXPECT_EQ(TextsOf("a\n\nb"), (Texts{"1:a$", "2:$", "3:b"}));
  EXPECT_EQ(TextsOf(""), Texts{});
  EXPECT_EQ(TextsOf("-----BEGIN CERTIFICATE-----\nMIIB\n"),
            (Texts{"1:-----BEGIN CERTIFICATE-----$", "2:MIIB$"}));
}

TEST(TextReader, GivesAPrivateKeyAsOneText) {
  EXPECT_EQ(TextsOf("x\n-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIB+/\n "
                    "\"ab=\\n\" +\n-----END RSA PRIVATE KEY-----\ny\n"),
            (Texts{"1:x$",
                   "2:-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIB+/\n "
                   "\"ab=\\n\" +\n-----END RSA PRIVATE KEY-----$",
                   "8:y$"}));
  EXPECT_EQ(TextsOf("PuTTY-User-Key-File-3: x\nPrivate-Lines: 1\nAAAA\nPrivate-MAC: 00\nz"),
            (Texts{"1:PuTTY-User-Key-File-3: x\nPrivate-Lines: 1\nAAAA\nPrivate-MAC: 00$", "5:z"}));
}

TEST(TextReader, EndsABlockWithALineThatCannotBeOfIt) {
  EXPECT_EQ(TextsOf("-----BEGIN PRIVATE KEY-----\nMIIB\nand so on\nok\n"),
            (Texts{"1:-----BEGIN PRIVATE KEY-----\nMIIB$", "3:and so on$", "4:ok$"}));
  EXPECT_EQ(TextsOf("-----BEGIN PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----\nMIIB"),
            (Texts{"1:-----BEGIN PRIVATE KEY-----$", "2:-----BEGIN PRIVATE KEY-----\nMIIB"}));
  const auto endless = TextsOf("-----BEGIN PRIVATE KEY-----\n" + [] {
    std::string lines;
    for (int i = 0; i < 900; ++i) lines += std::string(63, 'A') + "\n";
    return lines;
  }());
  EXPECT_EQ(endless.size(), 1U);
}

}  // namespace
}  // namespace tacit::cli
