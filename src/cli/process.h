#pragma once

#include <cstddef>

namespace tacit::cli {

// Done first in main: files are made for the owner only, no core dump may hold raw text (promise
// P1), other processes of the user may not read our memory, freed memory goes back to the system,
// a broken pipe is an error of write() and not a signal.
void HardenProcess();

// SIGINT and SIGTERM: the first asks to stop, which Interrupted() tells; the second kills.
void CatchInterrupts();
bool Interrupted();

// Cores that this process may run on.
unsigned CoreCount();

}  // namespace tacit::cli
