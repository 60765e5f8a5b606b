#pragma once

// Small detectors for the tests of the scrubber itself: simple shapes, nothing of the real rules.

#include <memory>
#include <string_view>
#include <vector>

#include "privacy/ascii.h"
#include "privacy/detector.h"
#include "privacy/policy.h"

namespace tacit::privacy {

inline std::uint32_t WordEnd(std::string_view text, std::size_t at) {
  while (at < text.size() && IsWord(text[at])) ++at;
  return static_cast<std::uint32_t>(at);
}

inline std::uint32_t WordBegin(std::string_view text, std::size_t at) {
  while (at > 0 && IsWord(text[at - 1])) --at;
  return static_cast<std::uint32_t>(at);
}

// word@word.word: EMAIL; @word: USER.
class FakeAt final : public Detector {
 public:
  std::string_view name() const override { return "fake_at"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kAt); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    const std::uint32_t begin = WordBegin(text, hit.begin);
    const std::uint32_t host = WordEnd(text, hit.end);
    if (host == hit.end) return;
    if (begin == hit.begin) {
      findings.push_back({.entity = "USER",
                          .begin = begin,
                          .end = host,
                          .act = Act::kUser,
                          .value_begin = hit.end,
                          .value_end = host,
                          .rule = "mention"});
    } else if (host < text.size() && text[host] == '.' && WordEnd(text, host + 1) > host + 1) {
      findings.push_back({.entity = "EMAIL",
                          .begin = begin,
                          .end = WordEnd(text, host + 1),
                          .score = 1.0F,
                          .rule = "address"});
    }
  }
};

// Seven digits or more: PHONE.
class FakeNumber final : public Detector {
 public:
  std::string_view name() const override { return "fake_number"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kNumber); }
  void Match(std::string_view, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.digits < 7) return;
    findings.push_back({.entity = "PHONE", .begin = hit.begin, .end = hit.end, .rule = "digits"});
  }
};

// A run with 0x in front: WALLET.ETH, by token; one of 20 or more: SECRET.AWS.
class FakeRun final : public Detector {
 public:
  std::string_view name() const override { return "fake_run"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    const std::string_view run = text.substr(hit.begin, hit.end - hit.begin);
    if (run.starts_with("0x") || run.starts_with("0X")) {
      findings.push_back({.entity = "WALLET.ETH",
                          .begin = hit.begin,
                          .end = hit.end,
                          .act = Act::kToken,
                          .value_begin = hit.begin,
                          .value_end = hit.end,
                          .fold_case = true,
                          .rule = "run"});
    } else if (run.size() >= 20) {
      findings.push_back(
          {.entity = "SECRET.AWS", .begin = hit.begin, .end = hit.end, .rule = "run"});
    }
  }
};

// The value of key=value, up to a space: SECRET. Breaks the rule to stop at "[[" on purpose.
class FakeAssignment final : public Detector {
 public:
  std::string_view name() const override { return "fake_assignment"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kEquals); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    std::uint32_t end = hit.end;
    while (end < text.size() && text[end] != ' ') ++end;
    if (end == hit.end || hit.begin == 0) return;
    findings.push_back(
        {.entity = "SECRET", .begin = hit.end, .end = end, .score = 0.9F, .rule = "value"});
  }
};

// The word behind a placeholder and a slash, which is there in the second round only: PATH_USER.
class FakePath final : public Detector {
 public:
  std::string_view name() const override { return "fake_path"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kSlash); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    const std::uint32_t end = WordEnd(text, hit.end);
    if (!text.substr(0, hit.begin).ends_with("]]") || end == hit.end) return;
    findings.push_back({.entity = "PATH_USER", .begin = hit.end, .end = end, .rule = "path"});
  }
};

inline Policy FakePolicy() {
  Policy policy;
  policy.detectors.push_back(std::make_unique<FakeAt>());
  policy.detectors.push_back(std::make_unique<FakeNumber>());
  policy.detectors.push_back(std::make_unique<FakeRun>());
  policy.detectors.push_back(std::make_unique<FakeAssignment>());
  policy.detectors.push_back(std::make_unique<FakePath>());
  policy.digest = "p1_0000000000000000";
  return policy;
}

}  // namespace tacit::privacy
