#pragma once

#include <string>

#include "engine/engine.h"
#include "warehouse/lake/lake.h"

namespace tacit::warehouse {

// Appends what is wrong with a table to the report.
void VerifyTable(Storage& storage, engine::Engine& engine, const std::string& table, bool deep,
                 VerifyReport& report);

}  // namespace tacit::warehouse
