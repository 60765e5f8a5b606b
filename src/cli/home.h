#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

namespace tacit::cli {

// The directory that holds all of one user's tacit: config.toml, keys/, secrets/, lake/ and
// home.json, which says the format. Mode 0700, files 0600: a home that others may read is refused.
class Home {
 public:
  // --home, else $TACIT_HOME, else $XDG_DATA_HOME/tacit, else ~/.local/share/tacit.
  static Result<std::string> Locate(const std::string& flag);
  // kNotFound: there is none, or it was never completed.
  static Result<Home> Open(const std::string& path);
  // Makes the bytes of keys/master.key for a new key.
  using MakeKeyFile = std::function<Result<std::string>()>;
  // Makes what is missing, so that a run that was killed at any point is completed by the next.
  // Never makes a second key: kUnavailable when the lake has data and the key is gone. Without
  // `make_key` a new key goes into the file as it is.
  static Result<Home> OpenOrCreate(const std::string& path, const Clock& clock,
                                   const MakeKeyFile& make_key = {});

  bool created() const { return created_; }  // this call made (or completed) it
  const std::string& path() const { return path_; }
  std::string config_path() const { return path_ + "/config.toml"; }
  std::string key_path() const { return path_ + "/keys/master.key"; }
  std::string keys_path() const { return path_ + "/keys"; }
  std::string secrets_path() const { return path_ + "/secrets"; }
  std::string lake_path() const { return path_ + "/lake"; }
  std::string state_path() const { return path_ + "/state.sqlite"; }
  // From wherever it lives; may ask for the passphrase (key_access.h).
  Result<Secret> MasterKey() const;
  // Sweeps what killed runs left in keys/, and lists the epochs of a home that older tacits made.
  Result<void> TidyKeys(const Clock& clock);
  // A table of the lake has at least one commit.
  bool LakeHasData() const;
  bool LakeHasProject(const std::string& project) const;

 private:
  explicit Home(std::string path) : path_(std::move(path)) {}
  Result<void> CheckFormat() const;
  Result<void> CheckPermissions() const;
  Result<void> Complete(const Clock& clock, const MakeKeyFile& make_key);
  Result<void> MakeKey(const MakeKeyFile& make_key);
  Result<void> ListLegacyEpochs(const Clock& clock);
  std::vector<std::string> LakeProjects() const;
  Result<void> PutFile(const std::string& name, const std::string& bytes);
  std::string path_;
  bool created_ = false;
};

// 0077 of a home, of keys/ or of a file in it: what is wrong and the command that repairs it;
// empty when nothing is.
std::string PermissionProblem(const std::string& path, bool directory);

// The path with the user's home directory as "~", for people.
std::string ShortPath(const std::string& path);

}  // namespace tacit::cli
