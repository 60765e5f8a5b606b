"""Makes a corpus for server.js: an invented workspace, with canaries in every string that a person could stand behind.

    make_corpus.py OUT.json [--seed N] [--channels N] [--messages N] [--replies N] [--users N] [--end SECONDS] [--plain]

The same arguments give the same corpus. What must never leave the server is listed under "canaries"
(name -> value); a message whose text has one is not "plain". slack_rows.py says what is expected of each channel.
"""
import argparse
import json

from slack_corpus import make


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--channels", type=int, default=5, help="public ones with ordinary messages")
    parser.add_argument("--messages", type=int, default=500, help="in all of these together, replies among them")
    parser.add_argument("--replies", type=int, default=100)
    parser.add_argument("--users", type=int, default=30)
    parser.add_argument("--end", type=int, help="the time before which all was written; a date of 2023 by default")
    parser.add_argument("--plain", action="store_true", help="without canaries")
    options = parser.parse_args()
    corpus = make(options.seed, options.channels, options.messages, options.replies, options.users, options.end, not options.plain)
    with open(options.out, "w", encoding="utf-8") as out:
        json.dump(corpus, out, ensure_ascii=False)


if __name__ == "__main__":
    main()
