// Handles: "@ann_lee". Telegram usernames have 5 to 32 of [A-Za-z0-9_] and begin with a letter
// (Telegram FAQ, "Usernames"); Slack's display handles, of the days when they were unique, are
// lower case with '.', '-' and '_'.

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 32;

// Addressed to all, versions of packages, and words that follow '@' in code: Java, Kotlin, Spring,
// JUnit, Python, TypeScript (Angular), CSS, JSDoc/Javadoc/Doxygen, Objective-C, Swift.
constexpr std::string_view kNobody[] = {"abstractmethod",
                                        "admin",
                                        "admins",
                                        "after",
                                        "afterall",
                                        "afterclass",
                                        "aftereach",
                                        "all",
                                        "allargsconstructor",
                                        "alpha",
                                        "angular",
                                        "app",
                                        "apply",
                                        "async",
                                        "asynccontextmanager",
                                        "author",
                                        "autoclosure",
                                        "autowired",
                                        "available",
                                        "babel",
                                        "bean",
                                        "before",
                                        "beforeall",
                                        "beforeclass",
                                        "beforeeach",
                                        "beta",
                                        "binding",
                                        "binds",
                                        "blueprint",
                                        "bp",
                                        "brief",
                                        "builder",
                                        "cache",
                                        "cached_property",
                                        "callback",
                                        "canary",
                                        "captor",
                                        "catch",
                                        "celery",
                                        "channel",
                                        "charset",
                                        "class",
                                        "classmethod",
                                        "click",
                                        "code",
                                        "column",
                                        "component",
                                        "composable",
                                        "configuration",
                                        "const",
                                        "constant",
                                        "container",
                                        "contextmanager",
                                        "controller",
                                        "data",
                                        "dataclass",
                                        "default",
                                        "deletemapping",
                                        "deprecated",
                                        "dev",
                                        "directive",
                                        "disabled",
                                        "discardableresult",
                                        "dynamic",
                                        "each",
                                        "echo",
                                        "else",
                                        "end",
                                        "entity",
                                        "enum",
                                        "environment",
                                        "equalsandhashcode",
                                        "escaping",
                                        "event",
                                        "everyone",
                                        "example",
                                        "exception",
                                        "extend",
                                        "extends",
                                        "extendwith",
                                        "field_validator",
                                        "file",
                                        "finally",
                                        "fires",
                                        "fixture",
                                        "flow",
                                        "font-face",
                                        "for",
                                        "forward",
                                        "function",
                                        "functionalinterface",
                                        "generated",
                                        "generatedvalue",
                                        "getmapping",
                                        "getter",
                                        "given",
                                        "global",
                                        "here",
                                        "hidden",
                                        "hostlistener",
                                        "ibaction",
                                        "iboutlet",
                                        "id",
                                        "if",
                                        "ignore",
                                        "implementation",
                                        "implements",
                                        "import",
                                        "include",
                                        "ingroup",
                                        "inheritdoc",
                                        "inject",
                                        "injectable",
                                        "injectmocks",
                                        "input",
                                        "interface",
                                        "internal",
                                        "jit",
                                        "joincolumn",
                                        "jsx",
                                        "jvmfield",
                                        "jvmoverloads",
                                        "jvmstatic",
                                        "keyframes",
                                        "latest",
                                        "layer",
                                        "lazy",
                                        "license",
                                        "link",
                                        "localhost",
                                        "login_required",
                                        "lru_cache",
                                        "main",
                                        "mainactor",
                                        "manytomany",
                                        "manytoone",
                                        "master",
                                        "media",
                                        "memberof",
                                        "mixin",
                                        "mock",
                                        "moderators",
                                        "module",
                                        "named",
                                        "namespace",
                                        "nestjs",
                                        "next",
                                        "ngmodule",
                                        "nightly",
                                        "njit",
                                        "noargsconstructor",
                                        "nocheck",
                                        "noinspection",
                                        "nonnull",
                                        "note",
                                        "notnull",
                                        "nullable",
                                        "numba",
                                        "objc",
                                        "onetomany",
                                        "onetoone",
                                        "online",
                                        "optional",
                                        "output",
                                        "overload",
                                        "override",
                                        "page",
                                        "param",
                                        "parameterizedtest",
                                        "params",
                                        "parcelize",
                                        "patch",
                                        "pathvariable",
                                        "pipe",
                                        "postmapping",
                                        "preserve",
                                        "preview",
                                        "primary",
                                        "private",
                                        "profile",
                                        "property",
                                        "propertywrapper",
                                        "protected",
                                        "protocol",
                                        "provides",
                                        "public",
                                        "published",
                                        "pure",
                                        "putmapping",
                                        "pytest",
                                        "qualifier",
                                        "react",
                                        "readonly",
                                        "reduxjs",
                                        "repository",
                                        "requestbody",
                                        "requestmapping",
                                        "requestparam",
                                        "required",
                                        "requiredargsconstructor",
                                        "responsebody",
                                        "restcontroller",
                                        "return",
                                        "returns",
                                        "room",
                                        "root_validator",
                                        "router",
                                        "runwith",
                                        "safevarargs",
                                        "scope",
                                        "see",
                                        "selector",
                                        "serializable",
                                        "service",
                                        "setter",
                                        "shared_task",
                                        "since",
                                        "singleton",
                                        "slf4j",
                                        "springbootapplication",
                                        "springboottest",
                                        "spy",
                                        "stable",
                                        "state",
                                        "static",
                                        "staticmethod",
                                        "summary",
                                        "supports",
                                        "suppress",
                                        "suppresswarnings",
                                        "synchronized",
                                        "synthesize",
                                        "table",
                                        "tailwind",
                                        "task",
                                        "team",
                                        "template",
                                        "test",
                                        "this",
                                        "throw",
                                        "throws",
                                        "todo",
                                        "tostring",
                                        "transactional",
                                        "try",
                                        "ts-check",
                                        "ts-expect-error",
                                        "ts-ignore",
                                        "ts-nocheck",
                                        "type",
                                        "typedef",
                                        "types",
                                        "unittest",
                                        "use",
                                        "validator",
                                        "value",
                                        "valuesource",
                                        "version",
                                        "viewchild",
                                        "vue",
                                        "while",
                                        "wraps",
                                        "yields"};

static_assert(std::ranges::is_sorted(kNobody));

constexpr std::string_view kTopDomains[] = {"com", "org", "net", "io", "dev", "co", "ai",
                                            "edu", "gov", "de",  "ru", "uk",  "vn", "app"};

bool IsNobody(std::string_view handle) {
  std::array<char, kLongest> folded{};
  std::ranges::transform(handle, folded.begin(), ToLower);
  return std::ranges::binary_search(kNobody, std::string_view(folded.data(), handle.size()));
}

// "@example.com": a domain, not a handle.
bool IsDomain(std::string_view handle) {
  const std::size_t dot = handle.rfind('.');
  return dot != std::string_view::npos && IsOneOf(handle.substr(dot + 1), kTopDomains);
}

// Not in an address, a path or another mark of code. Letters of other scripts may stand right
// before: Chinese puts no blank there.
bool MayPrecede(std::string_view text, std::uint32_t at) {
  constexpr std::string_view kNot = "_.-@#`$%{\\=+";
  constexpr std::uint32_t kLongestWord = 80;
  const char before = Before(text, at);
  if (before == '\0') return true;
  // What a placeholder stands for was the user of an address: "[[SECRET.URL_AUTH]]@host".
  if (text.substr(0, at).ends_with("]]")) return false;
  if (before != '/') return !IsAlnum(before) && kNot.find(before) == std::string_view::npos;
  // "@ann/@bob" is no path.
  std::uint32_t begin = at;
  while (begin > 0 && at - begin < kLongestWord && !IsBlank(text[begin - 1])) --begin;
  return text[begin] == '@' && text[at - 2] != '/';
}

std::uint32_t TelegramEnd(std::string_view text, std::uint32_t begin) {
  std::uint32_t end = begin;
  while (end < text.size() && (IsAlnum(text[end]) || text[end] == '_')) ++end;
  return end;
}

std::uint32_t SlackEnd(std::string_view text, std::uint32_t begin) {
  std::uint32_t end = begin;
  while (end < text.size()) {
    const char c = text[end];
    if (!IsLower(c) && !IsDigit(c) && c != '.' && c != '-' && c != '_') break;
    ++end;
  }
  while (end > begin && !IsAlnum(text[end - 1])) --end;
  return end;
}

class MentionDetector final : public Detector {
 public:
  std::string_view name() const override { return "mention"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kAt); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    const std::uint32_t begin = hit.begin + 1;
    if (!IsLetter(At(text, begin)) || !MayPrecede(text, hit.begin)) return;
    std::uint32_t end = TelegramEnd(text, begin);
    if (IsLower(text[begin])) end = std::max(end, SlackEnd(text, begin));
    while (end > begin && text[end - 1] == '_') --end;
    const std::size_t size = end - begin;
    if (size < kShortest || size > kLongest || !EndsHere(text, begin, end)) return;
    const std::string_view handle = text.substr(begin, size);
    if (IsNobody(handle) || IsDomain(handle)) return;
    findings.push_back({.entity = "USER",
                        .begin = hit.begin,
                        .end = end,
                        .score = 0.7F,
                        .act = Act::kUser,
                        .value_begin = begin,
                        .value_end = end,
                        .rule = "handle"});
  }

 private:
  // "@scope/name" is a package, "@media (…)" and "@Value(…)" are code, "@user@host" is a social
  // profile, "@lru_cache(" too.
  static bool EndsHere(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    const char next = At(text, end);
    if (next == '/' && IsLetter(At(text, end + 1)) && IsLower(text[begin])) return false;
    if (next == '@' && IsAlnum(At(text, end + 1))) return false;
    return next != '(' && next != '`' && next != '{';
  }
};

}  // namespace

std::unique_ptr<Detector> MakeMentionDetector() { return std::make_unique<MentionDetector>(); }

}  // namespace tacit::privacy
