#pragma once

// privacy/guard/: the guard after the guard. A plain regex oracle over clean rows, written from the
// public forms without a look at the detectors, so that a mistake of theirs is not repeated here.
// It is stricter about what it reports than they are about what they replace.

#include <memory>
#include <span>
#include <string_view>

#include "privacy/actions.h"
#include "privacy/guard.h"

namespace tacit::privacy {

// `actions`: what the settings keep is not reported.
std::unique_ptr<Guard> MakeGuard(const Actions& actions = {});

// The classes that the guard knows.
std::span<const std::string_view> GuardClasses();

}  // namespace tacit::privacy
