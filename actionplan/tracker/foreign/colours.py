"""A status told by the colour behind a cell: the nearest of red, amber, green, blue and grey."""

from __future__ import annotations

from colorsys import rgb_to_hsv
from functools import lru_cache

from actionplan.words.vocabulary import Rag

LEAST_COLOUR = 0.07
"""A saturation below this is white, grey or black."""
GREY = (0.25, 0.92)
"""Without colour, a brightness between these is grey; above it is white or a stripe, below it black."""
_HUES: tuple[tuple[float, Rag | None], ...] = (
    (15, Rag.RED), (66, Rag.AMBER), (170, Rag.GREEN), (260, Rag.COMPLETE), (330, None), (360, Rag.RED),
)  # fmt: skip
"""The hue in degrees up to which a colour is red, amber (orange and yellow too), green, blue, purple, and red again."""


@lru_cache(maxsize=1_000)
def status_of_colour(hex6: str) -> Rag | None:
    """The status that a colour of six hexadecimal digits means; None for white, black, purple and what is no colour.

    Blue means complete and grey means not started, as in most schemes of the NHS and of councils.
    """
    try:
        red, green, blue = bytes.fromhex(hex6[-6:])
    except ValueError:
        return None
    hue, saturation, brightness = rgb_to_hsv(red / 255, green / 255, blue / 255)
    if saturation < LEAST_COLOUR:
        return Rag.NOT_STARTED if GREY[0] <= brightness <= GREY[1] else None
    if brightness < GREY[0]:
        return None
    return next(rag for end, rag in _HUES if hue * 360 <= end)


def is_odd(hex6: str) -> bool:
    """Whether a colour is none of a status, and yet a colour: purple."""
    try:
        red, green, blue = bytes.fromhex(hex6[-6:])
    except ValueError:
        return False
    _, saturation, brightness = rgb_to_hsv(red / 255, green / 255, blue / 255)
    return saturation >= LEAST_COLOUR and brightness >= GREY[0] and status_of_colour(hex6) is None


def contradict(word: Rag, colour: Rag) -> bool:
    """Whether a word and a colour cannot both be meant; green behind "complete" is usual."""
    told = {Rag.RED, Rag.AMBER, Rag.GREEN, Rag.COMPLETE}
    return word is not colour and {word, colour} <= told and {word, colour} != {Rag.GREEN, Rag.COMPLETE}
