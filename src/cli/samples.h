#pragma once

#include <span>
#include <string_view>

namespace tacit::cli {

// The bundled sample: exports of an invented team (tools/make_samples.py), part of the program.
struct Sample {
  std::string_view file_name;
  std::string_view title;
  std::string_view bytes;
};

std::span<const Sample> BundledSamples();

}  // namespace tacit::cli
