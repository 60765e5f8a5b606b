// tacit version.

#include "cli/version.h"

#include "cli/command.h"
#include "cli/json_writer.h"

#ifndef TACIT_VERSION
#error "the build defines TACIT_VERSION"
#endif

namespace tacit::cli {
namespace {

#if defined(__x86_64__)
constexpr std::string_view kArchitecture = "x86_64";
#elif defined(__aarch64__)
constexpr std::string_view kArchitecture = "aarch64";
#else
constexpr std::string_view kArchitecture = "unknown";
#endif

Result<int> Run(Context& context) {
  context.console.out().Write(context.console.json() ? VersionJson() : VersionLine());
  return kExitOk;
}

}  // namespace

std::string VersionLine() {
  return "tacit " TACIT_VERSION " (linux-" + std::string(kArchitecture) + ")\n";
}

std::string VersionJson() {
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("tacit").Text(TACIT_VERSION);
  json.Key("home_format").Int(1).Key("architecture").Text(kArchitecture).EndObject();
  return json.Take() + "\n";
}

extern const Command kVersionCommand;
const Command kVersionCommand{
    .name = "version", .summary = "print the version", .options = {}, .details = {}, .run = Run};

}  // namespace tacit::cli
