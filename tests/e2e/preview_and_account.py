"""The same channel from a saved preview page and through TDLib: the same keys in either order, so that no post is there twice."""
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fakes" / "preview"))

import telegram_server  # noqa: E402
from harness import check, equal, skip  # noqa: E402
from preview_corpus import MORE, CANARIES  # noqa: E402
from site_of_previews import page_html  # noqa: E402
from telegram_home import KINDS, TelegramHome  # noqa: E402
from telegram_server import TelegramServer  # noqa: E402

from make_corpus import NEWS, make  # tests/fakes/telegram

NAME = "invented_news"
# What makes a row the same row, and whose it is. A preview names no author of a post.
KEYS = "SELECT platform, project, channel_id, message_id, author_kind, author, sent_at, thread_id, kind FROM messages ORDER BY message_id::BIGINT"
CHANNELS = "SELECT platform, project, channel_id, name, kind FROM channels"


def page(server):
    """As the site shows the channel, and which posts it shows."""
    chat = server.control("chat", chat=NEWS)["chat"]
    posts = []
    for row in server.rows(NEWS):
        kind = KINDS.get(row["kind"])
        if not row["keep"] or (kind != "text" and kind not in MORE):
            continue
        more = MORE[kind].format(**CANARIES) if kind in MORE else ""
        if row["signature"]:
            more += f'<span class="tgme_widget_message_from_author">{row["signature"]}</span>'
        posts.append({"id": row["id"], "date": row["date"], "text": row["text"], "more": more, "shown_views": str(row["views"] or 1)})
    channel = {"name": NAME, "id": NEWS, "title": chat["title"], "about": chat["about"], "subscribers": "101"}
    return page_html(channel, posts, False), {str(post["id"]) for post in posts}


def copy_of(home):
    other = TelegramHome(home.server)
    shutil.copytree(home.path, other.path)
    return other


def keys(home):
    return {row[3]: row for row in home.query(KEYS)}


def main():
    telegram_server.enter_namespace()
    if telegram_server.missing():
        skip(telegram_server.missing())
    with TelegramServer(make(posts=80, comments=10)) as server, TelegramHome(server) as first:
        first.run("init")
        first.sign_in()
        first.make_epoch("acme")
        first.choose(NAME)
        saved, shown = page(server)
        with copy_of(first) as second, copy_of(first) as third:
            first.collect()
            by_account = keys(first)
            check(len(shown) > 60 and shown <= set(by_account), "the page shows what the account collects")

            file = second.file("saved-page.html", saved)
            equal(second.load(file, "--as", "telegram-preview", "--project", "acme")["loaded"], len(shown), "the page alone")
            by_page = keys(second)
            equal(by_page, {number: row for number, row in by_account.items() if number in shown}, "keys of the page and of the account")
            equal(second.query(CHANNELS), first.query(CHANNELS), "the channel of both")

            report = second.collect()
            equal(report["loaded"], len(by_account) - len(shown), "collected after the page: only what it did not show")
            equal(keys(second), by_account, "the page, then the account")

            equal(first.load(file, "--as", "telegram-preview", "--project", "acme")["loaded"], 0, "imported after collecting: nothing new")
            equal(keys(first), by_account, "the account, then the page")

            third.load(file, "--as", "telegram-preview", "--project", "other")
            check(all(row[5] == "" for row in keys(third).values()), "and a page names no author")
            for home in (first, second):
                home.run("doctor")
        print(f"{len(shown)} posts of {len(by_account)}: one row each, in either order")
    equal(telegram_server.egress() or 0, 0, "packets for elsewhere")


main()
