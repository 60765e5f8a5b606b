#pragma once

#include <string>

namespace tacit::cli {

// "tacit 0.1.0 (linux-x86_64)"
std::string VersionLine();
std::string VersionJson();

}  // namespace tacit::cli
