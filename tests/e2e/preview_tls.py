"""Web previews as from the real site: https://t.me, by TLS, in a network namespace where that name is this machine. A certificate
that does not hold is refused in words, and nothing is asked for."""
import json
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fakes" / "preview"))

import telegram_server  # noqa: E402
from harness import ROOT, Home, check, equal, skip  # noqa: E402
from preview_corpus import make  # noqa: E402
from site_of_previews import Site  # noqa: E402

CERTIFICATES = ROOT / "tests" / "fakes" / "slack" / "certificates.js"
SYSTEM = "/etc/ssl/certs/ca-certificates.crt"  # what the program's libcurl trusts
# The authority is put in the place of the system's, and the name t.me into the hosts, for one program.
INSIDE = f'mount --bind "$1" {SYSTEM} && mount --bind "$2" /etc/hosts && shift 2 && exec "$@"'
NAME = "invented_news"


def certificates(directory, names, days=3650):
    """(context of a server, path of the authority's certificate)"""
    script = f"require({json.dumps(str(CERTIFICATES))}).certificates({json.dumps(str(directory))}, {json.dumps(names)}, {days})"
    subprocess.run(["node", "-e", script], check=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(directory / "server.pem", directory / "server.key")
    return context, directory / "ca.pem"


class TlsHome(Home):
    def __init__(self, base, authority):
        super().__init__()
        hosts = self.file("hosts", "127.0.0.1 localhost t.me\n")
        self.inside = ("unshare", "-m", "sh", "-c", INSIDE, "sh", str(authority), str(hosts))
        self.run("init")
        (self.path / "config.toml").write_text("version = 1\n[telegram]\npreview = true\n")

    def add(self, expect=0):
        return self.run("channels", "add", f"@{NAME}", "--preview", "--project", "acme", "--basis", "the maintainers", expect=expect, prefix=self.inside)


def fetched(base, channel):
    context, authority = certificates(base / "good", "subjectAltName=DNS:t.me")
    with Site([channel], port=443, tls=context) as site, TlsHome(base, authority) as home:
        home.add()
        equal(site.asked(), ["/robots.txt", f"/s/{NAME}"], "asked by HTTPS")
        done = home.run("collect", "--json", prefix=home.inside)
        equal(json.loads(done.stdout)["loaded"], len(channel["posts"]), "posts by HTTPS")
    return authority


def refused(base, channel, authority):
    cases = [("of another name", certificates(base / "name", "subjectAltName=DNS:t.me.example.org,DNS:*.t.me")[0], base / "name" / "ca.pem"),
             ("of an authority that nobody trusts", certificates(base / "authority", "subjectAltName=DNS:t.me")[0], authority),
             ("that has expired", certificates(base / "expired", "subjectAltName=DNS:t.me", days=-1)[0], base / "expired" / "ca.pem")]
    for what, context, trusted in cases:
        with Site([channel], port=443, tls=context) as site, TlsHome(base, trusted) as home:
            done = home.add(expect=1)
            check(b"the server's certificate does not hold" in done.stderr, f"a certificate {what}: {done.stderr.decode()[:300]}")
            equal((site.asked(), json.loads(home.run("channels", "list", "--json").stdout)["channels"]), ([], []), f"{what}: asked, and added")
        print(f"a certificate {what}: refused", flush=True)
    with Site([channel], port=443) as site, TlsHome(base, authority) as home:
        done = home.add(expect=1)
        check(b"no connection to the server" in done.stderr, f"a site without TLS: {done.stderr.decode()[:300]}")
        equal(site.asked(), [], "nothing is asked in the clear")


def main():
    telegram_server.enter_namespace()
    for program in ("node", "openssl", "unshare"):
        if shutil.which(program) is None:
            skip(f"no {program}")
    if not telegram_server.in_namespace():
        skip("no network namespace here: t.me cannot be this machine")
    if subprocess.run(["unshare", "-m", "sh", "-c", f"mount --bind /etc/hosts /etc/hosts && test -f {SYSTEM}"], capture_output=True).returncode != 0:
        skip("no mount namespace here, or no certificates of the system")
    base = pathlib.Path(tempfile.mkdtemp(prefix="tacit-tls-"))
    try:
        channel = make(15)
        authority = fetched(base, channel)
        refused(base, channel, authority)
    finally:
        shutil.rmtree(base)
    equal(telegram_server.egress(), 0, "packets for elsewhere")


main()
