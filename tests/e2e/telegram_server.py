"""The test server of tests/fakes/telegram, and the surroundings in which the program finds it.

    telegram_server.enter_namespace()          # first of all: runs the script again without any network but loopback
    with TelegramServer(corpus) as server:
        home.run("collect", env=server.environment())
        server.control("fault", method="messages.getHistory", action="flood", seconds=3)

Where namespaces are not to be had, the program reaches the server through a SOCKS5 proxy on loopback, and
nothing proves that it reached nobody else; egress() is None then.
"""
import contextlib
import fcntl
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FAKE = ROOT / "tests" / "fakes" / "telegram"
TDLIB = ROOT / "third_party" / "prebuilt" / "lib" / "libtdjson.so"
API_ID, API_HASH = 12345, "0123456789abcdef0123456789abcdef"  # what the server takes
TEST_DCS = ("149.154.175.10", "149.154.167.40", "149.154.175.117")
TEST_DCS_6 = ("2001:b28:f23d:f001::e", "2001:67c:4e8:f002::e", "2001:b28:f23d:f003::e")
PORTS = (443, 80, 5222)  # TDLib goes through them after a connection was lost
IN_NAMESPACE = "TACIT_TEST_IN_NAMESPACE"
# What TDLib 1.8.67 calls by itself: when it starts, signs in, opens again, loads its list of chats, or has lost a connection.
# messages.getPeerSettings comes once for each chat of the list.
BACKGROUND = frozenset("""
    account.getChatThemes account.getContentSettings account.getNotifySettings account.getReactionsNotifySettings
    account.getSavedMusicIds account.getWebBrowserSettings account.updateStatus aicompose.getTones auth.bindTempAuthKey
    channels.getFullChannel contacts.getTopPeers help.getAppConfig help.getConfig help.getNearestDc help.getPeerColors
    help.getPeerProfileColors help.getPromoData help.getTermsOfServiceUpdate langpack.getLanguages messages.getAttachMenuBots
    messages.getAvailableEffects messages.getAvailableReactions messages.getDialogFilters messages.getDialogs
    messages.getDialogUnreadMarks messages.getFullChat messages.getPeerDialogs messages.getPeerSettings
    messages.getPinnedDialogs messages.getStickerSet updates.getChannelDifference updates.getDifference updates.getState
    users.getFullUser users.getUsers""".split())
sys.path.insert(0, str(FAKE))

import corpus_rows  # noqa: E402
from fake_server import FakeServer  # noqa: E402


def missing():
    """Why the server cannot run here, or None."""
    if shutil.which("node") is None:
        return "no node"
    if not TDLIB.exists():
        return "no libtdjson.so; run tools/bootstrap.sh"
    if key_swap() is None:
        return "no key_swap.so; build the target tacit_key_swap"
    return None


def key_swap():
    """The library that lets TDLib accept the server's key: $TACIT_KEY_SWAP, or in a build directory near the program."""
    named = os.environ.get("TACIT_KEY_SWAP")
    if named:
        return pathlib.Path(named)
    places = pathlib.Path(os.path.abspath(sys.argv[1])).parents if len(sys.argv) > 1 else []
    for place in [*places, *sorted((ROOT / "build").glob("*"))]:
        found = place / "tests" / "fakes" / "telegram" / "key_swap" / "key_swap.so"
        if found.exists():
            return found
    return None


def in_namespace():
    return IN_NAMESPACE in os.environ


def enter_namespace():
    """Starts the script anew in a network namespace of its own, with Telegram's test addresses on its loopback.

    Returns in the new process; and in the old one where a namespace is not to be had.
    """
    if in_namespace():
        set_up_loopback()
        return
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode != 0:
        print("no network namespace here: the test goes through a proxy, and does not prove that nothing else is reached")
        return
    os.environ[IN_NAMESPACE] = "1"
    sys.stdout.flush()
    os.execvp("unshare", ["unshare", "-rn", sys.executable, *sys.argv])


def set_up_loopback():
    """`ip link set lo up` and `ip addr add …` by the requests of netdevice(7)."""
    SIOCSIFADDR, SIOCSIFNETMASK, SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8916, 0x891c, 0x8913, 0x8914, 1
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        def address(request, name, value):
            fcntl.ioctl(s, request, struct.pack("16sHH4s8x", name, socket.AF_INET, 0, socket.inet_aton(value)))
        flags = struct.unpack_from("16sH", fcntl.ioctl(s, SIOCGIFFLAGS, struct.pack("16s16x", b"lo")))[1]
        fcntl.ioctl(s, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | IFF_UP))
        for i, each in enumerate(TEST_DCS):
            name = f"lo:{i + 1}".encode()
            address(SIOCSIFADDR, name, each)
            address(SIOCSIFNETMASK, name, "255.255.255.255")
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as s:  # a kernel may have no IPv6
        for each in TEST_DCS_6:
            fcntl.ioctl(s, SIOCSIFADDR, struct.pack("16sIi", socket.inet_pton(socket.AF_INET6, each), 128, socket.if_nametoindex("lo")))


def test_addresses():
    """Those that this namespace has."""
    def has(address):
        with contextlib.suppress(OSError), socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as s:
            s.bind((address, 0))
            return True
        return False
    return [address for address in TEST_DCS + TEST_DCS_6 if has(address)]


def egress():
    """How many packets this namespace wanted to send elsewhere: it has no route, so the kernel counts each as one without."""
    if not in_namespace():
        return None
    head, values = [line.split() for line in pathlib.Path("/proc/net/snmp").read_text().splitlines() if line.startswith("Ip:")]
    counted = int(values[head.index("OutNoRoutes")])
    with contextlib.suppress(FileNotFoundError):
        counted += sum(int(line.split()[1]) for line in pathlib.Path("/proc/net/snmp6").read_text().splitlines() if line.startswith("Ip6OutNoRoutes"))
    return counted


class TelegramServer(FakeServer):
    """`corpus` is a dictionary or the path of a file (tests/fakes/telegram/README.md)."""

    def __init__(self, corpus, proxy=None):
        super().__init__("telegram")
        self.corpus = corpus if isinstance(corpus, (str, os.PathLike)) else self.base / "corpus.json"
        if isinstance(corpus, dict):
            self.corpus.write_text(json.dumps(corpus, ensure_ascii=False))
        self.proxy = not in_namespace() if proxy is None else proxy

    def start(self, socks=0):
        """Ready on return. A server that was killed comes back with the same keys, and with its corpus as at the last "save"."""
        places = ["--socks", str(socks)] if self.proxy else [word for each in test_addresses() for port in PORTS for word in ("--direct", f"{each}:{port}")]
        command = ["node", FAKE / "server.js", self.corpus, "--state", self.base / "state", "--until", "eof", *places]
        self.launch(command)

    def crash(self, seconds=0):
        """Killed and started again on the same port; it knows what it knew."""
        self.control("save")
        socks = self.ports.get("socks", 0)
        self.kill()
        time.sleep(seconds)
        self.start(socks)

    def rows(self, number):
        """What is expected of a chat as it is now (corpus_rows.py)."""
        return corpus_rows.rows(self.control("snapshot")["corpus"], number)

    def settings(self):
        """Lines for the program's configuration file."""
        lines = ["[telegram]", "test_dc = true"]
        if self.proxy:
            lines.append(f'proxy = "socks5://127.0.0.1:{self.ports["socks"]}"')
        return "\n".join(lines) + "\n"

    def environment(self):
        """For the program's process."""
        return {"LD_PRELOAD": str(key_swap()), "TACIT_TEST_TELEGRAM_KEY": self.ports["key"]}

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
