#include "audit/note.h"

#include <gtest/gtest.h>

#include <string>

namespace tacit::audit {
namespace {

// The example of Go's golang.org/x/mod/sumdb/note.
constexpr std::string_view kKey =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view kText =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
constexpr std::string_view kSignature =
    "\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/"
    "SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

Signer TestSigner() { return {.name = "tacit.example/log", .seed = Secret(std::string(32, 's'))}; }

TEST(Note, OpensWhatGoSigned) {
  const auto verifier = ParseVerifier(kKey);
  ASSERT_TRUE(verifier) << verifier.error().detail;
  EXPECT_EQ(verifier->name, "PeterNeumann");
  EXPECT_EQ(verifier->Text(), kKey);
  std::string note = std::string(kText) + "\n" + std::string(kSignature);
  EXPECT_EQ(*OpenNote(note, *verifier), kText);
  EXPECT_EQ(
      *OpenNote(std::string(kText) + "\n\u2014 other AAAA\n" + std::string(kSignature), *verifier),
      kText);
  note[0] = 'i';
  EXPECT_EQ(OpenNote(note, *verifier).error().code, ErrorCode::kCorrupt);
}

TEST(Note, SignsWhatItOpens) {
  const Verifier verifier = *VerifierOf(TestSigner());
  EXPECT_EQ(ParseVerifier(verifier.Text())->key, verifier.key);
  const std::string note = *SignNote("one\ntwo\n", TestSigner());
  EXPECT_EQ(*OpenNote(note, verifier), "one\ntwo\n");
  const Verifier other =
      *VerifierOf({.name = "tacit.example/log", .seed = Secret(std::string(32, 'o'))});
  EXPECT_FALSE(OpenNote(note, other));
  const Verifier renamed = *VerifierOf({.name = "another", .seed = TestSigner().seed});
  EXPECT_FALSE(OpenNote(note, renamed));
  for (const char* wrong : {"", "one\n", "one\n\n", "\n\n\u2014 tacit.example/log \n"}) {
    EXPECT_FALSE(OpenNote(wrong, verifier)) << wrong;
  }
  EXPECT_FALSE(VerifierOf({.name = "a b", .seed = TestSigner().seed}));
}

TEST(Note, RefusesOtherVerifiers) {
  for (const char* wrong :
       {"", "name", "name+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"}) {
    const auto verifier = ParseVerifier(wrong);
    ASSERT_FALSE(verifier) << wrong;
    EXPECT_EQ(verifier.error().code, ErrorCode::kBadInput);
  }
}

TEST(Checkpoint, HasOneForm) {
  const Checkpoint checkpoint{
      .origin = "tacit.example/log", .size = 20'852'163, .root = Sha256("x")};
  const std::string text = CheckpointText(checkpoint);
  EXPECT_EQ(*ParseCheckpoint(text), checkpoint);
  for (const std::string& wrong :
       {std::string(), text + "extension\n", text.substr(0, text.size() - 1),
        "tacit.example/log\n020\n" + text.substr(text.find("63\n") + 3),
        std::string("a\n1\nAAAA\n")}) {
    EXPECT_FALSE(ParseCheckpoint(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace tacit::audit
