#include "sources/slack/client/errors.h"

#include <algorithm>
#include <array>
#include <string>

namespace tacit::sources::slack {
namespace {

using enum Reaction;

constexpr int kRetryAfterS = 60;

struct KnownWord {
  std::string_view word;
  Reaction reaction;
  std::string_view says;  // empty: what its reaction says
};

// https://docs.slack.dev/reference/methods: the errors that every method may give, and those of the
// methods in request.h.
constexpr auto kWords = std::to_array<KnownWord>({
    {"invalid_auth", kSignIn,
     "Slack does not take the token any more, or the app's settings allow other addresses only"},
    {"not_authed", kSignIn, {}},
    {"token_revoked", kSignIn, "the token was revoked"},
    {"account_inactive", kSignIn, "the account was deactivated"},
    {"two_factor_setup_required", kSignIn,
     "the workspace wants two-factor sign-in: set it up in Slack"},
    {"org_login_required", kSignIn, "the workspace is being moved into an organisation"},
    {"user_removed_from_team", kSignIn, "the account is no longer in the workspace"},
    {"team_access_not_granted", kSignIn, "the app is not approved for this workspace"},
    {"enterprise_is_restricted", kSignIn, "the organisation does not allow this call"},
    {"not_allowed_token_type", kSignIn, "Slack wants another kind of token: xoxp-…"},
    {"no_permission", kSignIn, "the account may not make this call"},
    {"invalid_refresh_token", kSignIn, "the token could not be renewed"},
    {"invalid_client_id", kSignIn, "Slack does not know the app any more"},
    {"bad_client_secret", kSignIn, "Slack does not take the app any more"},
    {"token_expired", kRefresh, "the token has expired"},
    {"channel_not_found", kStopChannel, {}},
    {"not_in_channel", kStopChannel, {}},
    {"channel_is_limited_access", kStopChannel, {}},
    {"method_not_supported_for_channel_type", kStopChannel, {}},
    {"missing_scope", kStopChannel, {}},
    {"access_denied", kStopChannel, {}},
    {"ekm_access_denied", kStopChannel, {}},
    {"team_not_found", kStopChannel, {}},
    {"ratelimited", kRetry, {}},
    {"rate_limited", kRetry, {}},
    {"accesslimited", kRetry, {}},
    {"internal_error", kRetry, {}},
    {"fatal_error", kRetry, {}},
    {"service_unavailable", kRetry, {}},
    {"request_timeout", kRetry, {}},
    {"team_added_to_org", kRetry, {}},
    {"fetch_members_failed", kRetry, {}},
    {"thread_not_found", kNoThread, {}},
    {"limit_required", kBug, {}},
    {"invalid_cursor", kRestartWindow, {}},
});

const KnownWord* Find(std::string_view word) {
  const auto* found = std::ranges::find(kWords, word, &KnownWord::word);
  return found == kWords.end() ? nullptr : found;
}

// Slack's words are small letters and '_'; anything else is not repeated.
std::string Quoted(std::string_view word) {
  constexpr std::size_t kLongest = 60;
  const bool plain =
      !word.empty() && word.size() <= kLongest && std::ranges::all_of(word, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      });
  return plain ? std::string(word) : "an unknown error";
}

}  // namespace

Reaction ReactionTo(std::string_view word) {
  const KnownWord* known = Find(word);
  return known == nullptr ? kBug : known->reaction;
}

Error ErrorOf(std::string_view method, std::string_view word) {
  const KnownWord* known = Find(word);
  const std::string says = known != nullptr ? std::string(known->says) : std::string();
  switch (ReactionTo(word)) {
    case kSignIn:
    case kRefresh:
      return {.code = ErrorCode::kDenied,
              .detail = (says.empty() ? "Slack does not take the token" : says) + " (" +
                        Quoted(word) + "): tacit login slack"};
    case kStopChannel:
      return {.code = ErrorCode::kRefused, .detail = std::string(RefusalFor(word))};
    case kRetry:
      return {.code = ErrorCode::kRetryLater,
              .detail = "Slack has trouble of its own (" + Quoted(word) + "): try again later",
              .retry_after_s = kRetryAfterS};
    case kRestartWindow:
      return {.code = ErrorCode::kUnavailable,
              .detail = "Slack lost the place in a list (" + Quoted(word) + "): run it again"};
    case kNoThread:
      return {.code = ErrorCode::kNotFound, .detail = "there is no such thread"};
    case kBug:
      break;
  }
  // Not kUnavailable: who follows would wait for it to pass.
  return {.code = ErrorCode::kBadInput,
          .detail = "Slack refused " + std::string(method) + " (" + Quoted(word) +
                    "): please report this"};
}

std::string_view RefusalFor(std::string_view word) {
  if (word == "channel_not_found" || word == "team_not_found") return "not_found";
  if (word == "missing_scope") return "missing_scope";
  return "no_access";
}

}  // namespace tacit::sources::slack
