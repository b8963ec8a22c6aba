"""The figure in a cell."""

import pytest

from actionplan.tracker.cell_figures import decimal_point, read_figure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1450", 1450),
        ("1,450", 1450),
        ("1 450", 1450),
        ("1\u00a0450", 1450),
        ("1,234,567.89", 1234567.89),
        ("0.625", 0.625),
        (".5", 0.5),
        ("5.", 5),
        ("-3", -3),
        ("\u22123", -3),
        ("1.45E+06", 1_450_000),
        ("12k", 12_000),
        ("1.2 million", 1_200_000),
        ("twelve", 12),
        ("thirty-two", 32),
        ("nil", 0),
        ("２０", 20),
    ],
)
def test_a_plain_number(text, number):
    read = read_figure(text)
    assert (read.number, read.unit, read.approximate) == (number, "", False)


@pytest.mark.parametrize(
    "text",
    [
        "about 1450",
        "About 1,450",
        "c. 1,450",
        "c1450",
        "c 1450",
        "ca. 1450",
        "circa 1450",
        "approx. 1450",
        "approximately 1,450",
        "roughly 1450",
        "around 1450",
        "est. 1450",
        "~1450",
        "1450 approx",
        "1450 (approx.)",
        "1,450 est.",
    ],
)
def test_an_approximate_number(text):
    read = read_figure(text)
    assert (read.number, read.unit, read.approximate) == (1450, "", True)


def test_an_approximate_number_in_words():
    read = read_figure("about fifty")
    assert (read.number, read.approximate) == (50, True)


@pytest.mark.parametrize(
    ("text", "unit", "number", "said"),
    [
        ("41%", "%", 41, "%"),
        ("41 %", "", 41, "%"),
        ("41 per cent", "%", 41, "%"),
        ("41 percent", "", 41, "%"),
        ("1,450 visits", "visits a month", 1450, "visits"),
        ("twelve people", "people", 12, "people"),
        ("£1,200", "£", 1200, "£"),
        ("-£5", "£", -5, "£"),
        ("1200 pounds", "£", 1200, "£"),
        ("£1.2m", "£", 1_200_000, "£"),
        ("£1.2m", "£m", 1.2, "£m"),
        ("£1.2 million", "£m", 1.2, "£m"),
        ("£1.2m", "£ million", 1.2, "£m"),
        ("1.2m", "£m", 1.2, "£m"),
        ("5 m", "m", 5, "m"),
        ("312 per 100,000", "per 100,000", 312, "per 100,000"),
        ("312 per 100 000", "%", 312, "per 100,000"),
    ],
)
def test_a_number_with_its_unit(text, unit, number, said):
    read = read_figure(text, unit)
    assert (read.number, read.unit) == (number, said)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/a",
        "-",
        "#DIV/0!",
        "1,45",
        "1,5",
        "12,34",
        "1.2.3",
        "20 of 32",
        "20/32",
        "41-45",
        "<5",
        "1450+",
        "(3)",
        "approximately",
        "=1+1",
        "=cmd|' /C calc'!A0",
        "1_000",
        "NaN",
        "inf",
        "٣",
        "10²",
        "²",
        "1³",
        "10¹",
        "③",
        "⑳",
        "10₂",
        "½",
        "1½",
        "⅓",
        "Ⅻ",
        "⒈",
        "❶",
        "🄁",
        "1e16",
        "1e999",
        "9" * 30,
        "9" * 100_000,
        "1" + ",000" * 60,
        "\x00",
    ],
)
def test_no_figure(text):
    assert read_figure(text) is None


@pytest.mark.parametrize(
    ("text", "within"), [("62.5", 0.05), ("63", 0.5), ("1.2m", 50_000), ("1,450", 0.5), ("0.625", 0.0005)]
)
def test_how_exact_it_is(text, within):
    assert read_figure(text).within == within


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("19,5", "19.5"),
        ("1,45", "1.45"),
        ("0,25", "0.25"),
        ("19,5 %", "19.5"),
        ("1,450", ""),
        ("a,5", ""),
        ("19.5", ""),
    ],
)
def test_a_comma_for_a_decimal_point(text, point):
    assert decimal_point(text) == point
