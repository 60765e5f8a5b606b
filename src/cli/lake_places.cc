#include "cli/lake_places.h"

#include "cli/query_run.h"

namespace tacit::cli {

Result<std::vector<warehouse::Place>> PlacesIn(LakeSession& session, const Config& config,
                                               const std::string& only) {
  TACIT_TRY(const auto rows,
            SmallQuery(session, config,
                       "SELECT DISTINCT project, platform FROM messages UNION "
                       "SELECT DISTINCT project, platform FROM channels ORDER BY 1, 2"));
  std::vector<warehouse::Place> places;
  for (const auto& row : rows) {
    const std::string project = row[0].value_or("");
    if (!only.empty() && project != only) continue;
    const bool slack = row[1].value_or("") == Name(Platform::kSlack);
    places.push_back({project, slack ? Platform::kSlack : Platform::kTelegram});
  }
  return places;
}

}  // namespace tacit::cli
