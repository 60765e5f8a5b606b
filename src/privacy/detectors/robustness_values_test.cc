#include "privacy/detectors/robustness_values.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/hash.h"
#include "privacy/detectors/base58.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/checksums.h"

namespace tacit::privacy {
namespace {

std::string From(Random& random, std::string_view alphabet, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += alphabet[random() % alphabet.size()];
  return text;
}
std::string Digits(Random& random, std::size_t count) { return From(random, "0123456789", count); }
// None that the words around the value are made of.
std::string Letters(Random& random, std::size_t count) {
  return From(random, "acehkmopstxy", count);
}
std::string Number(Random& random, unsigned first, unsigned count) {
  return std::to_string(first + random() % count);
}

// The digits with the one behind them that makes them pass.
std::string WithCheckDigit(const std::string& digits) {
  for (char check = '0'; check <= '9'; ++check) {
    if (PassesLuhn(digits + check)) return digits + check;
  }
  return digits;
}

std::string Grouped(std::string text, std::size_t size) {
  for (std::size_t at = size; at < text.size(); at += size + 1) text.insert(at, " ");
  return text;
}

// Receita Federal: both check digits by weights that go down to 2, mod 11.
char CpfDigit(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += DigitValue(digits[i]) * static_cast<int>(digits.size() + 1 - i);
  }
  const int rest = sum * 10 % 11 % 10;
  return static_cast<char>('0' + rest);
}

std::string Base58CheckOf(std::vector<std::uint8_t> bytes) {
  const auto text = [](const auto& from) {
    return std::string_view(reinterpret_cast<const char*>(from.data()), from.size());
  };
  const auto once = Sha256(text(bytes));
  const auto twice = Sha256(text(once));
  bytes.insert(bytes.end(), twice.begin(), twice.begin() + 4);
  constexpr std::string_view kAlphabet =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  std::string encoded;
  for (std::size_t i = 0; i < bytes.size() && bytes[i] == 0; ++i) encoded += '1';
  const std::size_t zeros = encoded.size();
  for (;;) {
    unsigned rest = 0;
    bool more = false;
    for (std::uint8_t& byte : bytes) {
      rest = rest * 256 + byte;
      byte = static_cast<std::uint8_t>(rest / 58);
      rest %= 58;
      more = more || byte != 0;
    }
    encoded.insert(zeros, 1, kAlphabet[rest]);
    if (!more) return encoded;
  }
}

std::string AddressOf(Random& random, std::uint8_t version) {
  std::vector<std::uint8_t> bytes{version};
  for (int i = 0; i < 20; ++i) bytes.push_back(static_cast<std::uint8_t>(random() % 256));
  return Base58CheckOf(bytes);
}

constexpr std::string_view kAlnum =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

}  // namespace

std::string MakeEmail(Random& random) {
  return Letters(random, 5) + "." + Letters(random, 6) + "@" + Letters(random, 8) + ".com";
}
std::string MakePhone(Random& random) {
  return "+1 212 55" + Digits(random, 1) + " " + Digits(random, 4);
}
std::string MakeCard(Random& random) {
  return Grouped(WithCheckDigit("4" + Digits(random, 14)), 4);
}
std::string MakeIp(Random& random) {
  std::string ip = "81";
  for (int i = 0; i < 3; ++i) ip += "." + Number(random, 20, 200);
  return ip;
}
std::string MakeAddress(Random& random) {
  constexpr std::array<std::string_view, 4> kNames = {"Oak", "Maple", "Elm", "Rowan"};
  const std::string_view name = kNames[random() % kNames.size()];
  return Number(random, 1, 99) + " " + std::string(name) + " Street, Springfield, IL 62704";
}
std::string MakeIban(Random& random) {
  const std::string account = Digits(random, 18);
  for (int check = 2; check < 99; ++check) {
    const std::string iban =
        "DE" + std::string(check < 10 ? "0" : "") + std::to_string(check) + account;
    if (PassesIban(iban)) return Grouped(iban, 4);
  }
  return {};
}
std::string MakeSsn(Random& random) {
  return Number(random, 520, 70) + "-" + Number(random, 11, 80) + "-" + Number(random, 1100, 8000);
}
std::string MakeCpf(Random& random) {
  std::string digits = Digits(random, 9);
  digits += CpfDigit(digits);
  digits += CpfDigit(digits);
  return digits.substr(0, 3) + "." + digits.substr(3, 3) + "." + digits.substr(6, 3) + "-" +
         digits.substr(9);
}
std::string MakeSin(Random& random) {
  return Grouped(WithCheckDigit(Number(random, 1, 7) + Digits(random, 7)), 3);
}
std::string MakeNino(Random& random) { return "AB" + Digits(random, 6) + "C"; }
std::string MakeEvm(Random& random) { return "0x" + From(random, "0123456789abcdef", 40); }
std::string MakeBitcoin(Random& random) { return AddressOf(random, 0x00); }
std::string MakeTron(Random& random) { return AddressOf(random, 0x41); }
std::string MakeAwsKey(Random& random) {
  return "AKIA" + From(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
}
std::string MakeGithubToken(Random& random) { return "ghp_" + From(random, kAlnum, 36); }
std::string MakeSlackToken(Random& random) {
  return "xoxb-" + Digits(random, 12) + "-" + Digits(random, 12) + "-" + From(random, kAlnum, 24);
}
std::string MakeTelegramToken(Random& random) {
  return Number(random, 1, 9) + Digits(random, 8) + ":AA" + From(random, kAlnum, 33);
}
std::string MakeHomePath(Random& random) { return "/home/" + Letters(random, 7); }

namespace {

TEST(RobustnessValues, PassTheirChecks) {
  Random random(1);
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(DecodeBase58Check(MakeBitcoin(random)));
    EXPECT_TRUE(DecodeBase58Check(MakeTron(random)));
    EXPECT_EQ(MakeIban(random).size(), 27U);
    EXPECT_EQ(MakeSin(random).size(), 11U);
  }
}

}  // namespace
}  // namespace tacit::privacy
