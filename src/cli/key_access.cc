#include "cli/key_access.h"

#include <stdlib.h>
#include <termios.h>

#include <memory>
#include <optional>

#include "cli/console.h"
#include "cli/home.h"
#include "cli/terminal_line.h"
#include "keys/aead.h"

namespace tacit::cli {
namespace {

constexpr const char* kVariable = "TACIT_PASSPHRASE_FILE";
constexpr std::size_t kMinFresh = 8;

keys::Keyring& SessionKeyring() {
  static const std::unique_ptr<keys::Keyring> keyring = keys::SecretServiceKeyring();
  return *keyring;
}

Result<Secret> ReadLine(int fd) {
  TACIT_TRY(std::optional<Secret> line, ReadTypedLine(fd));
  return line ? *std::move(line) : Secret(std::string());
}

Result<Secret> Prompt(File& terminal, const std::string& question) {
  TACIT_CHECK_OK(terminal.Write(question));
  const NoEcho silence(terminal.fd());
  if (!silence.good()) return Fail(ErrorCode::kUnavailable, "the terminal does not hide its echo");
  TACIT_TRY(Secret line, ReadLine(terminal.fd()));
  TACIT_CHECK_OK(terminal.Write("\n"));
  return line;
}

Result<Secret> CheckFresh(Secret passphrase) {
  if (passphrase.Reveal().size() >= kMinFresh) return passphrase;
  return Fail(ErrorCode::kInvalidArgument, "a passphrase has at least 8 bytes");
}

}  // namespace

void SetPassphraseFile(const std::string& path) {
  if (!path.empty()) ::setenv(kVariable, path.c_str(), 1);
}

std::string PassphraseFile() { return Environment(kVariable); }

Result<Secret> ReadPassphrase(const std::string& path) {
  const std::string problem = path.starts_with("/dev/") ? "" : PermissionProblem(path, false);
  if (!problem.empty()) return Fail(ErrorCode::kUnavailable, problem);
  TACIT_TRY(const File file, File::OpenRead(path));
  TACIT_TRY(Secret line, ReadLine(file.fd()));
  if (line.Reveal().empty()) return Fail(ErrorCode::kUnavailable, "the passphrase file is empty");
  return line;
}

Result<Secret> AskOnTerminal(bool fresh) {
  auto terminal = File::OpenInPlace("/dev/tty");
  if (!terminal) {
    return Fail(ErrorCode::kUnavailable,
                "the key is under a passphrase and there is no terminal to ask on: give "
                "--passphrase-file FILE or set TACIT_PASSPHRASE_FILE");
  }
  if (!fresh) return Prompt(*terminal, "Passphrase of the key: ");
  TACIT_TRY(Secret first, Prompt(*terminal, "New passphrase of the key: "));
  TACIT_TRY(const Secret second, Prompt(*terminal, "Once more: "));
  if (keys::SameSecret(first, second)) return CheckFresh(std::move(first));
  return Fail(ErrorCode::kInvalidArgument, "the two passphrases differ; nothing was changed");
}

Result<std::string> AskTerminalLine(File& terminal, std::string_view words) {
  ::tcflush(terminal.fd(), TCIFLUSH);
  TACIT_CHECK_OK(terminal.Write(words));
  TACIT_TRY(const Secret line, ReadLine(terminal.fd()));
  return line.Reveal();
}

keys::KeyAccess HomeKeyAccess() { return MovingKeyAccess({}); }

keys::KeyAccess MovingKeyAccess(const std::string& new_file) {
  return {.keyring = SessionKeyring(), .passphrase = [new_file](bool fresh) -> Result<Secret> {
            const std::string path = fresh && !new_file.empty() ? new_file : PassphraseFile();
            if (path.empty()) return AskOnTerminal(fresh);
            TACIT_TRY(Secret passphrase, ReadPassphrase(path));
            return fresh ? CheckFresh(std::move(passphrase))
                         : Result<Secret>(std::move(passphrase));
          }};
}

}  // namespace tacit::cli
