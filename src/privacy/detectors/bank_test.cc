#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(BankDetector, FindsCodesAndAccountsBesideTheirWords) {
  constexpr RedactCase kCases[] = {
      {"BIC: DEUTDEFF", "BIC: [[BIC]]"},
      {"bic=DEUTDEFF500", "bic=[[BIC]]"},
      {"SWIFT code: NEDSZAJJXXX.", "SWIFT code: [[BIC]]."},
      {"swift DEUTDEFF500", "swift [[BIC]]"},
      {"DEUTDEFF500 (BIC)", "[[BIC]] (BIC)"},
      {"\"bic\": \"DEUTDEFF\"", "\"bic\": \"[[BIC]]\""},
      {"routing 021000021", "routing [[BANK_ACCOUNT]]"},
      {"ABA: 0210-0002-1", "ABA: [[BANK_ACCOUNT]]"},
      {"routing number is 011000015,", "routing number is [[BANK_ACCOUNT]],"},
      {"account number 123456", "account number [[BANK_ACCOUNT]]"},
      {"Account No. 12345678901", "Account No. [[BANK_ACCOUNT]]"},
      {"account #1234567", "account #[[BANK_ACCOUNT]]"},
      {"acct: 1234-5678-90", "acct: [[BANK_ACCOUNT]]"},
      {"Konto 123 4567 890", "Konto [[BANK_ACCOUNT]]"},
      {"sort code 12-34-56", "sort code [[BANK_ACCOUNT]]"},
      {"sort code 12-34-56 12345678", "sort code [[BANK_ACCOUNT]]"},
      {"sort code: 123456, account number: 12345678",
       "sort code: [[BANK_ACCOUNT]], account number: [[BANK_ACCOUNT]]"},
      {"stk 0123456789", "stk [[BANK_ACCOUNT]]"},
      {"расчётный счёт 40702810900000001234", "расчётный счёт 40702810900000001234"},
  };
  ExpectRedacted(*MakeBankDetector(), kCases);
}

TEST(BankDetector, LeavesNumbersAndWordsWithoutContext) {
  constexpr std::string_view kTexts[] = {
      "DEUTDEFF500",
      "note: DEUTDEFF",
      "bic: DEUTZZFF",
      "bic: deutdeff",
      "bic: DEUTDEF",
      "swift: RETURNED",
      "routing 021000022",
      "021000021",
      "account 123456789012",
      "account number 12345",
      "account number 123456789012345678",
      "account number 2024-05-01",
      "my account has 1234567 points",
      "sort code 12-34-5",
      "sort by code 123456",
      "routing table 10.0.0.1",
      "accounting 1234567",
      "account number [[BANK_ACCOUNT]] 1234567",
  };
  ExpectSurvive(*MakeBankDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
