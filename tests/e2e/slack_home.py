"""A home whose Slack is the test server."""
import json

from harness import Home, check

TOKEN = "xoxp-invented-collector"


class SlackHome(Home):
    def __init__(self, server):
        super().__init__()
        self.server = server

    def env(self, **more):
        return {"TACIT_SLACK_TEST_SERVER": self.server.url + "/api", "TACIT_COLLECT_CALLS_PER_MINUTE": "0", "TACIT_SLACK_TIMEOUT_S": "5", **more}

    def tacit(self, *arguments, expect=0, stdin=None, **more):
        """A command that talks to Slack."""
        return self.run(*arguments, expect=expect, env=self.env(**more), stdin=stdin)

    def sign_in(self, token=TOKEN, expect=0):
        return self.tacit("login", "slack", "--json", stdin=f"{token}\n".encode(), expect=expect)

    def choose(self, *names):
        for name in names:
            self.tacit("channels", "add", f"#{name}", "--source", "slack", "--project", "acme", "--basis", "the maintainers, 2026-03-01")

    def ready(self, *names):
        self.run("init")
        check(b'"ready"' in self.sign_in().stdout, "signed in")
        self.choose(*names)

    def collect(self, *arguments, expect=0, **more):
        return json.loads(self.tacit("collect", "--source", "slack", "--json", *arguments, expect=expect, **more).stdout)
