#include "cli/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace tacit::cli {
namespace {

constexpr int kQuiet = 4;  // light modules around it (ISO/IEC 18004)
constexpr std::string_view kBlackOnWhite = "\x1b[30;47m";
constexpr std::string_view kPlain = "\x1b[0m";

struct FreeCode {
  void operator()(QRcode* code) const { ::QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, FreeCode>;

bool IsDark(const QRcode& code, int row, int column) {
  if (row < 0 || column < 0 || row >= code.width || column >= code.width) return false;
  return (code.data[row * code.width + column] & 1U) != 0;
}

// Two modules, the upper and the lower half of a cell; a drawn half is a light module, or, with
// colours, a dark one.
std::string_view Cell(bool upper, bool lower) {
  if (upper && lower) return "\u2588";
  if (upper) return "\u2580";
  return lower ? "\u2584" : " ";
}

}  // namespace

Result<std::string> QrCode(std::string_view text, bool colour) {
  const std::string bytes(text);
  const Code code(::QRcode_encodeString8bit(bytes.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return Fail(ErrorCode::kUnavailable, "the QR code cannot be made");
  std::string drawing;
  for (int row = -kQuiet; row < code->width + kQuiet; row += 2) {
    if (colour) drawing += kBlackOnWhite;
    for (int column = -kQuiet; column < code->width + kQuiet; ++column) {
      const bool upper = IsDark(*code, row, column);
      const bool lower = IsDark(*code, row + 1, column);
      drawing += colour ? Cell(upper, lower) : Cell(!upper, !lower);
    }
    if (colour) drawing += kPlain;
    drawing += '\n';
  }
  return drawing;
}

}  // namespace tacit::cli
