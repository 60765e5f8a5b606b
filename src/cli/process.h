#pragma once

#include <functional>
#include <thread>

namespace tacit::cli {

// Done first in main: files are made for the owner only, no core dump may hold raw text (promise
// P1), other processes of the user may not read our memory, freed memory goes back to the system,
// a broken pipe is an error of write() and not a signal.
void HardenProcess();

// SIGINT and SIGTERM: the first asks to stop, which Interrupted() tells; the second kills.
void CatchInterrupts();
bool Interrupted();

// While one lives, a thread calls `on_interrupt` when Interrupted() becomes true: for work inside a
// library that does not ask by itself.
class InterruptGuard {
 public:
  explicit InterruptGuard(std::function<void()> on_interrupt);

 private:
  std::jthread thread_;
};

// Ends the process at once with exit code 130: for read-only work that cannot be asked to stop.
[[noreturn]] void ExitInterrupted();

// Cores that this process may run on.
unsigned CoreCount();

}  // namespace tacit::cli
