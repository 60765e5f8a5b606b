#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "cli/config.h"
#include "net/http.h"
#include "sources/budget/paced_budget.h"
#include "sources/call_budget.h"
#include "sources/live.h"

namespace tacit::cli {

// Telegram's public web previews: off unless telegram.preview is set.

// Why they are off, and what they do not give; lines of at most 80 columns.
extern const std::string_view kPreviewTerms;

// kInvalidArgument: they are off; the detail is the terms and how to turn them on.
Result<void> CheckPreviewIsOn(const Config& config);

// The settings of the budget of its requests.
sources::BudgetOptions PreviewBudget(const Config& config);

std::unique_ptr<net::HttpClient> MakePreviewClient(const Config& config);
// The references must outlive it.
std::unique_ptr<sources::LiveSource> OpenPreview(const Config& config, net::HttpClient& http,
                                                 sources::CallBudget& budget, const Clock& clock);

// What is wrong with the setting telegram.preview_server; empty: nothing.
std::string PreviewServerProblem(std::string_view text);

}  // namespace tacit::cli
