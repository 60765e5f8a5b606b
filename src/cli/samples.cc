#include "cli/samples.h"

#include <array>

// Defined by the assembler file that cmake/TacitSamples.cmake makes.
extern "C" {
extern const char kTacitSampleTelegramGroupBegin[];
extern const char kTacitSampleTelegramGroupEnd[];
extern const char kTacitSampleTelegramChannelBegin[];
extern const char kTacitSampleTelegramChannelEnd[];
extern const char kTacitSampleSlackBegin[];
extern const char kTacitSampleSlackEnd[];
}

namespace tacit::cli {

std::span<const Sample> BundledSamples() {
  static const std::array<Sample, 3> samples = {{
      {.file_name = "telegram-group.json",
       .title = "a Telegram account with one public group",
       .bytes = {kTacitSampleTelegramGroupBegin, kTacitSampleTelegramGroupEnd}},
      {.file_name = "telegram-channel.json",
       .title = "a Telegram channel",
       .bytes = {kTacitSampleTelegramChannelBegin, kTacitSampleTelegramChannelEnd}},
      {.file_name = "slack-export.zip",
       .title = "a Slack workspace",
       .bytes = {kTacitSampleSlackBegin, kTacitSampleSlackEnd}},
  }};
  return samples;
}

}  // namespace tacit::cli
