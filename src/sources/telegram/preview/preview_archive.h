#pragma once

// sources/telegram/preview/: saved pages of a channel's public web preview (t.me/s/NAME), for those
// who have no account to collect with. About twenty posts a page, without edits and forwards.

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sources/archive.h"

namespace tacit::sources {

// kBadInput when the file is no page of a channel's preview; kLimit when it is too large.
Result<std::unique_ptr<Archive>> OpenTelegramPreview(const std::string& path,
                                                     const ArchiveOptions& options);
// The same on bytes in memory: for tests, fuzz targets and pages just fetched.
Result<std::unique_ptr<Archive>> OpenTelegramPreviewPage(std::string_view html, Micros taken_at,
                                                         const ArchiveOptions& options);

// By a look at the first bytes: a web page that speaks of Telegram's preview.
bool LooksLikeTelegramPreview(const std::string& path);

}  // namespace tacit::sources
