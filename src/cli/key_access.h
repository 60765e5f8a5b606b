#pragma once

#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"
#include "base/secret.h"
#include "keys/master_key.h"

namespace tacit::cli {

// The option --passphrase-file, which wins over $TACIT_PASSPHRASE_FILE; empty: not given. Called
// once, before any thread begins.
void SetPassphraseFile(const std::string& path);
// $TACIT_PASSPHRASE_FILE, or what the option set.
std::string PassphraseFile();

// The passphrase in a file (or /dev/fd/N): all but a line end at its end. kUnavailable: empty, or
// others may read it.
Result<Secret> ReadPassphrase(const std::string& path);
// The line that somebody types, with echo, once the words are there: what was typed before them is
// no answer to them, and dropped.
Result<std::string> AskTerminalLine(File& terminal, std::string_view words);
// From the terminal, without echo; twice when `fresh`.
Result<Secret> AskOnTerminal(bool fresh);

// The session's keyring; the passphrase from its file, else from the terminal.
keys::KeyAccess HomeKeyAccess();
// The same, but a new passphrase comes from `new_file` when that is not empty.
keys::KeyAccess MovingKeyAccess(const std::string& new_file);

}  // namespace tacit::cli
