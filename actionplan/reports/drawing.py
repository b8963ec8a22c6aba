"""What all pictures are drawn with: static SVG, the same bytes for the same data, whatever the machine.

All letters are outlines of the font that matplotlib ships, so that no font and no setting of a person shows in a
picture. A length is in pixels.
"""

from __future__ import annotations

import warnings
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from actionplan.words.vocabulary import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

SETTINGS = {"svg.hashsalt": "actionplan", "svg.fonttype": "path"}
NOTHING_ABOUT_THE_RUN = {"Date": None, "Creator": None}


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG picture, its size, and what it shows."""

    svg: bytes
    width: int
    height: int
    alt: str

    @property
    def address(self) -> str:
        """The whole picture as an address, for an `img`."""
        return f"data:image/svg+xml;base64,{b64encode(self.svg).decode('ascii')}"


@contextmanager
def new_figure(width: float, height: float) -> Iterator[Figure]:
    """A figure as matplotlib ships it, whatever a person's own settings are.

    What it has to say of fonts and folders of the machine is not part of a report.
    """
    with redirect_stderr(StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import matplotlib
        from matplotlib.figure import Figure

        settings: Any = {**matplotlib.rcParamsDefault} | SETTINGS
        with matplotlib.rc_context(settings):
            figure = Figure(figsize=(width / 72, height / 72), dpi=72)
            figure.patch.set_visible(False)
            yield figure


def axes_in(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Axes in a box of left, bottom, right and top."""
    width, height = figure.get_size_inches() * 72
    left, bottom, right, top = box
    return figure.add_axes((left / width, bottom / height, (right - left) / width, (top - bottom) / height))


def write(axes: Axes, x: float, y: float, text: str, size: float, color: str = INK, **place: Any) -> None:
    """A text as it is written: no formula, and no sign that cannot be drawn."""
    drawable = "".join(sign if sign.isprintable() else " " for sign in text)
    axes.text(x, y, drawable, color=color, parse_math=False, font=font(), fontsize=size, **place)


def font(name: str = "DejaVuSans") -> FontProperties:
    """A font that matplotlib ships."""
    import matplotlib
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=f"{matplotlib.get_data_path()}/fonts/ttf/{name}.ttf")


def svg_of(figure: Figure) -> bytes:
    """The bytes of a picture, with nothing in them of when and by what it was drawn."""
    drawn = BytesIO()
    figure.savefig(drawn, format="svg", metadata=NOTHING_ABOUT_THE_RUN)
    return drawn.getvalue()
