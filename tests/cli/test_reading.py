"""`read-target` and `read-date` take any text, also one that begins with a hyphen."""

import json

import pytest


@pytest.mark.parametrize("text", ["-5", "-5%", "- 5 events", "--help me", "-h", "--year-end figures"])
@pytest.mark.parametrize("command", ["read-target", "read-date"])
def test_a_text_that_begins_with_a_hyphen_is_text(run, command, text):
    ran = run(command, text, "--json", "--year", "2017-18")
    assert ran.code == 0
    assert json.loads(ran.out)["as_written"] == text


def test_options_behind_or_before_a_text_with_a_hyphen_still_work(run):
    assert run("read-date", "--year", "2017-18", "- 5 June").out == "5 June 2017\n"
    assert json.loads(run("read-target", "--json", "--", "--help me").out)["as_written"] == "--help me"
