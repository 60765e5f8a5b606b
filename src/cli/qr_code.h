#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tacit::cli {

// A QR code for a terminal, two of its rows in a line. Light is drawn, dark is left out, as
// terminals mostly are dark; with `colour` both are set, and it shows on any. Error correction M:
// link codes are short-lived, and a smaller one fits more terminals.
Result<std::string> QrCode(std::string_view text, bool colour);

}  // namespace tacit::cli
