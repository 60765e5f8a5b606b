#include "sources/slack/client/api.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "net/http.h"
#include "sources/slack/client/errors.h"

namespace tacit::sources::slack {
namespace {

constexpr Micros kSecond = 1'000'000;
constexpr int kDefaultWaitS = 30;  // of a 429 without Retry-After
constexpr int kMostHeldUp = 100;   // 429 in a row
constexpr Micros kRenewEarly = 600 * kSecond;
constexpr int kFirstServerError = 500;

Error ServerError(int status) {
  return {.code = ErrorCode::kRetryLater,
          .detail = "Slack answers with HTTP " + std::to_string(status) + ": try again later",
          .retry_after_s = 60};
}

// Whether another try of the same may help.
bool MayPass(const Error& error) {
  return error.code == ErrorCode::kUnavailable || error.code == ErrorCode::kRetryLater;
}

}  // namespace

Api::Api(ClientOptions options, CallBudget& budget)
    : options_(std::move(options)),
      budget_(budget),
      http_(net::MakeHttpClient({.timeout_s = options_.timeout_s,
                                 .proxy = options_.proxy,
                                 .stop = options_.interrupted})) {}

Api::~Api() = default;

Result<Reply> Api::Call(const Request& request, int tries) {
  Error last{.code = ErrorCode::kUnavailable, .detail = "Slack does not answer"};
  int failed = 0;
  int held_up = 0;
  gave_up_ = false;
  while (failed < tries && held_up < kMostHeldUp) {
    if (request.needs_token()) TACIT_CHECK_OK(RenewInTime());
    TACIT_CHECK_OK(budget_.Acquire(request.method()));
    std::optional<Reply> reply;
    TACIT_TRY(const Tried tried, TryOnce(request, reply));
    budget_.Ended(request.method(), tried.outcome == Outcome::kAgain);
    if (tried.outcome == Outcome::kDone && reply.has_value()) return *std::move(reply);
    last = tried.error;
    if (tried.outcome == Outcome::kHeldUp) ++held_up;
    if (tried.outcome != Outcome::kAgain) continue;  // the budget makes it wait
    const Micros wait = options_.retry_wait << std::min(failed, 6);
    if (++failed < tries && options_.sleep && !options_.sleep(wait)) {
      return Fail(ErrorCode::kInterrupted, "interrupted");
    }
  }
  gave_up_ = held_up < kMostHeldUp;
  return tl::unexpected(last);
}

Result<Api::Tried> Api::TryOnce(const Request& request, std::optional<Reply>& reply) {
  net::HttpRequest sent{.url = options_.address + "/" + std::string(request.method()),
                        .body = request.form(),
                        .headers = {},
                        .post = true};
  if (request.needs_token()) {
    sent.headers.push_back("Authorization: Bearer " + options_.credentials.token.Reveal());
  }
  auto answer = http_->Send(sent);
  if (answer) return Judge(request, *std::move(answer), reply);
  gave_up_ = answer.error().code == ErrorCode::kLimit;
  if (!MayPass(answer.error())) return tl::unexpected(answer.error());
  return Tried{.outcome = Outcome::kAgain, .error = answer.error()};
}

Result<Api::Tried> Api::Judge(const Request& request, net::HttpAnswer answer,
                              std::optional<Reply>& reply) {
  constexpr int kTooMany = 429;
  if (answer.status == kTooMany) {
    const int asked = answer.RetryAfter();
    const int seconds = asked > 0 ? asked : kDefaultWaitS;
    if (seconds * kSecond >= options_.minute / 2) held_up_.emplace(request.method());
    budget_.Flooded(request.method(), seconds);
    return Tried{.outcome = Outcome::kHeldUp,
                 .error = {.code = ErrorCode::kRetryLater,
                           .detail = "Slack asks to wait before " + std::string(request.method()) +
                                     " is called again",
                           .retry_after_s = seconds}};
  }
  if (answer.status >= kFirstServerError) {
    return Tried{.outcome = Outcome::kAgain, .error = ServerError(answer.status)};
  }
  auto parsed = Reply::Parse(std::move(answer.body));
  if (!parsed) {
    return Tried{.outcome = Outcome::kAgain,
                 .error = {.code = ErrorCode::kUnavailable,
                           .detail = parsed.error().detail + " (HTTP " +
                                     std::to_string(answer.status) + ")"}};
  }
  const Reaction reaction = ReactionTo(parsed->error());
  const bool for_caller = reaction == Reaction::kRestartWindow || reaction == Reaction::kNoThread;
  if (!parsed->ok() && !for_caller) return Refused(request, *parsed);
  const auto scopes = answer.headers.find("x-oauth-scopes");
  scopes_ = scopes == answer.headers.end() ? std::string() : scopes->second;
  if (request.needs_token()) renewed_ = false;  // the renewal itself proves nothing
  reply = *std::move(parsed);
  return Tried{};
}

Result<Api::Tried> Api::Refused(const Request& request, const Reply& reply) {
  const std::string_view word = reply.error();
  Error error = ErrorOf(request.method(), word);
  switch (ReactionTo(word)) {
    case Reaction::kRetry:
      return Tried{.outcome = Outcome::kAgain, .error = std::move(error)};
    case Reaction::kRefresh:
      if (renewed_ || options_.credentials.refresh_token.Reveal().empty()) break;
      renewed_ = true;
      TACIT_CHECK_OK(Renew());
      return Tried{.outcome = Outcome::kRenewed, .error = std::move(error)};
    default:
      break;
  }
  return tl::unexpected(std::move(error));
}

Result<void> Api::RenewInTime() {
  const Credentials& credentials = options_.credentials;
  if (credentials.expires_at == 0 || credentials.refresh_token.Reveal().empty()) return {};
  if (options_.clock->Now() + kRenewEarly < credentials.expires_at) return {};
  return Renew();
}

// A refresh token is worth nothing after its use: what comes back is kept before it is used.
Result<void> Api::Renew() {
  TACIT_TRY(const Reply reply, Call(Request::Refresh(options_.credentials.client_id,
                                                     options_.credentials.refresh_token)));
  return TakeRenewed(reply);
}

// The first exchange gives a user's token inside of authed_user, a renewal beside it
// (python-slack-sdk, oauth/token_rotation/rotator.py).
Result<void> Api::TakeRenewed(const Reply& reply) {
  const dom::object from = ObjectAt(reply.root(), "authed_user").value_or(reply.root());
  const dom::object source = StringAt(from, "access_token").empty() ? reply.root() : from;
  Credentials renewed{.token = Secret(std::string(StringAt(source, "access_token"))),
                      .refresh_token = Secret(std::string(StringAt(source, "refresh_token"))),
                      .client_id = options_.credentials.client_id};
  const auto expires_in = CountAt(source, "expires_in");
  if (renewed.token.Reveal().empty()) {
    return Fail(ErrorCode::kUnavailable, "Slack renewed the token without giving one");
  }
  if (expires_in) renewed.expires_at = options_.clock->Now() + *expires_in * kSecond;
  if (options_.save) TACIT_CHECK_OK(options_.save(renewed));
  options_.credentials = std::move(renewed);
  return {};
}

}  // namespace tacit::sources::slack
