"""The test server of tests/fakes/telegram against the real libtdjson: what the other tests rely on.

    telegram_fake.py TACIT_PROGRAM     (only to find the build directory)
"""
import contextlib
import os
import subprocess
import sys
import time

import telegram_server
from harness import check, equal, skip
from tdlib import Client, Library
from telegram_fake_live import Live
from telegram_fake_reading import Reading, refused
from telegram_server import TelegramServer

import make_corpus

POSTS, COMMENTS = 300, 400


class Test(Reading, Live):
    def __init__(self, server, corpus):
        self.server, self.corpus = server, corpus
        self.library = Library(server.ports["key"])
        self.client = None

    def chat(self, number):
        return next(chat for chat in self.corpus["chats"] if chat["id"] == number)

    @contextlib.contextmanager
    def fresh_client(self, phone=None, **more):
        client = Client(self.library, self.server, **more)
        try:
            if phone:
                client.call("setAuthenticationPhoneNumber", phone_number=phone)
                client.wait_state("WaitCode", "WaitEmailCode", "WaitEmailAddress")
            yield client
        finally:
            client.close()

    def key_swap(self):
        """As the program is started: LD_PRELOAD changes the key, and refuses what it cannot change."""
        code = f"import ctypes, os; ctypes.CDLL({str(telegram_server.TDLIB)!r}, mode=os.RTLD_NOW | os.RTLD_DEEPBIND)"
        bad = self.server.base / "short.pem"
        bad.write_text("-----BEGIN RSA PUBLIC KEY-----\n")
        for key, expected in ((self.server.ports["key"], 0), (str(bad), 70), (str(self.server.base / "none"), 70)):
            more = {**self.server.environment(), "TACIT_TEST_TELEGRAM_KEY": key}
            equal(subprocess.run([sys.executable, "-c", code], env={**os.environ, **more}, capture_output=True).returncode, expected, "exit code")

    # --- signing in ---

    def code_types(self):
        for phone, kind in (("+9996610003", "Sms"), ("+9996610004", "SmsWord"), ("+9996610005", "SmsPhrase"), ("+9996610006", "Fragment")):
            with self.fresh_client(phone) as client:
                equal(client.state["code_info"]["type"]["@type"], "authenticationCodeType" + kind, "type of code")
                if kind == "Sms":
                    client.call("resendAuthenticationCode")
                    equal(client.state["code_info"]["type"]["@type"], "authenticationCodeTypeCall", "after a resend")
        with self.fresh_client("+9996610008") as client:
            equal(client.state["@type"], "authorizationStateWaitEmailCode", "code by mail")
            client.call("checkAuthenticationEmailCode", code={"@type": "emailAddressAuthenticationCode", "code": "22222"})
            client.wait_state("Ready")
        with self.fresh_client("+9996610009") as client:
            equal(client.state["@type"], "authorizationStateWaitEmailAddress", "an address is asked for")
            client.call("setAuthenticationEmailAddress", email_address="invented@example.org")
            client.wait_state("WaitEmailCode")
            client.call("checkAuthenticationEmailCode", code={"@type": "emailAddressAuthenticationCode", "code": "22222"})
            client.wait_state("WaitCode")

    def refusals(self):
        with self.fresh_client() as client:
            for phone, error in (("+9996610011", "PHONE_NUMBER_BANNED"), ("+9996610013", "PHONE_NUMBER_FLOOD"),
                                 ("+9996610014", "PHONE_PASSWORD_FLOOD"), ("+9996619999", "PHONE_NUMBER_INVALID")):
                refused(error, client.call, "setAuthenticationPhoneNumber", phone_number=phone)
        with self.fresh_client("+9996610012") as client:
            refused("PHONE_CODE_EXPIRED", client.call, "checkAuthenticationCode", code="22222")
        with self.fresh_client("+9996610010") as client:
            client.call("checkAuthenticationCode", code="22222")
            client.wait_state("WaitRegistration")
        with self.fresh_client(api_id=1) as client:
            refused("API_ID_INVALID", client.call, "setAuthenticationPhoneNumber", phone_number="+9996610001")

    def password(self):
        with self.fresh_client("+9996610002") as client:
            client.call("checkAuthenticationCode", code="22222")
            equal(client.wait_state("WaitPassword")["password_hint"], "what the staple is for", "hint")
            refused("PASSWORD_HASH_INVALID", client.call, "checkAuthenticationPassword", password="wrong horse")
            client.call("checkAuthenticationPassword", password="correct horse")
            client.wait_state("Ready")
            self.server.control("password", account="9996610002", password="other horse")
            client.wait_state("LoggingOut", "Closed")
            client.wait_state("Closed")

    def qr_code(self):
        with self.fresh_client() as client:
            client.call("requestQrCodeAuthentication", other_user_ids=[])
            check(client.wait_state("WaitOtherDeviceConfirmation")["link"].startswith("tg://login?token="), "a link to show")
            equal(self.server.control("qr_accept", account="9996610001")["sessions"], 1, "clients that wait")
            client.wait_state("Ready")
            client.call("logOut")
            client.wait_state("Closed")
        with self.fresh_client() as client:
            client.call("requestQrCodeAuthentication", other_user_ids=[])
            client.wait_state("WaitOtherDeviceConfirmation")
            equal(self.server.control("qr_accept", account="9996610002")["sessions"], 1, "clients that wait")
            client.wait_state("WaitPassword")

    def sign_in(self):
        client = self.client = Client(self.library, self.server)
        client.call("setAuthenticationPhoneNumber", phone_number="+9996610001")
        equal(client.wait_state("WaitCode")["code_info"]["type"]["@type"], "authenticationCodeTypeTelegramMessage", "type of code")
        refused("PHONE_CODE_INVALID", client.call, "checkAuthenticationCode", code="11111")
        client.call("checkAuthenticationCode", code="22222")
        client.wait_state("Ready")

    STEPS = ("key_swap", "code_types", "refusals", "password", "qr_code", "sign_in", "chats", "histories", "comments", "topics", "updates", "lost_connections",
             "floods", "errors", "reopen", "changes_between_pages", "looking_in", "crash", "joining", "captcha", "endings")

    def run(self):
        for step in self.STEPS:
            begin = time.monotonic()
            getattr(self, step)()
            print(f"{step}: {time.monotonic() - begin:.2f} s", flush=True)


def main():
    telegram_server.enter_namespace()
    why = telegram_server.missing()
    if why:
        skip(why)
    with TelegramServer(corpus := make_corpus.make(1, POSTS, COMMENTS)) as server:
        Test(server, corpus).run()
        log = server.control("calls")
        equal(log["problems"], [], "problems of the server")
        unknown = [method for method in log["counts"] if method.startswith("0x")]
        equal(unknown, [], "methods that the schema cannot name")
        equal(telegram_server.egress() or 0, 0, "packets for elsewhere")
        print(f"{len(log['calls'])} calls of {len(log['counts'])} methods; packets for elsewhere: {telegram_server.egress()}")


if __name__ == "__main__":
    main()
