#pragma once

// Invented values of each structured class, for robustness_test.cc.

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace tacit::privacy {

using Random = std::mt19937;

struct Class {
  std::string_view name;
  std::string (*make)(Random&);
  std::string_view said = {};  // before the value, where it is found beside a word only
  std::size_t kept = 0;        // bytes at its begin that are not personal
};

std::string MakeEmail(Random& random);
std::string MakePhone(Random& random);
std::string MakeCard(Random& random);
std::string MakeIp(Random& random);
std::string MakeAddress(Random& random);
std::string MakeIban(Random& random);
std::string MakeSsn(Random& random);
std::string MakeCpf(Random& random);
std::string MakeSin(Random& random);
std::string MakeNino(Random& random);
std::string MakeEvm(Random& random);
std::string MakeBitcoin(Random& random);
std::string MakeTron(Random& random);
std::string MakeAwsKey(Random& random);
std::string MakeGithubToken(Random& random);
std::string MakeSlackToken(Random& random);
std::string MakeTelegramToken(Random& random);
std::string MakeHomePath(Random& random);

inline constexpr auto kClasses = std::to_array<Class>({
    {"email", MakeEmail},
    {"phone", MakePhone},
    {"card", MakeCard},
    {"ip", MakeIp},
    {"address", MakeAddress},
    {"iban", MakeIban},
    {"ssn", MakeSsn, "ssn "},
    {"cpf", MakeCpf, "cpf "},
    {"sin", MakeSin, "social insurance number "},
    {"nino", MakeNino, "nino "},
    {"evm", MakeEvm},
    {"bitcoin", MakeBitcoin},
    {"tron", MakeTron},
    {"token", MakeAwsKey},
    {"github", MakeGithubToken},
    {"slack", MakeSlackToken},
    {"telegram", MakeTelegramToken},
    {"home", MakeHomePath, "", 6},
});

}  // namespace tacit::privacy
