#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/lake_session.h"
#include "pipeline/retention.h"
#include "pipeline/trusted_time.h"
#include "state/state.h"

namespace tacit::cli {

// Limits of a project and a channel (public name or id; empty: those of no channel of its own).
pipeline::RetentionLimits LimitsOf(const Config& config, std::string_view project,
                                   std::string_view channel_id, std::string_view channel_name);
// Whether anything in the settings limits how long rows are kept.
bool LimitsAnything(const Config& config);

struct PlaceRetention {
  warehouse::Place place;
  pipeline::RetentionLimits limits;
  warehouse::ErasureReport report;  // what went, or would
  std::optional<state::Hold> hold;  // nothing is taken away
};

struct RetentionRun {
  pipeline::TrustedTime time;
  std::vector<PlaceRetention> places;
  std::vector<state::Hold> other_holds;  // of what the lake has no rows of
};

struct RetentionRequest {
  std::string project;  // empty: all
  bool dry_run = false;
  bool confirm_clock = false;  // somebody says that the clock is right
};

// The limits of the settings over the lake, with a receipt in the audit log for each project and
// platform. Holds are read anew before anything is taken away.
Result<RetentionRun> RunRetention(const OpenedHome& opened, LakeSession& session,
                                  const RetentionRequest& request);
// What retention counts from.
Result<Micros> RetentionTime(const OpenedHome& opened, LakeSession& session);
// The hold that the project is under.
std::optional<state::Hold> HoldOn(const std::vector<state::Hold>& holds,
                                  const std::string& project);

// After an import or a collect: the same, with a word to people where something is in its way.
Result<void> KeepRetention(const OpenedHome& opened, LakeSession& session,
                           const std::string& project);
// Opens the lake, when there are limits.
Result<void> KeepRetention(const OpenedHome& opened, const std::string& project);
// What is in the way of retention, in words; empty: nothing.
std::string RetentionWarning(const RetentionRun& run);

}  // namespace tacit::cli
