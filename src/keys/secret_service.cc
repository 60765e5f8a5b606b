// libsecret's simple password API (gnome.pages.gitlab.gnome.org/libsecret, "Simple API").

#include <dlfcn.h>
#include <libsecret/secret.h>

#include "keys/keyring.h"
#include "keys/record.h"

namespace tacit::keys {
namespace {

constexpr const char* kLibrary = "libsecret-1.so.0";
constexpr const char* kAttribute = "tacit-key";

// What we call of libsecret and glib; null: not there.
struct Library {
  decltype(&secret_password_store_sync) store = nullptr;
  decltype(&secret_password_lookup_sync) lookup = nullptr;
  decltype(&secret_password_clear_sync) clear = nullptr;
  decltype(&secret_password_free) free_password = nullptr;
  decltype(&g_error_free) free_error = nullptr;

  bool complete() const {
    return store != nullptr && lookup != nullptr && clear != nullptr && free_password != nullptr &&
           free_error != nullptr;
  }
};

template <typename Function>
void Find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(handle, name));
}

// Stays loaded: glib keeps threads.
const Library& Loaded() {
  static const Library library = [] {
    Library found;
    void* handle = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return found;
    Find(handle, "secret_password_store_sync", found.store);
    Find(handle, "secret_password_lookup_sync", found.lookup);
    Find(handle, "secret_password_clear_sync", found.clear);
    Find(handle, "secret_password_free", found.free_password);
    Find(handle, "g_error_free", found.free_error);
    return found;
  }();
  return library;
}

const SecretSchema& Schema() {
  static const SecretSchema schema = [] {
    SecretSchema made{};
    made.name = "tacit.MasterKey";
    made.flags = SECRET_SCHEMA_NONE;
    made.attributes[0] = {kAttribute, SECRET_SCHEMA_ATTRIBUTE_STRING};
    return made;
  }();
  return schema;
}

// The service's own words may name paths and items: its domain's code only.
tl::unexpected<Error> Refused(const char* operation, GError* error) {
  const int code = error == nullptr ? 0 : error->code;
  if (error != nullptr) Loaded().free_error(error);
  return Fail(ErrorCode::kUnavailable,
              std::string("the keyring cannot be ") + operation + " (code " + std::to_string(code) +
                  "): there is no session bus, no keyring service, or it is locked; unlock it, or "
                  "keep the key in a file: --key file");
}

Result<const Library*> Open() {
  if (Loaded().complete()) return &Loaded();
  return Fail(ErrorCode::kUnavailable,
              std::string(kLibrary) +
                  " is not installed, so there is no keyring; install it, or keep the key in a "
                  "file: --key file");
}

class SecretService final : public Keyring {
 public:
  Result<void> Store(const std::string& id, const Secret& secret) override {
    TACIT_TRY(const Library* library, Open());
    const Secret hex(ToHex(secret.Reveal()));
    const std::string label = "tacit master key " + id;
    GError* error = nullptr;
    const gboolean stored =
        library->store(&Schema(), SECRET_COLLECTION_DEFAULT, label.c_str(), hex.Reveal().c_str(),
                       nullptr, &error, kAttribute, id.c_str(), nullptr);
    if (error != nullptr || stored == 0) return Refused("written", error);
    return {};
  }

  Result<Secret> Lookup(const std::string& id) override {
    TACIT_TRY(const Library* library, Open());
    GError* error = nullptr;
    gchar* found = library->lookup(&Schema(), nullptr, &error, kAttribute, id.c_str(), nullptr);
    if (error != nullptr) return Refused("read", error);
    if (found == nullptr) {
      return Fail(ErrorCode::kNotFound, "the keyring has no key of this home");
    }
    const Secret hex{std::string(found)};
    library->free_password(found);
    auto bytes = FromHex(hex.Reveal());
    if (!bytes) return Fail(ErrorCode::kCorrupt, "the key in the keyring is damaged");
    return Secret(std::move(*bytes));
  }

  Result<void> Clear(const std::string& id) override {
    TACIT_TRY(const Library* library, Open());
    GError* error = nullptr;
    library->clear(&Schema(), nullptr, &error, kAttribute, id.c_str(), nullptr);
    if (error != nullptr) return Refused("changed", error);
    return {};
  }
};

}  // namespace

std::unique_ptr<Keyring> SecretServiceKeyring() { return std::make_unique<SecretService>(); }

}  // namespace tacit::keys
