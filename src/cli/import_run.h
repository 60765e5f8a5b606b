#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/console.h"
#include "cli/lake_session.h"
#include "pipeline/import.h"
#include "privacy/keys.h"
#include "sources/archive.h"
#include "state/state.h"

namespace tacit::cli {

struct ImportRequest {
  std::string project;
  std::vector<std::string> channels;  // empty: all that pass the gate
  bool partial = false;
  bool strict = false;  // the guard looks at every row, and a finding stops the import
  const privacy::ProjectKeys* keys = nullptr;          // those that rows are written with
  const pipeline::DeletedMessages* deleted = nullptr;  // stay away; null: none
  state::State* state = nullptr;                       // null: there is none
};

// [a-z0-9][a-z0-9_-]{0,39}
Result<void> CheckProjectName(std::string_view name);

// Runs one archive through the pipeline into the home's lake, with progress on stderr.
Result<pipeline::ImportReport> ImportArchive(const sources::Archive& archive,
                                             const std::string& path, const ImportRequest& request,
                                             const OpenedHome& opened, LakeSession& session,
                                             const Console& console);

// "1 personal_chat, 2 private_group"
std::string ListRefused(const pipeline::Counts& refused);
// The error of an input in which nothing is left to load.
Error NothingToLoad(const pipeline::Counts& refused, bool channels_chosen);

// Adds the figures of one import to another's.
void Add(pipeline::ImportReport& sum, const pipeline::ImportReport& one);

}  // namespace tacit::cli
