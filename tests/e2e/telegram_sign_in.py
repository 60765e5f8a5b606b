"""Signing in to Telegram and out again, with the real TDLib and the test server: each way, each mistake, and no trace of
what was typed."""
import json
import signal
import subprocess
import time

import telegram_server
from harness import TACIT, check, environment, equal, skip
from telegram_home import TelegramHome
from telegram_server import API_HASH, API_ID, TelegramServer

PHONE, CODE = "+9996610001", "22222"
PASSWORD = "correct horse battery"
CORPUS = {
    "accounts": [
        {"phone": "9996610001", "user": 777, "code": CODE},
        {"phone": "9996610002", "user": 778, "code": CODE, "password": PASSWORD, "hint": "canary hint"},
        {"phone": "9996610003", "user": 779, "code": CODE, "error": "PHONE_NUMBER_BANNED"},
        {"phone": "9996610004", "user": 780, "code": CODE, "sign_up": True},
        {"phone": "9996610005", "user": 781, "code": CODE, "code_types": ["app", "sms"]},
        {"phone": "9996610006", "user": 782, "code": CODE, "expired": True},
        {"phone": "9996610007", "user": 783, "code": CODE, "code_types": ["email"]},
    ],
    "users": [{"id": 777 + i, "first_name": "Canaryfirst", "last_name": "Canarylast", "phone": f"999661000{i + 1}"} for i in range(7)],
    "chats": [],
}
API = [str(API_ID), API_HASH]
# What must be nowhere but in the sealed file. The code is too short to be looked for among bytes of ciphertext.
SECRETS = [API_HASH, PASSWORD, *(account["phone"] for account in CORPUS["accounts"]), "Canaryfirst", "Canarylast"]


class SignInHome(TelegramHome):
    def login(self, *lines, expect=0, options=(), **more):
        """The steps that were printed, and what stderr said."""
        done = self.run("login", "telegram", "--json", *options, expect=expect, env=self.env(**more), stdin="".join(f"{line}\n" for line in lines).encode())
        self.no_trace(done.stdout + done.stderr)
        steps = [json.loads(line) for line in done.stdout.decode().splitlines()]
        return [step.get("step") for step in steps if "error" not in step], done.stderr.decode()

    def logout(self, *options, expect=0, **more):
        done = self.run("logout", "telegram", "--json", *options, expect=expect, env=self.env(**more))
        self.no_trace(done.stdout + done.stderr)
        return json.loads(done.stdout)

    def acts(self):
        """Of the audit log, in their order."""
        return [json.loads(line)["entry"]["act"] for line in self.run("audit", "show", "--json").stdout.decode().splitlines()]

    def no_trace(self, output=b""):
        for secret in SECRETS:
            check(secret.encode() not in output, "a secret stands in the output")
            for file in self.files():
                check(secret.encode() not in file.read_bytes(), f"a secret stands in {file.name}")
        for file in self.files():
            check(file.stat().st_mode & 0o077 == 0, f"others may read {file.name}")


def by_phone(server):
    with SignInHome(server) as home:
        steps, said = home.login(*API, PHONE, "11111", CODE)
        equal(steps, ["api", "phone", "code", "code", "ready"], "steps with a wrong code")
        check("the code is wrong" in said and "my.telegram.org" in said, "says what was wrong, and where an api_id comes from")
        steps, _ = home.login()
        equal(steps, ["ready"], "signed in already")
        equal(home.logout()["was_signed_in"], True, "logout")
        check(not (home.path / "secrets" / "telegram").exists() and not (home.path / "secrets" / "telegram.sealed").exists(), "nothing is left")
        check(server.calls().get("auth.logOut", 0) == 1, "the session ended at Telegram, too")
        equal(home.logout()["was_signed_in"], False, "logout again")
        equal(home.acts(), ["sign_in", "sign_out"], "the audit log")
        calls = {each["method"]: each["last_24h"] for each in json.loads(home.run("status", "--json").stdout)["calls"]}
        equal((calls.get("checkAuthenticationCode"), calls.get("logOut")), (2, 1), f"the budget was asked: {calls}")


def by_password(server):
    with SignInHome(server) as home:
        steps, said = home.login(*API, "+9996610002", CODE, "wrong", PASSWORD)
        equal(steps, ["api", "phone", "code", "password", "password", "ready"], "steps with a wrong password")
        check("the password is wrong" in said and "canary hint" in said, "says what was wrong, and the hint")


def by_other_ways(server):
    with SignInHome(server) as home:
        steps, said = home.login(*API, "+9996610005", "", CODE)
        equal(steps, ["api", "phone", "code", "code", "ready"], "steps with a second code")
        check("Telegram app" in said and "by SMS" in said, "says how each code came")
    with SignInHome(server) as home:
        steps, said = home.login(*API, "+9996610007", CODE)
        equal(steps, ["api", "phone", "email_code", "ready"], "steps with a code by e-mail")


def interrupted(server):
    with SignInHome(server) as home:
        process = subprocess.Popen([TACIT, "--home", str(home.path), "login", "telegram", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=environment(home.env()))
        process.stdin.write("".join(f"{line}\n" for line in API).encode())
        process.stdin.flush()
        while b'"phone"' not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        equal(process.wait(30), 130, "interrupted at a question")
        equal(home.login(PHONE, CODE)[0], ["phone", "code", "ready"], "and the next run goes on")


def by_qr(server):
    with SignInHome(server) as home:
        process = subprocess.Popen([TACIT, "--home", str(home.path), "login", "telegram", "--qr", "--json"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home.env()))
        process.stdin.write("".join(f"{line}\n" for line in API).encode())
        process.stdin.flush()
        step = {}
        while step.get("step") != "qr":
            step = json.loads(process.stdout.readline())
        check(step["link"].startswith("tg://login?token="), "the link of the QR code")
        home.run("login", "telegram", expect=10, env=home.env())  # one at a time
        server.control("qr_accept", account="9996610001")
        out, err = process.communicate(timeout=60)
        equal(process.returncode, 0, f"QR: {err.decode()[-500:]}")
        equal(json.loads(out.decode().splitlines()[-1])["step"], "ready", "QR")
        check("\u2588" in err.decode(), "the code is drawn")


def refused(server):
    cases = [
        ((*API, "+9996610003"), 4, "banned this number"),
        ((*API, "+9996610004", CODE), 4, "never makes one"),
        ((*API, "+9996610006", CODE), 2, "expired"),
        ((*API, "nonsense"), 2, "does not know such a telephone number"),
        ((*API, PHONE, "11111"), 2, "the code is wrong"),
        ((*API, PHONE), 4, "input ended"),
        ((*API,), 4, "input ended"),
        (("x", "12345", "short", API_HASH), 2, "api_hash has 32 digits"),
        ((str(API_ID), "0" * 32, PHONE), 4, "api_id with this api_hash"),
    ]
    for lines, code, words in cases:
        with SignInHome(server) as home:
            done = home.run("login", "telegram", expect=code, env=home.env(), stdin="".join(f"{line}\n" for line in lines).encode())
            check(words in done.stderr.decode(), f"exit {code}: expected {words!r} in {done.stderr.decode()[-600:]!r}")
            home.no_trace(done.stdout + done.stderr)
    with SignInHome(server) as home:  # what Telegram does not take is asked for again
        home.login(str(API_ID), "0" * 32, PHONE, expect=4)
        equal(home.login(*API, PHONE, CODE)[0], ["api", "phone", "code", "ready"], "after a wrong api_hash")


def lost(server):
    with SignInHome(server) as home:
        home.login(*API, PHONE, CODE)
        server.control("revoke", account="9996610001", error="SESSION_REVOKED")
        steps, _ = home.login(PHONE, CODE)
        check(steps[-1] == "ready" and "code" in steps, f"a session that was ended elsewhere is asked for again: {steps}")
        equal(home.acts(), ["sign_in", "session_lost", "sign_in"], "the audit log")


def flooded(server):
    with SignInHome(server) as home:
        server.control("fault", method="auth.sendCode", action="flood", seconds=300)
        _, said = home.login(*API, PHONE, expect=5)
        check("300 s" in said, "the wait is told")
        asked = server.calls()["auth.sendCode"]
        _, said = home.login(PHONE, expect=5)
        check("asked to wait" in said, f"and kept for the next time: {said}")
        equal(server.calls()["auth.sendCode"], asked, "nothing is asked before its time")
        server.control("clear_faults")


def new_terms(server):
    """Told while signing in, whatever the way; the session is there, and of no use until they are accepted elsewhere."""
    with SignInHome(server) as home:
        server.control("terms", text="canary terms")
        steps, said = home.login(*API, PHONE, CODE, expect=4)
        equal(steps, ["api", "phone", "code", "refused"], "steps with new terms")
        check("new terms of service" in said and "canary terms" not in said, f"says what to do: {said}")
        equal(home.acts(), ["sign_in"], "somebody is signed in")
        equal(home.login(expect=4)[0], ["refused"], "and again")
        server.control("terms", text="")
        equal(home.login()[0], ["ready"], "accepted elsewhere")
        equal(home.acts(), ["sign_in"], "one sign-in")
        server.control("terms", text="canary terms")
        equal(home.login(expect=4)[0], ["refused"], "newer terms")
        equal(home.logout()["was_signed_in"], True, "who does not accept them may sign out")
        equal(server.calls().get("auth.logOut"), 1, "at Telegram, too")


def without_network(server):
    with SignInHome(server) as home:
        home.login(*API, PHONE, CODE)
        server.kill()
        begin = time.monotonic()
        _, said = home.login(expect=1, TACIT_TELEGRAM_TIMEOUT_S="2")
        check("no connection to Telegram" in said and time.monotonic() - begin < 20, "no network is told, and soon")
        done = home.run("logout", "telegram", expect=1, env=home.env(TACIT_TELEGRAM_TIMEOUT_S="2"))
        check("no connection to Telegram" in done.stderr.decode(), "logout without network")
        equal(home.logout("--local", TACIT_TELEGRAM_TIMEOUT_S="2")["local"], True, "logout --local")


def main():
    telegram_server.enter_namespace()
    if telegram_server.missing():
        skip(telegram_server.missing())
    for test in (by_phone, by_password, by_other_ways, interrupted, by_qr, refused, lost, flooded, new_terms, without_network):
        with TelegramServer(CORPUS) as server:
            test(server)
            print(f"{test.__name__}: passed", flush=True)
    # TDLib looks for Telegram's addresses by itself when it cannot connect (docs/PRIVACY.md).
    print("packets for elsewhere:", telegram_server.egress())


main()
