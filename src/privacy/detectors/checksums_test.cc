#include "privacy/detectors/checksums.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tacit::privacy {
namespace {

struct Check {
  std::string_view name;
  bool (*passes)(std::string_view);
  std::vector<std::string_view> valid;
};

const std::vector<Check>& Checks() {
  static const std::vector<Check> checks{
      {"Luhn", PassesLuhn, {"4111111111111111", "79927398713", "378282246310005", "0"}},
      {"IBAN", PassesIban, {"GB82WEST12345698765432", "de89370400440532013000"}},
      {"MOD 11,10", PassesMod11_10, {"86095742719", "47036892816"}},
      {"MOD 11-2", PassesMod11_2, {"11010519491231002X", "079X", "07940"}},
      {"Verhoeff", PassesVerhoeff, {"2363", "123451", "84736430954837284567892"}},
      {"ABA", PassesAba, {"011000015", "021000021", "121000358"}},
  };
  return checks;
}

TEST(Checksums, AcceptTheExamplesOfTheirStandards) {
  for (const Check& check : Checks()) {
    for (const std::string_view number : check.valid) {
      EXPECT_TRUE(check.passes(number)) << check.name << " " << number;
    }
  }
}

TEST(Checksums, RefuseEveryOtherLastDigit) {
  for (const Check& check : Checks()) {
    const std::string number(check.valid.front());
    for (char last = '0'; last <= '9'; ++last) {
      std::string changed = number;
      changed.back() = last;
      EXPECT_EQ(check.passes(changed), changed == number) << check.name << " " << changed;
    }
  }
}

TEST(Checksums, RefuseTheEmptyNumber) {
  for (const Check& check : Checks()) EXPECT_FALSE(check.passes("")) << check.name;
}

TEST(Checksums, VerhoeffFindsEverySwapOfNeighbours) {
  const std::string number = "84736430954837284567892";
  for (std::size_t i = 0; i + 1 < number.size(); ++i) {
    std::string changed = number;
    std::swap(changed[i], changed[i + 1]);
    EXPECT_EQ(PassesVerhoeff(changed), changed == number) << i;
  }
}

TEST(Checksums, AbaRefusesAPrefixThatIsNotAssigned) {
  EXPECT_FALSE(PassesAba("421042111"));
  EXPECT_FALSE(PassesAba("000000000"));
}

}  // namespace
}  // namespace tacit::privacy
