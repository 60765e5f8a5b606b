#include "corpus.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace tacit::train {
namespace {

[[noreturn]] void Die(const std::string& path) {
  std::fprintf(stderr, "train_tagger: cannot read %s\n", path.c_str());
  std::exit(1);
}

bool IsName(std::string_view label) {
  return label == "PERSON" || label == "ORG" || label == "LOCATION" || label == "GROUP" ||
         label == "PRODUCT" || label == "WORK" || label == "MISC" || label == "TECH";
}

}  // namespace

std::vector<Sample> ReadCorpus(const std::string& path) {
  simdjson::dom::parser parser;
  simdjson::dom::document_stream documents;
  simdjson::padded_string bytes;
  if (simdjson::padded_string::load(path).get(bytes) != simdjson::SUCCESS) Die(path);
  if (parser.parse_many(bytes, 4UL << 20).get(documents) != simdjson::SUCCESS) Die(path);
  std::vector<Sample> samples;
  for (auto document : documents) {
    Sample sample;
    std::string_view text;
    if (document["text"].get(text) != simdjson::SUCCESS) Die(path);
    sample.text = text;
    simdjson::dom::array spans;
    if (document["spans"].get(spans) != simdjson::SUCCESS) Die(path);
    for (auto span : spans) {
      std::uint64_t begin = 0;
      std::uint64_t end = 0;
      std::string_view label;
      if (span["start"].get(begin) != simdjson::SUCCESS ||
          span["end"].get(end) != simdjson::SUCCESS ||
          span["label"].get(label) != simdjson::SUCCESS) {
        Die(path);
      }
      sample.spans.push_back({.begin = static_cast<std::uint32_t>(begin),
                              .end = static_cast<std::uint32_t>(end),
                              .person = label == "PERSON",
                              .other = IsName(label) && label != "PERSON",
                              .tech = label == "TECH"});
    }
    std::ranges::sort(sample.spans, {}, &Span::begin);
    samples.push_back(std::move(sample));
  }
  return samples;
}

}  // namespace tacit::train
