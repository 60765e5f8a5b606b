"""Words and canaries of the invented corpora."""

WORDS = ("the token bridge opens at noon and fees stay low while the validator set grows this week so the pool moves to the "
         "new contract after the audit with more depth on both sides of the book because supply is fixed").split()


def sentence(rng, coins):
    """With one of the coins somewhere in it."""
    words = rng.choices(WORDS, k=rng.randrange(4, 24))
    words.insert(rng.randrange(len(words)), rng.choice(coins))
    return " ".join(words).capitalize() + "."


class Planter:
    """Makes values that must never be seen again, and remembers them."""

    def __init__(self, rng, on):
        self.rng, self.on, self.planted = rng, on, {}

    def letters(self, count):
        return "".join(self.rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(count))

    def remember(self, what, value):
        self.planted[f"{what} {len(self.planted)}"] = value
        return value

    def word(self, what):
        """Anything in a field that is never kept."""
        return self.remember(what, "zq" + self.letters(12)) if self.on else "Invented"

    def mail(self, what):
        """An address in a text that is kept: the rest of the text survives."""
        return self.remember(what, f"{self.letters(11)}@{self.letters(8)}.org") if self.on else "nothing"

    def number(self, what):
        return int(self.remember(what, str(self.rng.randrange(5_100_000_000, 5_999_999_999))))

    def phone(self, what):
        return self.remember(what, "44791" + "".join(self.rng.choice("0123456789") for _ in range(7)))

    def id(self, what, prefix):
        """As Slack's: U, B, F … and ten letters."""
        return self.remember(what, prefix + self.letters(10).upper())

    def handle(self, what):
        return self.remember(what, self.letters(8) + "_" + self.letters(5)) if self.on else None
