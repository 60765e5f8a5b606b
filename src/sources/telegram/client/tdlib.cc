#include "sources/telegram/client/tdlib.h"

#include <dlfcn.h>
#include <link.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "sources/telegram/client/errors.h"

namespace tacit::sources::telegram {
namespace {

constexpr std::string_view kFile = "libtdjson.so";
constexpr std::string_view kNeighbour = "/libduckdb.so";

// The library brings its own OpenSSL, zlib and C++ library and exports them: DEEPBIND keeps its
// calls from ending in ours. The sanitizers' runtime refuses that flag.
constexpr int LoadFlags() {
  int flags = RTLD_NOW | RTLD_LOCAL;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  flags |= RTLD_DEEPBIND;
#endif
  return flags;
}

int TakeNeighbour(dl_phdr_info* info, std::size_t /*size*/, void* into) {
  const std::string_view name = info->dlpi_name == nullptr ? "" : info->dlpi_name;
  if (!name.ends_with(kNeighbour)) return 0;
  *static_cast<std::string*>(into) = name.substr(0, name.size() - kNeighbour.size());
  return 1;
}

// Absolute paths first: whoever loads by name is asked for its own search path, and that may not
// be the program's.
std::vector<std::string> Candidates() {
  std::vector<std::string> paths;
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) paths.push_back((program.parent_path() / kFile).string());
  std::string neighbour;
  ::dl_iterate_phdr(TakeNeighbour, &neighbour);
  if (!neighbour.empty()) paths.push_back(neighbour + "/" + std::string(kFile));
  paths.emplace_back(kFile);
  return paths;
}

template <typename Function>
bool FindSymbol(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(handle, name));
  return function != nullptr;
}

void* OpenLibrary() {
  for (const std::string& path : Candidates()) {
    const bool absolute = path.starts_with('/');
    std::error_code error;
    if (absolute && !std::filesystem::exists(path, error)) continue;
    if (void* handle = ::dlopen(path.c_str(), LoadFlags()); handle != nullptr) return handle;
  }
  return nullptr;
}

enum class Stop : std::uint8_t { kNone, kDiskFull, kOther };
std::atomic<Stop> stopped{Stop::kNone};

// Called with the last words of TDLib, on the thread that cannot go on; when it returns the process
// is aborted. The words may quote anything, and are not kept.
void OnLog(int level, const char* words) {
  if (level != 0) return;
  stopped = IsDiskFull(words == nullptr ? "" : words) ? Stop::kDiskFull : Stop::kOther;
  while (true) std::this_thread::sleep_for(std::chrono::hours(1));
}

}  // namespace

Result<void> TdLibrary::Works() {
  switch (stopped) {
    case Stop::kNone:
      return {};
    case Stop::kDiskFull:
      return Fail(ErrorCode::kLimit, kDiskFullWords);
    case Stop::kOther:
      break;
  }
  return Fail(ErrorCode::kUnavailable,
              "TDLib, which talks to Telegram, stopped by itself: run the same command again, and "
              "report it when it happens again");
}

void TdLibrary::ExitUnlessItWorks(int exit_code) {
  if (stopped == Stop::kNone) return;
  std::fflush(nullptr);
  ::_exit(exit_code);
}

bool TdLibrary::Find(void* handle) {
  return FindSymbol(handle, "td_create_client_id", create_) &&
         FindSymbol(handle, "td_send", send_) && FindSymbol(handle, "td_receive", receive_) &&
         FindSymbol(handle, "td_execute", execute_) &&
         FindSymbol(handle, "td_set_log_message_callback", on_log_);
}

Result<const TdLibrary*> TdLibrary::Load() {
  static const TdLibrary library = [] {
    TdLibrary found;
    void* handle = OpenLibrary();
    if (handle == nullptr || !found.Find(handle)) return TdLibrary();
    // Even its errors quote what the server sent, as hex: no level and no place is safe.
    found.execute_(R"({"@type":"setLogVerbosityLevel","new_verbosity_level":0})");
    found.execute_(R"({"@type":"setLogStream","log_stream":{"@type":"logStreamEmpty"}})");
    found.on_log_(0, OnLog);
    return found;
  }();
  if (library.execute_ != nullptr) return &library;
  return Fail(
      ErrorCode::kUnavailable,
      "libtdjson.so, which talks to Telegram, does not load: run tools/bootstrap.sh, or put "
      "the file beside the program");
}

}  // namespace tacit::sources::telegram
