"""Chance that comes out the same on the server and on every phone.

A number is drawn from a text with FNV-1a (Fowler, Noll, Vo) and mixed with the last step
of MurmurHash3, all in 32 bits, so that JavaScript finds it too.
"""

from datetime import date, time

from midweek_rules.schedule.beyond import AtRandom, minute

_MASK = 0xFFFFFFFF


def moments_at_random(chance: AtRandom, seed: str, day: date) -> list[time]:
    """Draw the moments of one day, in order, each at least the gap after the one before.

    Every set of moments that keeps the gaps is about equally likely.
    """
    free = [
        drawn(f"{seed}/{day.isoformat()}/{number}") * (chance.slack + 1) >> 32
        for number in range(chance.count)
    ]
    first = minute(chance.within.begins)
    found = [first + slack + n * chance.gap for n, slack in enumerate(sorted(free))]
    return [time(*divmod(min(one, 24 * 60 - 1), 60)) for one in found]


def drawn(text: str) -> int:
    """Draw a number of 32 bits from a text."""
    mixed = 0x811C9DC5
    for byte in text.encode():
        mixed = ((mixed ^ byte) * 0x01000193) & _MASK
    mixed = ((mixed ^ mixed >> 16) * 0x85EBCA6B) & _MASK
    mixed = ((mixed ^ mixed >> 13) * 0xC2B2AE35) & _MASK
    return mixed ^ mixed >> 16
