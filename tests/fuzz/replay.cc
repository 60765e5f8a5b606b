// Runs a fuzz target over its corpus without libFuzzer:
//   fuzz_x [--mutations N] [--seed S] FILE_OR_DIRECTORY...
// Each file as it is, then N seeded mutations over all of them: flipped, removed, doubled, swapped
// and foreign bytes, truncation. A crash or a hang (20 s an input) fails.

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr unsigned kHangSeconds = 20;

void Run(const std::string& input) {
  alarm(kHangSeconds);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  alarm(0);
}

std::vector<std::string> Load(const std::filesystem::path& path) {
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(path)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  } else {
    files.push_back(path);
  }
  std::ranges::sort(files);
  std::vector<std::string> inputs;
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return inputs;
}

std::string Mutate(std::string input, std::mt19937_64& random) {
  constexpr std::string_view kInteresting = "\"\\{}[],:0-9\n \x00\xff\xc3<>&@";
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (std::size_t edits = 1 + below(6); edits > 0 && !input.empty(); --edits) {
    const std::size_t at = below(input.size());
    const std::size_t length = std::min(1 + below(32), input.size() - at);
    switch (below(6)) {
      case 0:
        input[at] = static_cast<char>(input[at] ^ static_cast<char>(1U << below(8)));
        break;
      case 1:
        input.erase(at, length);
        break;
      case 2:
        input.insert(at, input.substr(at, length));
        break;
      case 3:
        input.insert(at, 1, kInteresting[below(kInteresting.size())]);
        break;
      case 4:
        input.resize(at);
        break;
      default:
        input.replace(at, length, input.substr(below(input.size()), length));
        break;
    }
  }
  return input;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t mutations = 0;
  std::uint64_t seed = 1;
  std::vector<std::string> inputs;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--mutations" && i + 1 < argc) {
      mutations = std::strtoull(argv[++i], nullptr, 10);
    } else if (argument == "--seed" && i + 1 < argc) {
      seed = std::strtoull(argv[++i], nullptr, 10);
    } else {
      for (std::string& input : Load(argv[i])) inputs.push_back(std::move(input));
    }
  }
  if (inputs.empty()) {
    std::fputs("no corpus\n", stderr);
    return 1;
  }
  for (const std::string& input : inputs) Run(input);
  std::mt19937_64 random(seed);
  for (std::size_t i = 0; i < mutations; ++i) Run(Mutate(inputs[random() % inputs.size()], random));
  std::printf("%zu inputs, %zu mutations\n", inputs.size(), mutations);
  return 0;
}
