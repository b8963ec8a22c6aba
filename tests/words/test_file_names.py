"""Names that Windows does not take are known on every system."""

import pytest

from actionplan.words.file_names import why_unfit, without_unfit


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("CON", "Windows keeps the name “CON” for a device"),
        ("aux.tracker.xlsx", "Windows keeps the name “aux” for a device"),
        ("nul .txt", "Windows keeps the name “nul” for a device"),
        ("COM1.db", "Windows keeps the name “COM1” for a device"),
        ("lpt¹", "Windows keeps the name “lpt¹” for a device"),
        ("a:b", "Windows takes no name with : in it"),
        ("what?.yaml", "Windows takes no name with ? in it"),
        ('"quoted"', 'Windows takes no name with " in it'),
        ("a|b", "Windows takes no name with | in it"),
        ("<a>", "Windows takes no name with < in it"),
        ("a*", "Windows takes no name with * in it"),
        ("tab\there.yaml", "Windows takes no name with a control character, such as a tab, in it"),
        ("a\x01.db", "Windows takes no name with a control character, such as a tab, in it"),
        ("a\x7f", "Windows takes no name with a control character, such as a tab, in it"),
        ("a" * 256, "a name has at most 255 letters, and this one has 256"),
        ("\U0001f600" * 128, "a name has at most 255 letters, and this one has 256"),
        ("trailing dot.", "Windows drops the full stop at the end of such a name"),
        ("trailing space ", "Windows drops the space at the end of such a name"),
    ],
)
def test_why_a_name_is_unfit(name, why):
    assert why_unfit(name) == why


@pytest.mark.parametrize(
    "name",
    [
        "plan.yaml",
        "Zoë's 50% & #1 (draft).xlsx",
        ".jupyter",
        "console.txt",
        "com10",
        "my-con.db",
        "a.con",
        "1",
        "a" * 255,
        "é" * 255,
        "odd \udcff.yaml",
    ],
)
def test_other_names_are_fit(name):
    assert why_unfit(name) == ""


def test_a_name_is_kept_without_what_windows_does_not_take():
    assert without_unfit('a<b>:"c|d?e*f\\g/h\ti\x7f') == "a-b---c-d-e-f-g-h-i-"
    assert without_unfit("Our own look, 2017 & later") == "Our own look, 2017 & later"
