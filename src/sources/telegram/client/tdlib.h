#pragma once

#include <string>

#include "base/result.h"

namespace tacit::sources::telegram {

// The C interface of libtdjson (td_json_client.h). Loaded at the first use, by name, so that a
// program that never signs in needs no library; stays loaded. Thread-safe, but for Receive.
class TdLibrary {
 public:
  // Looks beside the program, then beside the other prebuilt library, then where the system does.
  // kUnavailable with what to do.
  static Result<const TdLibrary*> Load();

  int CreateClient() const { return create_(); }
  void Send(int client, const std::string& request) const { send_(client, request.c_str()); }
  // The next answer or update of any client, or null after `seconds`. Holds until the next call.
  // One thread at a time.
  const char* Receive(double seconds) const { return receive_(seconds); }

  // TDLib ends the process where it cannot go on, such as when its files cannot be written. It is
  // held there instead: what it was doing stands still, nothing is answered any more, and no client
  // can be closed. kLimit: the disk is full; kUnavailable: anything else.
  static Result<void> Works();
  // For the end of main(): the process cannot end in order when TDLib stands still.
  static void ExitUnlessItWorks(int exit_code);

 private:
  TdLibrary() = default;
  bool Find(void* handle);

  int (*create_)() = nullptr;
  void (*send_)(int, const char*) = nullptr;
  const char* (*receive_)(double) = nullptr;
  const char* (*execute_)(const char*) = nullptr;
  void (*on_log_)(int, void (*)(int, const char*)) = nullptr;
};

}  // namespace tacit::sources::telegram
