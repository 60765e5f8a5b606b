#include "cli/process.h"

#include <malloc.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <utility>

#include "cli/exit_code.h"

namespace tacit::cli {
namespace {

std::atomic<bool>& InterruptFlag() {
  static std::atomic<bool> flag = false;
  static_assert(std::atomic<bool>::is_always_lock_free);  // a signal handler sets it
  return flag;
}

extern "C" void OnInterrupt(int /*signal*/) { InterruptFlag().store(true); }

}  // namespace

void HardenProcess() {
  ::umask(077);
  const rlimit no_core{.rlim_cur = 0, .rlim_max = 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::prctl(PR_SET_DUMPABLE, 0);
  // Few arenas and early trimming: peak memory follows what is in use, not the number of threads.
  ::mallopt(M_ARENA_MAX, 4);
  ::mallopt(M_TRIM_THRESHOLD, 4 << 20);
  std::signal(SIGPIPE, SIG_IGN);
}

void CatchInterrupts() {
  InterruptFlag().store(false);
  struct sigaction action {};
  action.sa_handler = OnInterrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second one finds the default action
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

bool Interrupted() { return InterruptFlag().load(); }

InterruptGuard::InterruptGuard(std::function<void()> on_interrupt)
    : thread_([on_interrupt = std::move(on_interrupt)](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
          // A signal handler may not notify: look twenty times a second.
          wake.wait_for(lock, stop, std::chrono::milliseconds(50), [] { return false; });
          if (!Interrupted()) continue;
          on_interrupt();
          return;
        }
      }) {}

void ExitInterrupted() { ::_exit(kExitInterrupted); }

unsigned CoreCount() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  if (::sched_getaffinity(0, sizeof cores, &cores) != 0) return 1;
  return static_cast<unsigned>(std::max(1, CPU_COUNT(&cores)));
}

}  // namespace tacit::cli
