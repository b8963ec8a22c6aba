"""YAML as plain text: every scalar is the text written, every value knows its line, nothing runs.

There are no implicit types (`2017-06-23`, `No` and `1.10` stay text), and anchors, aliases and tags are
refused, so that no file can build an object or grow beyond its size.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from actionplan.words.english import shortened
from actionplan.words.errors import BadPlanFile

DEEPEST = 12
LARGEST = 64 * 1024 * 1024

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_UNPRINTABLE = yaml.reader.Reader.NON_PRINTABLE  # the characters that YAML has only as escapes

Path = tuple[str | int, ...]


def parse(text: str, source: str) -> tuple[Any, Mapping[Path, int]]:
    """The plain data of a YAML text, and the line of each value by its path (list places count from 0).

    Raises:
        BadPlanFile: naming the source and the line.

    """
    if len(text) > LARGEST:
        size = f"{source} is larger than {LARGEST // 1024 // 1024} MB, which no plan is"
        raise BadPlanFile([f"{size}; check that it is the right file."])
    _refuse_unprintable(text, source)
    try:
        reader = _Reader(text, source)
        return reader.read(), reader.lines
    except yaml.YAMLError as error:
        raise BadPlanFile([_sentence(error, source)]) from None


def _refuse_unprintable(text: str, source: str) -> None:
    found = _UNPRINTABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        code = f"U+{ord(found[0]):04X}"
        raise BadPlanFile(
            [f"{source}, line {line}: the character {code} cannot be shown and is refused; delete it."]
        )


class _Reader:
    """Builds plain data from the events of one YAML document."""

    def __init__(self, text: str, source: str) -> None:
        self.source = source
        self.lines: dict[Path, int] = {}
        self.loader = _Loader(text)

    def read(self) -> Any:
        try:
            self._skip(yaml.StreamStartEvent)
            if self.loader.check_event(yaml.StreamEndEvent):
                return None
            self._skip(yaml.DocumentStartEvent)
            data = self._value(())
            self._skip(yaml.DocumentEndEvent)
            if not self.loader.check_event(yaml.StreamEndEvent):
                raise self._refusal(
                    self.loader.peek_event(), "a second document begins here; keep one plan in a file"
                )
            return data
        finally:
            self.loader.dispose()

    def _skip(self, event: type) -> None:
        found = self.loader.get_event()
        assert isinstance(found, event)

    def _value(self, path: Path, line: int = 0) -> Any:
        """One value; `line` is that of its name, where it has one."""
        event = self.loader.get_event()
        self.lines[path] = line or event.start_mark.line + 1
        self._refuse_magic(event)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if len(path) >= DEEPEST:
            raise self._refusal(event, "the lists and groups are nested too deeply")
        return self._list(path) if isinstance(event, yaml.SequenceStartEvent) else self._group(path)

    def _list(self, path: Path) -> list[Any]:
        values: list[Any] = []
        while not self.loader.check_event(yaml.SequenceEndEvent):
            values.append(self._value((*path, len(values))))
        self.loader.get_event()
        return values

    def _group(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            event = self.loader.get_event()
            line = event.start_mark.line + 1
            self._refuse_magic(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refusal(event, "a name is expected here, followed by a colon")
            if event.value in values:
                sentence = f'"{shortened(event.value)}" is given twice in one group; keep one of them'
                raise self._refusal(event, sentence)
            values[event.value] = self._value((*path, event.value), line)
        self.loader.get_event()
        return values

    def _refuse_magic(self, event: Any) -> None:
        in_quotation_marks = "which a plan file may not use; put the text in quotation marks"
        if isinstance(event, yaml.AliasEvent):
            raise self._refusal(event, f'"*{event.anchor}" is a YAML alias, {in_quotation_marks}')
        if event.anchor is not None:
            raise self._refusal(event, f'"&{event.anchor}" is a YAML anchor, {in_quotation_marks}')
        if event.tag is not None:
            raise self._refusal(event, f'"{event.tag}" is a YAML tag, {in_quotation_marks}')

    def _refusal(self, event: Any, sentence: str) -> BadPlanFile:
        line: int = event.start_mark.line + 1
        return BadPlanFile([f"{self.source}, line {line}: {sentence}."])


def _sentence(error: yaml.YAMLError, source: str) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is not YAML"
    where = f", line {mark.line + 1}" if mark is not None else ""
    advice = (
        "Check the spaces at the start of the line, and put a text with a colon or a hash in quotation marks."
    )
    return f"{source}{where}: the text cannot be read as YAML ({problem}). {advice}"


# As a block such a text would be followed by "...", which ends the plan.
_OPEN_ENDED = re.compile(r"(?:\A|[\n\u2028\u2029])\n\Z")


class _PlainDumper(_Dumper):  # type: ignore[misc]
    """Writes texts of several lines as blocks where YAML can, and everything as text."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: Any, text: str) -> Any:
    as_block = "\n" in text and not _OPEN_ENDED.search(text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if as_block else None)


_PlainDumper.add_representer(str, _represent_text)


def emit(data: Any) -> str:
    """Plain data as YAML, for people to read and edit."""
    text: str = yaml.dump(
        data, Dumper=_PlainDumper, sort_keys=False, allow_unicode=True, width=110, default_flow_style=False
    )
    return text
