"""What all pictures are drawn with: their size, their letters, and nothing of the machine."""

import warnings
import xml.etree.ElementTree as ET
from base64 import b64decode

import pytest

from actionplan.reports.drawing import Picture, axes_in, font, new_figure, svg_of, write

SVG = "{http://www.w3.org/2000/svg}"


def drawn(text: str = "") -> bytes:
    with new_figure(200, 100) as figure:
        axes = axes_in(figure, (20, 10, 180, 90))
        axes.axis("off")
        if text:
            write(axes, 0, 0, text, 12)
        return svg_of(figure)


def letters(text: str) -> list[str]:
    """The outlines that a text is drawn with."""
    return [
        use.attrib["{http://www.w3.org/1999/xlink}href"]
        for use in ET.fromstring(drawn(text)).iter(f"{SVG}use")
    ]


def test_the_address_of_a_picture_is_the_whole_of_it():
    kind, _, content = Picture(b"<svg/>", 1, 1, "Nothing.").address.partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b64decode(content) == b"<svg/>"


def test_a_figure_is_as_many_pixels_as_it_is_asked_to_be():
    assert ET.fromstring(drawn()).attrib["viewBox"] == "0 0 200 100"


def test_axes_stand_in_their_box():
    with new_figure(200, 100) as figure:
        box = axes_in(figure, (20, 10, 180, 90)).get_position()
        assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx((0.1, 0.1, 0.9, 0.9))


def test_a_text_is_drawn_letter_by_letter_and_never_as_a_formula():
    found = letters("a $x^2$")
    assert len(found) == len("a $x^2$")
    assert found[2] == found[-1] != found[3]


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\t", "\u202e"])
def test_a_sign_that_cannot_be_drawn_is_a_space(sign):
    assert letters(f"a{sign}b") == letters("a b")


def test_nothing_is_said_of_when_and_by_what_it_was_drawn():
    assert b"Matplotlib" not in drawn("a") and b"dc:date" not in drawn("a")


def test_the_letters_come_with_matplotlib():
    assert font().get_file().endswith("/mpl-data/fonts/ttf/DejaVuSans.ttf")
    assert font("DejaVuSans-Bold").get_file().endswith("/mpl-data/fonts/ttf/DejaVuSans-Bold.ttf")


def test_what_the_tools_say_of_the_machine_is_not_heard_and_their_settings_are_as_before(capfd):
    import matplotlib

    before = dict(matplotlib.rcParams)
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        drawn("\u4e00")  # no letter of the font
    assert dict(matplotlib.rcParams) == before
    assert capfd.readouterr() == ("", "") and [str(w.message) for w in heard] == []
