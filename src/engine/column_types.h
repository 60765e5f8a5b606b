#pragma once

#include "engine/duckdb_handles.h"
#include "engine/engine.h"

namespace tacit::engine {

TypeHandle LogicalTypeOf(const Column& column);

}  // namespace tacit::engine
