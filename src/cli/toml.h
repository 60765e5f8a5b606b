#pragma once

// toml++, as the settings use it. Only config*.cc include it.

// toml++ 3.3 asserts, before it reports, that a key begins with a letter ("[[[" does not); the code
// behind the assertion handles it.
#define TOML_ASSERT(expression) static_assert(true)
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>
