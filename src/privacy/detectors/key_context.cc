#include "privacy/detectors/key_context.h"

#include <array>

#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kWindow = 64;
// Squeezed: letters only, in lower case.
constexpr std::string_view kWords[] = {"privatekey",     "privkey",       "privatespendkey",
                                       "privateviewkey", "secretkey",     "signingkey",
                                       "spendkey",       "viewkey",       "pkey",
                                       "mnemonic",       "walletkey",     "masterkey",
                                       "deployerkey",    "seedhex",       "privatekeyhex",
                                       "seed",           "приватныйключ", "закрытыйключ",
                                       "секретныйключ",  "khóariêngtư",   "claveprivada",
                                       "cléprivée",      "私钥",          "秘密鍵",
                                       "개인키"};

}  // namespace

bool HasPrivateKeyContext(std::string_view text, std::size_t position) {
  const std::size_t from = position > kWindow ? position - kWindow : 0;
  std::string_view window = text.substr(from, position - from);
  const std::size_t placeholder = window.rfind("]]");
  if (placeholder != std::string_view::npos) window.remove_prefix(placeholder + 2);
  std::array<char, kWindow> squeezed{};
  std::size_t size = 0;
  for (const char c : window) {
    if (IsLetter(c) || IsNonAscii(c)) squeezed[size++] = ToLower(c);
  }
  const std::string_view letters(squeezed.data(), size);
  for (const std::string_view word : kWords) {
    if (letters.find(word) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace tacit::privacy
