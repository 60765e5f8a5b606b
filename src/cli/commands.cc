// The table of the subcommands. To add one: cli/<name>.cc, and its name in both lists here.

#include <array>

#include "cli/command.h"

namespace tacit::cli {

extern const Command kInitCommand, kDemoCommand, kImportCommand, kLoginCommand, kLogoutCommand,
    kChannelsCommand, kCollectCommand, kQueryCommand, kScrubCommand, kPrivacyCommand, kKeysCommand,
    kAuditCommand, kOptoutCommand, kForgetCommand, kRetentionCommand, kScheduleCommand,
    kExportCommand, kStatusCommand, kDoctorCommand, kConfigCommand, kCompletionCommand,
    kVersionCommand, kHelpCommand;

std::span<const Command* const> AllCommands() {
  static constexpr std::array<const Command*, 23> kCommands = {
      &kInitCommand,       &kDemoCommand,    &kImportCommand, &kLoginCommand,  &kLogoutCommand,
      &kChannelsCommand,   &kCollectCommand, &kQueryCommand,  &kScrubCommand,  &kPrivacyCommand,
      &kKeysCommand,       &kAuditCommand,   &kOptoutCommand, &kForgetCommand, &kRetentionCommand,
      &kScheduleCommand,   &kExportCommand,  &kStatusCommand, &kDoctorCommand, &kConfigCommand,
      &kCompletionCommand, &kVersionCommand, &kHelpCommand};
  return kCommands;
}

}  // namespace tacit::cli
