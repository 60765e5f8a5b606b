#include "sources/telegram/client/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/file.h"
#include "sources/telegram/client/errors.h"

namespace tacit::sources::telegram {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTick{50};  // how often a waiting call looks for an interrupt
constexpr std::chrono::seconds kCloseTimeout{60};
constexpr int kMostWaits = 3;                      // of one call
constexpr std::chrono::seconds kStartTimeout{60};  // TDLib's own work, no network

// What a reader of clean text has no use for is not fetched, kept or counted. Only options that
// stay on this machine: some others (disable_top_chats, disable_contact_registered_notifications)
// change the account's settings at Telegram. `online` stays as it is: the account is shown as it
// would be with any client (API terms 1.4).
constexpr std::array<std::string_view, 4> kOptionsOn = {
    "ignore_inline_thumbnails", "ignore_file_names", "disable_network_statistics",
    "disable_persistent_network_statistics"};

constexpr std::array<std::string_view, 4> kOwnUpdates = {
    "updateAuthorizationState", "updateConnectionState", "updateFreezeState",
    "updateTermsOfService"};

// TDLib writes the type first.
std::string_view TypeOf(std::string_view text) {
  constexpr std::string_view kStart = R"({"@type":")";
  if (!text.starts_with(kStart)) return {};
  text.remove_prefix(kStart.size());
  return text.substr(0, text.find('"'));
}

int CodeOf(const Json& error) {
  return static_cast<int>(std::clamp<std::int64_t>(error["code"].IntOr(0), -1000, 1000));
}

void Wipe(std::string& text) {
  volatile char* bytes = text.data();
  for (std::size_t i = 0; i < text.size(); ++i) bytes[i] = 0;
}

}  // namespace

Result<std::unique_ptr<Session>> Session::Open(const ClientOptions& options, CallBudget& budget,
                                               UpdateSink& sink) {
  TACIT_TRY(const TdLibrary* library, TdLibrary::Load());
  TACIT_CHECK_OK(MakeDirectories(options.directory));
  std::unique_ptr<Session> session(new Session(*library, options, budget, sink));
  TACIT_CHECK_OK(session->Start());
  return session;
}

Session::Session(const TdLibrary& library, const ClientOptions& options, CallBudget& budget,
                 UpdateSink& sink)
    : library_(library),
      options_(options),
      budget_(budget),
      sink_(sink),
      client_(library.CreateClient()),
      disconnected_at_(Clock::now()),
      receiver_([this] { Receive(); }) {}

Session::~Session() { Close(); }

Result<Reply> Session::GoThroughProxy() {
  TACIT_CHECK_OK(Call(AddSocksProxy{.host = options_.proxy_host, .port = options_.proxy_port}));
  return Call(SetNetworkType{.connected = true});
}

Result<void> Session::Start() {
  const bool proxy = !options_.proxy_host.empty();
  // No connection before the proxy is known: not one packet may go around it.
  if (proxy) Post(SetNetworkType{.connected = false});
  for (const std::string_view name : kOptionsOn) Post(SetBooleanOption{.name = name});
  TACIT_CHECK_OK(Call(SetTdlibParameters{.test_dc = options_.test_dc,
                                         .directory = options_.directory,
                                         .database_key = options_.database_key,
                                         .api_id = options_.api_id,
                                         .api_hash = options_.api_hash,
                                         .version = options_.version}));
  const auto connecting = proxy ? GoThroughProxy() : Call(DisableProxy{});
  // A session that Telegram has ended may say so before TDLib answers: that is no failed start.
  const AuthStep step = Auth().first.step;
  const bool ended = step == AuthStep::kEnding || step == AuthStep::kClosed;
  if (!connecting && !ended) return tl::unexpected(connecting.error());
  const auto deadline = Clock::now() + kStartTimeout;
  while (Auth().first.step == AuthStep::kStarting) {
    if (Clock::now() > deadline) {
      return Fail(ErrorCode::kUnavailable, "TDLib does not start");
    }
    TACIT_CHECK_OK(WaitAuth(Auth().second, milliseconds(1000)));
  }
  return {};
}

void Session::Close() {
  {
    const std::lock_guard lock(mutex_);
    ending_asked_ = true;
  }
  Post(CloseClient{});
  const auto deadline = Clock::now() + kCloseTimeout;
  {
    std::unique_lock lock(mutex_);
    while (auth_.step != AuthStep::kClosed && Clock::now() < deadline && TdLibrary::Works()) {
      changed_.wait_for(lock, kTick);
    }
    auth_.step = AuthStep::kClosed;  // the receiver ends, whatever TDLib does
  }
  receiver_.join();
  if (lost_ && options_.session_lost) options_.session_lost();
}

void Session::SendText(std::string request, std::uint64_t extra) {
  request.pop_back();
  request += fmt::format(",\"@extra\":{}}}", extra);
  library_.Send(client_, request);
  Wipe(request);
}

// A long wait that Telegram asks for is kept where the budget has patience for it, and the request
// sent again; short ones TDLib keeps itself.
Result<Reply> Session::CallText(const Method& method, std::string request) {
  std::optional<Error> asked_to_wait;
  for (int waits = 0;; ++waits) {
    auto allowed = Allowed(method);
    if (!allowed) {
      Wipe(request);
      const bool later = allowed.error().code == ErrorCode::kRetryLater;
      return tl::unexpected(later && asked_to_wait ? *asked_to_wait : allowed.error());
    }
    auto reply = CallOnce(method, request);
    if (!reply || reply->root().type() != "error") {
      Wipe(request);
      return reply;
    }
    const Json error = reply->root();
    const bool flood = FloodSeconds(CodeOf(error), error["message"].Text()).has_value();
    asked_to_wait = Failed(method, error);
    if (flood && method.repeats && waits < kMostWaits) continue;
    Wipe(request);
    return tl::unexpected(std::move(*asked_to_wait));
  }
}

Result<void> Session::Allowed(const Method& method) {
  if (!method.asks_server) return {};
  const bool ends = method.name == LogOut::kMethod.name;  // which is always allowed
  if (const std::string trouble = Trouble(); !ends && !trouble.empty()) {
    return Fail(ErrorCode::kDenied, trouble);
  }
  return budget_.Acquire(method.name);
}

// An error that TDLib answers is a reply, too.
Result<Reply> Session::CallOnce(const Method& method, std::string& request) {
  auto slot = std::make_shared<Slot>();
  std::uint64_t extra = 0;
  {
    const std::lock_guard lock(mutex_);
    extra = ++last_extra_;
    slots_[extra] = slot;
    ending_asked_ = ending_asked_ || method.name == LogOut::kMethod.name;
  }
  SendText(request, extra);
  if (!method.repeats) Wipe(request);
  auto reply = Await(extra, method.name, slot);
  if (reply && reply->root().type() == "error") return reply;
  const bool mute = !reply && reply.error().code != ErrorCode::kInterrupted;
  if (method.asks_server) budget_.Ended(method.name, mute);
  return reply;
}

// An answer of the server, even "no", shows that it works: only its own troubles count as such.
Error Session::Failed(const Method& method, const Json& error) {
  const int code = CodeOf(error);
  const std::string_view message = error["message"].Text();
  const auto flood = FloodSeconds(code, message);
  if (method.asks_server) {
    if (flood) budget_.Flooded(method.name, *flood);
    budget_.Ended(method.name, code >= 500 || code < 0);
  }
  const AuthStep step = Auth().first.step;
  const bool ending = step == AuthStep::kEnding || step == AuthStep::kClosed;
  if (ending && method.name != CloseClient::kMethod.name && !flood) {
    return {ErrorCode::kDenied, "the session was ended at Telegram: sign in again"};
  }
  return ErrorOf(method.name, code, message);
}

Result<Reply> Session::Await(std::uint64_t extra, std::string_view method,
                             const std::shared_ptr<Slot>& slot) {
  const auto begin = Clock::now();
  std::unique_lock lock(mutex_);
  while (!slot->answered) {
    changed_.wait_for(lock, kTick);
    if (slot->answered) break;
    if (auto waited = Waited(method, begin); !waited) {
      slots_.erase(extra);
      return tl::unexpected(std::move(waited).error());
    }
  }
  slots_.erase(extra);
  return std::move(slot->reply);
}

// With the mutex held.
Result<void> Session::Waited(std::string_view method, Clock::time_point begin) const {
  const auto now = Clock::now();
  if (options_.interrupted && options_.interrupted()) {
    return Fail(ErrorCode::kInterrupted, "interrupted");
  }
  TACIT_CHECK_OK(TdLibrary::Works());
  if (auth_.step == AuthStep::kClosed) {
    return Fail(ErrorCode::kDenied, "the session was ended at Telegram: sign in again");
  }
  if (!connected_ && now - std::max(begin, disconnected_at_) > options_.connect_timeout) {
    return Fail(ErrorCode::kUnavailable,
                options_.proxy_host.empty()
                    ? "no connection to Telegram: is the network up?"
                    : "no connection to Telegram through the proxy of telegram.proxy: is it up?");
  }
  if (now - begin > options_.answer_timeout) {
    return tl::unexpected(Error{.code = ErrorCode::kRetryLater,
                                .detail = fmt::format("Telegram does not answer {}", method),
                                .retry_after_s = 60});
  }
  return {};
}

std::pair<AuthState, std::uint64_t> Session::Auth() const {
  const std::lock_guard lock(mutex_);
  return {auth_, auth_number_};
}

Result<std::pair<AuthState, std::uint64_t>> Session::WaitAuth(std::uint64_t seen,
                                                              milliseconds timeout) {
  const auto deadline = Clock::now() + timeout;
  std::unique_lock lock(mutex_);
  while (auth_number_ <= seen && Clock::now() < deadline) {
    changed_.wait_for(lock, std::min(kTick, timeout));
    TACIT_CHECK_OK(TdLibrary::Works());
    if (options_.interrupted && options_.interrupted()) {
      return Fail(ErrorCode::kInterrupted, "interrupted");
    }
  }
  return std::pair{auth_, auth_number_};
}

std::string Session::Trouble() const {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

Result<void> Session::CheckReady() const {
  TACIT_CHECK_OK(TdLibrary::Works());
  const std::lock_guard lock(mutex_);
  if (!trouble_.empty()) return Fail(ErrorCode::kDenied, trouble_);
  if (auth_.step == AuthStep::kReady) return {};
  const bool ended = auth_.step == AuthStep::kEnding || auth_.step == AuthStep::kClosed;
  return Fail(ErrorCode::kDenied, ended ? "the session was ended at Telegram: tacit login telegram"
                                        : "nobody is signed in to Telegram: tacit login telegram");
}

void Session::Receive() {
  Reply::Parser parser;
  while (true) {
    if (const char* text = library_.Receive(1.0); text != nullptr) Handle(parser, text);
    const std::lock_guard lock(mutex_);
    if (auth_.step == AuthStep::kClosed) return;
  }
}

void Session::Handle(Reply::Parser& parser, std::string_view text) {
  const std::string_view type = TypeOf(text);
  const bool update = type.starts_with("update");
  const bool ours = std::ranges::find(kOwnUpdates, type) != kOwnUpdates.end();
  if (update && !ours && !sink_.Wants(type)) return;  // unread
  const auto reply = parser.Parse(text);
  if (!reply || reply->root()["@client_id"].IntOr(0) != client_) return;
  if (ours) {
    TakeUpdate(type, reply->root());
  } else if (update) {
    sink_.Take(type, reply->root());
  } else {
    const auto extra = reply->root()["@extra"].Int();
    const std::lock_guard lock(mutex_);
    const auto slot = slots_.find(static_cast<std::uint64_t>(extra.value_or(0)));
    if (slot != slots_.end()) {
      slot->second->reply = *reply;
      slot->second->answered = true;
    }
  }
  changed_.notify_all();
}

void Session::TakeUpdate(std::string_view type, const Json& update) {
  const std::lock_guard lock(mutex_);
  if (type == "updateAuthorizationState") {
    const bool was_ready = auth_.step == AuthStep::kReady;
    auth_ = AuthStateOf(update["authorization_state"]);
    ++auth_number_;
    const bool over = auth_.step == AuthStep::kEnding || auth_.step == AuthStep::kClosed;
    lost_ = lost_ || (was_ready && over && !ending_asked_);
  } else if (type == "updateConnectionState") {
    TakeConnection(update["state"].type());
  } else if (type == "updateFreezeState") {
    trouble_ = update["is_frozen"].IsTrue()
                   ? "Telegram has frozen the account: an official app says why"
                   : "";
  } else if (type == "updateTermsOfService") {
    trouble_ = "Telegram has new terms of service: read and accept them in an official app first";
  }
}

// connectionStateUpdating: connected, and catching up.
void Session::TakeConnection(std::string_view state) {
  const bool connected = state == "connectionStateReady" || state == "connectionStateUpdating";
  if (connected_ && !connected) disconnected_at_ = Clock::now();
  connected_ = connected;
}

}  // namespace tacit::sources::telegram
