"""The real libtdjson in this process, for the test of tests/fakes/telegram itself."""
import base64
import ctypes
import json
import os
import pathlib
import tempfile
import time

import telegram_server

LOG_FATAL = 0


class Failed(Exception):
    """An answer of type error."""

    def __init__(self, answer):
        super().__init__(f"{answer['code']} {answer['message']}")
        self.code, self.message = answer["code"], answer["message"]


class Library:
    """Opened through key_swap's dlopen, as LD_PRELOAD would do it, so that TDLib takes the server's key."""

    def __init__(self, public_key, log_level=LOG_FATAL):
        os.environ["TACIT_TEST_TELEGRAM_KEY"] = public_key
        swap = ctypes.CDLL(str(telegram_server.key_swap()))
        swap.dlopen.restype = ctypes.c_void_p
        path = str(telegram_server.TDLIB)
        handle = swap.dlopen(path.encode(), os.RTLD_NOW | os.RTLD_LOCAL | os.RTLD_DEEPBIND)
        self.functions = ctypes.CDLL(path, handle=handle)
        self.functions.td_receive.restype = ctypes.c_char_p
        self.functions.td_receive.argtypes = [ctypes.c_double]
        self.functions.td_execute.restype = ctypes.c_char_p
        self.functions.td_send.argtypes = [ctypes.c_int, ctypes.c_char_p]
        self.functions.td_execute(json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": log_level}).encode())


class Client:
    """One client at a time: td_receive is one for all."""

    def __init__(self, library, server, directory=None, api_id=telegram_server.API_ID, api_hash=telegram_server.API_HASH):
        self.td = library.functions
        self.directory = directory or tempfile.mkdtemp(prefix="tdlib-", dir=server.base)
        self.id = self.td.td_create_client_id()
        self.last = 0
        self.updates = []
        self.state = None
        if server.proxy:
            proxy = {"@type": "proxy", "server": "127.0.0.1", "port": server.ports["socks"], "type": {"@type": "proxyTypeSocks5"}}
            self.send("addProxy", proxy=proxy, enable=True, comment="")
        self.send("setTdlibParameters", use_test_dc=True, database_directory=str(pathlib.Path(self.directory)), api_id=api_id, api_hash=api_hash,
                  database_encryption_key=base64.b64encode(b"k" * 32).decode(), system_language_code="en", device_model="test", application_version="1")
        self.wait_state("WaitPhoneNumber", "Ready")

    def send(self, method, **fields):
        self.last += 1
        self.td.td_send(self.id, json.dumps({"@type": method, "@extra": self.last, **fields}).encode())
        return self.last

    def receive(self, timeout):
        raw = self.td.td_receive(timeout)
        if raw is None:
            return None
        event = json.loads(raw)
        if event["@type"] == "updateAuthorizationState":
            self.state = event["authorization_state"]
        if "@extra" not in event:
            self.updates.append(event)
        return event

    def call(self, method, timeout=10, **fields):
        sent, end = self.send(method, **fields), time.monotonic() + timeout
        while time.monotonic() < end:
            event = self.receive(0.2)
            if event and event.get("@extra") == sent:
                if event["@type"] == "error":
                    raise Failed(event)
                return event
        raise TimeoutError(method)

    def wait_state(self, *names, timeout=10):
        wanted, end = {"authorizationState" + name for name in names}, time.monotonic() + timeout
        while self.state is None or self.state["@type"] not in wanted:
            if time.monotonic() > end:
                raise TimeoutError(f"{names}; the state is {self.state}")
            self.receive(0.1)
        return self.state

    def wait_update(self, kind, matches=lambda update: True, timeout=5):
        """The first update of this type that fits, of those that came since forget()."""
        seen, end = 0, time.monotonic() + timeout
        while time.monotonic() < end:
            for update in self.updates[seen:]:
                if update["@type"] == kind and matches(update):
                    return update
            seen = len(self.updates)
            self.receive(0.05)
        raise TimeoutError(kind)

    def forget(self):
        self.updates = []

    def close(self):
        if self.state["@type"] != "authorizationStateClosed":
            self.send("close")
            self.wait_state("Closed")
