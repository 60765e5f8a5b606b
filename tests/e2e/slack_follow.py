"""Slack end to end: while `tacit collect --follow` polls, new messages, replies, edits, deletions and reactions become rows.

slack_follow.py TACIT [--messages N]"""
import signal
import subprocess
import time

from harness import TACIT, check, environment, equal, skip
from slack_compare import names_of, option, whole
from slack_home import SlackHome
from slack_server import SlackServer, missing, slack_corpus, slack_rows

ME = slack_corpus.ME
BURST = 250  # messages; a poll asks for 100


class Following:
    def __init__(self, server, home, channels):
        command = [TACIT, "--home", str(home.path), "collect", "--source", "slack", "--follow", "--progress", "plain"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(home.env(TACIT_SLACK_POLL_S="1")))
        self.home = home

    def until(self, what, is_so, seconds=60):
        """How long it took."""
        began = time.monotonic()
        while not is_so():
            check(time.monotonic() - began < seconds and self.process.poll() is None, what)
            time.sleep(0.1)
        return time.monotonic() - began

    def cell(self, channel, ts, column):
        return self.home.query(f"SELECT {column} FROM messages WHERE channel_id = '{channel}' AND message_id = '{ts}'")

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=30)
        return self.process.returncode


def count_of(home, channel):
    """How many rows there are; None before there is a lake."""
    out = home.run("query", f"SELECT count(*) FROM messages WHERE channel_id = '{channel}'", "--format", "csv", expect=None).stdout.decode().split()
    return int(out[1]) if len(out) == 2 else None


def burst(server, channel, count):
    commands = [{"do": "new", "channel": channel, "message": {"user": ME, "text": f"at once {number}"}} for number in range(count)]
    server.control("batch", commands=commands)


def events(server, home, channel, following):
    """Each sort of event, and how long it took to become a row."""
    took = {}
    new = server.control("new", channel=channel, message={"user": ME, "text": "new at noon"})["ts"]
    took["new"] = following.until("a new message becomes a row", lambda: following.cell(channel, new, "text") == [["new at noon"]])
    server.control("edit", channel=channel, ts=new, text="changed at noon", blocks=None)
    took["edit"] = following.until("an edit becomes a row", lambda: following.cell(channel, new, "text") == [["changed at noon"]])
    server.control("react", channel=channel, ts=new, name="tada", user=ME)
    took["reaction"] = following.until("a reaction is counted", lambda: following.cell(channel, new, "len(reactions)") == [["1"]])
    reply = server.control("new", channel=channel, message={"user": ME, "text": "a reply at noon", "thread_ts": new})["ts"]
    took["reply"] = following.until("a reply becomes a row", lambda: following.cell(channel, reply, "thread_id") == [[new]])
    second = server.control("new", channel=channel, message={"user": ME, "text": "one more reply", "thread_ts": new})["ts"]
    following.until("a second reply becomes a row", lambda: following.cell(channel, second, "thread_id") == [[new]])
    server.control("delete", channel=channel, ts=reply)
    took["deleted reply"] = following.until("a deleted reply is gone", lambda: following.cell(channel, reply, "1") == [])
    other = server.control("new", channel=channel, message={"user": ME, "text": "withdrawn at noon"})["ts"]
    following.until("a message before it is deleted", lambda: following.cell(channel, other, "1") == [["1"]])
    server.control("delete", channel=channel, ts=other)
    took["deletion"] = following.until("a deleted message is gone", lambda: following.cell(channel, other, "1") == [])
    return took


def main():
    if missing():
        skip(missing())
    corpus = slack_corpus.make(channels=2, messages=option("--messages", 200), replies=40)
    channels = slack_rows.public(corpus)[:2]
    with SlackServer(corpus) as server, SlackHome(server) as home:
        server.control("set", limits={"on": False})
        home.ready(*names_of(server, channels))
        # The look at the channel before its first poll waits, and more than a poll shows at once comes meanwhile.
        server.control("fault", method="conversations.info", channel=channels[0], call=2, action="ratelimit", retry_after=10)
        following = Following(server, home, channels)
        try:
            wanted = {channel: sum(row["keep"] for row in server.rows(channel)) for channel in channels}
            following.until("the history before following", lambda: all(count_of(home, channel) == wanted[channel] for channel in channels))
            burst(server, channels[0], BURST)
            following.until("all messages of a burst", lambda: count_of(home, channels[0]) == wanted[channels[0]] + BURST)
            took = events(server, home, channels[1], following)
            server.control("fault", method="conversations.history", action="drop", times=3)  # the network goes and comes
            late = server.control("new", channel=channels[0], message={"user": ME, "text": "after a fault"})["ts"]
            following.until("a new message after faults", lambda: following.cell(channels[0], late, "text") == [["after a fault"]])
            private = server.control("new", channel=channels[0], message={"user": ME, "text": "the last one"})["ts"]
            following.until("the last one", lambda: following.cell(channels[0], private, "1") == [["1"]])
            equal(following.stop(), 130, "an interrupt ends following")
        finally:
            following.process.kill()
            following.process.wait()
        whole(server, home, channels, "after following")
        equal(home.collect()["loaded"], 0, "nothing is left for the next run")
        print("following, a poll a second: " + ", ".join(f"{what} {seconds:.1f} s" for what, seconds in took.items()))


main()
