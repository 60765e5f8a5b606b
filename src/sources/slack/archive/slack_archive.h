#pragma once

// sources/slack/archive: exports of Slack workspaces, as Slack or slackdump writes them, zipped or
// unpacked. Public channels only (promise P2); nothing is written to a disk.

#include <memory>
#include <string>

#include "base/result.h"
#include "sources/archive.h"

namespace tacit::sources {

namespace slack {
class ExportFiles;
}

// `path`: the .zip or the folder. kBadInput: no Slack export, damaged, or not to be trusted (a zip
// bomb, names that lead outside or collide, encrypted). The archive must outlive its readers.
Result<std::unique_ptr<Archive>> OpenSlackArchive(const std::string& path,
                                                  const ArchiveOptions& options);

// Cheap; a file counts when it is a zip, a folder when it has one of an export's lists. Such a path
// may still turn out to be no export.
bool LooksLikeSlackArchive(const std::string& path);

// The same from files that lie elsewhere: for tests and fuzzing.
Result<std::unique_ptr<Archive>> OpenSlackExport(std::unique_ptr<slack::ExportFiles> files,
                                                 const ArchiveOptions& options);

}  // namespace tacit::sources
