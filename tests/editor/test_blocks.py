"""Blocks as plain JSON."""

import json

from actionplan.editor.blocks import (
    Ask,
    Button,
    Cell,
    Choice,
    Column,
    Drop,
    Field,
    Heading,
    Note,
    Row,
    Table,
    plain,
)


def test_a_block_is_told_without_what_is_at_its_default():
    assert plain(Heading("Trackers")) == {"text": "Trackers", "block": "heading"}
    assert plain(Heading("Trackers", level=3)) == {"text": "Trackers", "level": 3, "block": "heading"}


def test_a_table_is_told_with_its_rows_and_cells():
    table = Table(
        id="t",
        caption="Milestones",
        columns=[Column("owner", "Owner", "choice", [Choice("", "None")])],
        rows=[
            Row(
                "m",
                "Show",
                {
                    "owner": Cell(
                        "", [Note("asked", "quiet")], Ask("Who?", [Button("Ann", "save", {"id": "m"})])
                    )
                },
            )
        ],
    )
    assert plain(table) == {
        "id": "t",
        "caption": "Milestones",
        "columns": [
            {"name": "owner", "label": "Owner", "kind": "choice", "choices": [{"value": "", "label": "None"}]}
        ],
        "rows": [
            {
                "id": "m",
                "name": "Show",
                "cells": {
                    "owner": {
                        "under": [{"text": "asked", "tone": "quiet"}],
                        "ask": {
                            "text": "Who?",
                            "buttons": [{"label": "Ann", "do": "save", "args": {"id": "m"}}],
                        },
                    }
                },
            }
        ],
        "block": "table",
    }
    json.dumps(plain(table))


def test_a_text_to_copy_and_a_place_for_one_file_are_told_as_such():
    assert plain(Field("note", "Note", "lines", "Dear all", copy=True))["copy"] is True
    assert plain(Drop("d", "Drop one here", "take", (".xlsx",), multiple=False))["multiple"] is False
    assert "multiple" not in plain(Drop("d", "Drop some here", "take", (".xlsx",)))
