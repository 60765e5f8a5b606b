#pragma once

#include <string>

#include "cli/console.h"
#include "pipeline/import.h"

namespace tacit::cli {

// What an import did, for people; at most 80 columns wide.
std::string ImportSummary(const pipeline::ImportReport& report, const Style& style);
// The same as one JSON document: the contract of `tacit import --json`.
std::string ImportJson(const pipeline::ImportReport& report, const std::string& project);

// "EMAIL 20 · PHONE 12 · …", most first, wrapped below `indent` blanks.
std::string CountList(const pipeline::Counts& counts, std::size_t indent);

}  // namespace tacit::cli
