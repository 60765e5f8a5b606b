// Makes the weights of privacy/tagger, or measures them:
//   train_tagger OUT CORPUS.jsonl…            trains; the same files and seed give the same bytes
//   train_tagger --evaluate WEIGHTS CORPUS.jsonl…   prints a line of figures for each corpus
//   train_tagger --curve WEIGHTS CORPUS.jsonl…      prints recall against flagged tokens
// Options: see kOptions. DATA.md says which corpora the committed weights were made from.

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "corpus.h"
#include "evaluate.h"
#include "generate.h"
#include "train.h"

namespace tacit::train {
namespace {

constexpr double kMostFlagged = 3.0;  // percent of the tokens

struct Arguments {
  Options options;
  std::size_t generated = 12'000;
  int recall = privacy::kDefaultNameRecall;
  bool evaluate = false;
  bool curve = false;
  std::vector<std::string> files;
};

[[noreturn]] void Die(const std::string& message) {
  std::fprintf(stderr, "train_tagger: %s\n", message.c_str());
  std::exit(1);
}

Arguments Parse(int argc, char** argv) {
  Arguments parsed;
  Options& options = parsed.options;
  const std::map<std::string, std::function<void(double)>, std::less<>> known = {
      {"--seed", [&](double x) { options.seed = static_cast<std::uint64_t>(x); }},
      {"--row-bits", [&](double x) { options.row_bits = static_cast<unsigned>(x); }},
      {"--epochs", [&](double x) { options.epochs = static_cast<int>(x); }},
      {"--rounds", [&](double x) { options.rounds = static_cast<int>(x); }},
      {"--rate", [&](double x) { options.rate = x; }},
      {"--identity-dropout", [&](double x) { options.identity_dropout = static_cast<int>(x); }},
      {"--flag-dropout", [&](double x) { options.flag_dropout = static_cast<int>(x); }},
      {"--shrink", [&](double x) { options.shrink = x; }},
      {"--miss-cost", [&](double x) { options.miss_cost = x; }},
      {"--bias", [&](double x) { options.bias = x; }},
      {"--generated", [&](double x) { parsed.generated = static_cast<std::size_t>(x); }},
      {"--recall", [&](double x) { parsed.recall = static_cast<int>(x); }},
  };
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--evaluate" || argument == "--curve") {
      parsed.evaluate = true;
      parsed.curve = argument == "--curve";
    } else if (const auto option = known.find(argument); option != known.end()) {
      if (++i == argc) Die("an option without a number");
      option->second(std::atof(argv[i]));
    } else {
      parsed.files.emplace_back(argument);
    }
  }
  if (parsed.files.empty()) Die("usage: train_tagger [--evaluate] [OPTION NUMBER]… FILE CORPUS…");
  return parsed;
}

std::string ReadAll(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) Die("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

void EvaluateAll(const Arguments& arguments) {
  const std::string bytes = ReadAll(arguments.files[0]);
  const auto model = privacy::Model::Parse(bytes);
  if (!model) Die("not a weights file: " + arguments.files[0]);
  const privacy::Tagger tagger(*model, arguments.recall);
  for (std::size_t i = 1; i < arguments.files.size(); ++i) {
    const std::string title = std::filesystem::path(arguments.files[i]).stem().string();
    const std::vector<Sample> samples = ReadCorpus(arguments.files[i]);
    if (arguments.curve) {
      PrintCurve(title, samples, *model, kMostFlagged);
    } else {
      Evaluate(title, samples, tagger);
    }
  }
}

void TrainAll(const Arguments& arguments) {
  std::vector<Sample> real;
  for (std::size_t i = 1; i < arguments.files.size(); ++i) {
    const auto samples = ReadCorpus(arguments.files[i]);
    real.insert(real.end(), samples.begin(), samples.end());
  }
  Random random(arguments.options.seed);
  std::vector<Sample> generated = Generate(arguments.generated, random);
  const std::vector<Sample> varied = Vary(real, random);
  generated.insert(generated.end(), varied.begin(), varied.end());
  const std::string bytes = Train(real, generated, arguments.options);
  std::ofstream out(arguments.files[0], std::ios::binary);
  out << bytes;
  if (!out.flush()) Die("cannot write " + arguments.files[0]);
  std::printf("%s  %zu bytes\n", HexLower(Sha256(bytes)).c_str(), bytes.size());
}

}  // namespace
}  // namespace tacit::train

int main(int argc, char** argv) {
  const tacit::train::Arguments arguments = tacit::train::Parse(argc, argv);
  if (arguments.evaluate) {
    tacit::train::EvaluateAll(arguments);
  } else {
    tacit::train::TrainAll(arguments);
  }
  return 0;
}
