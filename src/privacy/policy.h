#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/actions.h"
#include "privacy/content_filter.h"
#include "privacy/detector.h"
#include "privacy/name_finder.h"

namespace tacit::privacy {

// The rule set in force. Immutable once made; shared by all threads.
struct Policy {
  std::vector<std::unique_ptr<Detector>> detectors;
  // Names of people who are on no roster; null: they are not looked for.
  std::shared_ptr<const NameFinder> names;
  // What is withheld for its subject; null: nothing is.
  std::shared_ptr<const ContentFilter> content;
  // What the settings add: what replaces a class, and their own rules; null: none.
  Actions actions;
  std::shared_ptr<const NameFinder> rules;
  // A word that keeps the message out in which it stands; empty: none. ASCII case does not
  // matter.
  std::string nocollect_marker;
  // Digest of everything that decides what is redacted: versions of engine and detectors, and the
  // settings. Stored with every row (column `policy`): "p1_" and 16 hex digits.
  std::string digest;
};

// Puts the filter in force, and into the digest.
void SetContent(Policy& policy, std::unique_ptr<ContentFilter> content);

// Whether the marker stands in a text, not as a part of a longer word.
bool HasMarker(std::string_view text, std::string_view marker);

// Why a row has no text: the person is left out; the message has the marker.
inline constexpr std::string_view kWithheldOptOut = "opt_out";
inline constexpr std::string_view kWithheldMarker = "nocollect";

}  // namespace tacit::privacy
