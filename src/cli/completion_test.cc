#include "cli/completion.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <optional>

#include "base/file.h"

namespace tacit::cli {
namespace {

// Exit code of a shell command; nullopt where the shell is not installed.
std::optional<int> RunShell(const std::string& shell, const std::string& flags,
                            const std::string& script) {
  if (std::system(("command -v " + shell + " >/dev/null 2>&1").c_str()) != 0) return std::nullopt;
  std::string path = testing::TempDir() + "tacit-completion-XXXXXX";
  const int fd = ::mkstemp(path.data());
  EXPECT_GE(fd, 0);
  ::close(fd);
  EXPECT_TRUE(WriteFileDurably(path, script));
  const int status = std::system((shell + " " + flags + " " + path + " >/dev/null 2>&1").c_str());
  std::filesystem::remove(path);
  return WEXITSTATUS(status);
}

TEST(Completion, EachShellAcceptsItsScript) {
  const auto commands = AllCommands();
  const std::pair<std::string, std::string> scripts[] = {
      {"bash", BashCompletion(commands)},
      {"zsh", ZshCompletion(commands)},
      {"fish", FishCompletion(commands)},
  };
  for (const auto& [shell, script] : scripts) {
    const auto code = RunShell(shell, "-n", script);
    EXPECT_EQ(code.value_or(0), 0) << shell;
    for (const Command* command : commands) {
      EXPECT_NE(script.find(command->name), std::string::npos) << shell << " " << command->name;
    }
  }
  EXPECT_EQ(RunShell("bash", "-n", "if (").value_or(1) == 0, false) << "the check can fail";
}

TEST(Completion, BashCompletesCommandsOptionsAndValues) {
  struct Case {
    std::string words;
    std::string expected;
  };
  const Case cases[] = {
      {"tacit imp", "import"},
      {"tacit query --for", "--format"},
      {"tacit query x --format par", "parquet"},
      {"tacit --home d doc", "doctor"},
      {"tacit config ch", "check"},
      {"tacit help que", "query"},
      {"tacit completion f", "fish"},
  };
  for (const Case& c : cases) {
    const std::string test = BashCompletion(AllCommands()) + "\nCOMP_WORDS=(" + c.words +
                             ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_tacit\n"
                             "[[ ${COMPREPLY[*]} == '" +
                             c.expected + "' ]]\n";
    EXPECT_EQ(RunShell("bash", "", test).value_or(0), 0) << c.words;
  }
}

}  // namespace
}  // namespace tacit::cli
