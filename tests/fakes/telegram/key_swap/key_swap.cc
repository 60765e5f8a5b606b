// Test only, for LD_PRELOAD: after a program opens a libtdjson, the public RSA key of Telegram's
// test data centres is replaced in this process's memory by the one in the file
// $TACIT_TEST_TELEGRAM_KEY. The pages are private copies; the library's file stays as it is.
#include <dlfcn.h>
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view kBegin = "-----BEGIN RSA PUBLIC KEY-----\n";
// How the key of the test data centres goes on; the library has two other keys.
constexpr std::string_view kTestKey = "MIIBCgKCAQEAyMEdY1aR+sCR3ZSJrtztKTKqigvO";
constexpr std::string_view kEnd = "-----END RSA PUBLIC KEY-----";

[[noreturn]] void Fail(const char* what) {
  std::fprintf(stderr, "key_swap: %s\n", what);
  std::_Exit(70);
}

std::string NewKey(const char* path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  std::string pem = text.str();
  while (!pem.empty() && pem.back() == '\n') pem.pop_back();
  if (pem.empty()) Fail("no key in the file that TACIT_TEST_TELEGRAM_KEY names");
  return pem;
}

struct Search {
  ElfW(Addr) base;
  std::string pem;
  bool found = false;
};

void Replace(char* place, std::string_view pem, int protection) {
  const auto page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto address = reinterpret_cast<uintptr_t>(place);
  const uintptr_t first = address / page * page;
  const size_t length = address + pem.size() - first;
  void* const pages = reinterpret_cast<void*>(first);
  if (mprotect(pages, length, PROT_READ | PROT_WRITE) != 0) Fail("mprotect");
  std::memcpy(place, pem.data(), pem.size());
  mprotect(pages, length, protection);
}

// Looks through one segment of the library.
bool ReplaceIn(char* segment, size_t size, std::string_view pem, int protection) {
  void* const hit = memmem(segment, size, kTestKey.data(), kTestKey.size());
  if (hit == nullptr) return false;
  char* const begin = static_cast<char*>(hit) - kBegin.size();
  const size_t left = size - static_cast<size_t>(begin - segment);
  void* const end = memmem(begin, left, kEnd.data(), kEnd.size());
  if (end == nullptr) Fail("the library's key has no end");
  const size_t length = static_cast<size_t>(static_cast<char*>(end) - begin) + kEnd.size();
  if (length != pem.size()) Fail("the new key has another length than the library's");
  Replace(begin, pem, protection);
  return true;
}

int Visit(dl_phdr_info* info, size_t /*size*/, void* data) {
  auto& search = *static_cast<Search*>(data);
  if (info->dlpi_addr != search.base) return 0;
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)& header = info->dlpi_phdr[i];
    if (header.p_type != PT_LOAD || (header.p_flags & PF_R) == 0) continue;
    const int protection = PROT_READ | ((header.p_flags & PF_W) != 0 ? PROT_WRITE : 0) |
                           ((header.p_flags & PF_X) != 0 ? PROT_EXEC : 0);
    auto* const segment = reinterpret_cast<char*>(info->dlpi_addr + header.p_vaddr);
    if (ReplaceIn(segment, header.p_memsz, search.pem, protection)) search.found = true;
  }
  return 1;
}

}  // namespace

extern "C" void* dlopen(const char* file, int mode) {
  using Open = void* (*)(const char*, int);
  static const auto next = reinterpret_cast<Open>(dlsym(RTLD_NEXT, "dlopen"));
  void* const library = next(file, mode);
  const char* const key = std::getenv("TACIT_TEST_TELEGRAM_KEY");
  if (library == nullptr || file == nullptr || key == nullptr) return library;
  if (std::strstr(file, "libtdjson") == nullptr) return library;
  link_map* map = nullptr;
  if (dlinfo(library, RTLD_DI_LINKMAP, static_cast<void*>(&map)) != 0) Fail("dlinfo");
  Search search{.base = map->l_addr, .pem = NewKey(key)};
  dl_iterate_phdr(Visit, &search);
  // A second dlopen of the same library finds the key replaced.
  static bool swapped = false;
  if (!search.found && !swapped) Fail("the library has no key of the test data centres");
  swapped = true;
  return library;
}
