#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sources/slack/archive/export_files.h"

namespace tacit::sources::slack {

// Refuses, with kBadInput, names that lead out of the export (absolute, "..", a backslash, a drive,
// NUL), names that collide (the same twice; two that a disk without upper and lower case or with
// Unicode normalisation holds for one), too many entries, and zip bombs. Messages begin with
// "the zip" or "the folder" and never quote a name.
Result<void> CheckEntries(std::span<const ExportEntry> entries);

// The form in which two names are one: NFKC, case folded.
std::string FoldName(std::string_view name);

}  // namespace tacit::sources::slack
