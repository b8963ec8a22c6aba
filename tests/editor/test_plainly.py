"""What went wrong, in words for somebody who has no command to give and no path to look at."""

import pytest

from actionplan.desk.holding import HeldBy, Holder
from actionplan.editor.plainly import is_whole, plainly
from actionplan.words.errors import (
    BadChange,
    CannotIssue,
    NoStore,
    StoreTooNew,
    StoreUnavailable,
    UnknownOwner,
    UnknownPlan,
    UnknownRevision,
)

PATH = "S:/My plans/actionplan.db"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            StoreUnavailable(f"The store {PATH} is being written by somebody else. Try again in a moment."),
            "The store of the plan is being written by somebody else. Try again in a moment.",
        ),
        (
            StoreUnavailable(f"The store {PATH} could not be written: the disk is full or failing."),
            "The store of the plan could not be written: the disk is full or failing.",
        ),
        (
            HeldBy(
                f"The store {PATH} is in use by Director since 12 June 2017, 14:02; they were last seen 12 June "
                "2017, 14:31, and have gone. Nothing was saved: run actionplan take-over, then try again.",
                Holder("Director", "", "2017-06-12T13:02:00+00:00", "2017-06-12T13:31:00+00:00", gone=True),
            ),
            "Not saved: Director had this plan open since 12 June 2017, 14:02 and has gone. Press Take over, then try "
            "again.",
        ),
        (
            StoreUnavailable(
                "The server of the store postgresql://ann@server/plans did not accept the user name or the password. "
                "Correct the address (--store or ACTIONPLAN_STORE)."
            ),
            "The server of the store did not accept the user name or the password. Correct the address.",
        ),
        (
            StoreUnavailable(
                "The server of the store postgresql://ann@server/plans could not be reached. Check the address, or "
                "try again when it is running."
            ),
            "The server of the store could not be reached. Check the address, or try again when it is running.",
        ),
        (
            UnknownOwner("Bern", ["Ann", "Ben"]),
            'Nobody among the owners of the plan goes by "Bern". They are: Ann, Ben.',
        ),
        (
            BadChange(
                'Milestone “Show”, owner: "bern" is not in the register of owners; add it under owners, or use one of '
                "the ids there."
            ),
            'Milestone “Show”, owner: "bern" is not among the owners of the plan; write one of their names, or add it '
            "to the owners first.",
        ),
        (CannotIssue("Report 6 was issued meanwhile."), "Report 6 was issued meanwhile."),
    ],
)
def test_paths_commands_and_ids_are_left_out(error, said):
    assert plainly(error) == said


@pytest.mark.parametrize(
    "error",
    [
        NoStore(PATH),
        StoreTooNew(PATH, 9, 3),
        StoreUnavailable(f"{PATH} is not a store: it is a file of another kind. Check the path."),
        StoreUnavailable(
            f"{PATH} is a folder, not a store; name a file in it, such as {PATH}/actionplan.db."
        ),
        UnknownPlan("small", ["other"]),
        UnknownRevision("small", 6, 2),
    ],
)
def test_a_store_that_is_lost_is_told_whole_without_path_and_numbers(error):
    said = plainly(error)
    assert is_whole(said) and "still here" in said
    assert not any(one in said for one in (PATH, "6", "9", "2", "small"))
