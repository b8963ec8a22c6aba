"""Copies of a store that a synchronising program makes where two computers saved at once, lest either be lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_ENDINGS = (
    r" \(.+\)",  # Dropbox, Google Drive, Nextcloud, Box
    r" \d+",  # iCloud
    r"_conflict-.+",  # ownCloud
    r"-(?=[^a-z]*[A-Z])[A-Z0-9-]+",  # OneDrive adds the name of the computer
    r"-(?i:.*(macbook|imac|laptop|desktop|pc).*)",
)
_ENDING = re.compile("|".join(_ENDINGS))


def copies_beside(store: Path) -> Sequence[str]:
    """The names of what look like copies of a store that another computer saved meanwhile, sorted."""
    with suppress(OSError):
        there = [one.stem for one in store.parent.glob(f"*{store.suffix}") if one.stem.startswith(store.stem)]
        return sorted(
            f"{one}{store.suffix}" for one in there if _ENDING.fullmatch(one.removeprefix(store.stem))
        )
    return []
