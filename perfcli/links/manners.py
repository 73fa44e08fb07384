"""How politely addresses are asked, and how long a server wants to be left alone."""

from email.utils import parsedate_to_datetime

from msgspec import Struct

AGAIN = (429, 500, 502, 503, 504)  # statuses after which it is worth asking once more


class Manners(Struct, frozen=True):
    """Hosts at once (each is asked one thing at a time), and seconds."""

    at_once: int = 6
    delay: float = 1.0  # between two requests to one host
    timeout: float = 20.0  # for a connection, and for each wait for an answer
    tries: int = 3
    backoff: float = 2.0  # before the second try; doubled for each one after
    longest: float = 60.0  # a server that asks for more is not asked again


def pause_before(tries: int, asked: float | None, manners: Manners) -> float | None:
    """Seconds to wait after so many tries, or None where it is not worth it.

    `asked` is what the server wants, and wins over our own backoff.
    """
    if tries >= manners.tries:
        return None
    if asked is None:
        return manners.backoff * 2.0 ** (tries - 1)
    return asked if asked <= manners.longest else None


def retry_after(value: str | None, now: str | None) -> float | None:
    """Seconds that a Retry-After header asks for: a number, or a date against the server's own.

    None where it is absent or unreadable.
    """
    if value is None:
        return None
    digits = value.strip()
    if digits.isascii() and digits.isdigit():
        return float(digits)
    try:
        wait = parsedate_to_datetime(value) - parsedate_to_datetime(now or "")
    except (TypeError, ValueError):
        return None
    return max(0.0, wait.total_seconds())
