"""Sentences of commands as they are said at the page."""

import pytest

from actionplan.editor.panels.tracker_words import plainly


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        (
            "in the file; say what that is with --new-date corrected, agreed (with --agreed-by and --why) or expected.",
            "in the file; say what the new date is, or keep that of the plan.",
        ),
        (
            "a new milestone; or it is “A” (m-1): say which of the two in a decisions file.",
            "a new milestone; or it is “A” (m-1): decide which of the two.",
        ),
        (
            "correct it, or say in a decisions file that it is right (value: 5 July 2017).",
            "correct it, or put 5 July 2017 there if it is right.",
        ),
        (
            "bring the row back first (actionplan undo), then merge this file again",
            "bring the row back first, then drop this file again",
        ),
        (
            'The store does not hold the export "abcdefgh" that the tracker came from. Merge it where it was made, or '
            "take it in with actionplan tracker import.",
            "The store does not hold the tracker that it came from. If it is none of ours, drop it under Tables that "
            "others made.",
        ),
        (
            "who is it? Say who it is in the mapping file, under owners, or add it to the register.",
            "who is it? Say who it is below, or add it to the register.",
        ),
        (
            "is no status that is known; say in the mapping file, under statuses, what it means",
            "is no status that is known; say below what it means",
        ),
        ("With --apply this would add two milestones.", "Saving will add two milestones."),
        ("A sentence with nothing of the kind.", "A sentence with nothing of the kind."),
    ],
)
def test_a_sentence_names_no_command(said, plain):
    assert plainly(said) == plain
