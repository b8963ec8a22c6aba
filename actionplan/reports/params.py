"""The parameters of a report: checked before anything runs, kept as plain text in `params/<plan>/`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from actionplan.files import make_folder, write_atomically
from actionplan.plan.fields import ID, is_day
from actionplan.plan.yaml_text import emit, parse
from actionplan.words.english import listed
from actionplan.words.errors import BadParameters, BadPlanFile
from actionplan.words.vocabulary import Audience

PERIOD = re.compile(r"\d{4}-\d{2}( (P\d{2}(\.\.(\d{4}-\d{2} )?P\d{2})?|Q[1-4]))?", re.ASCII)
HEAD = "# Parameters of the reports of one period: plain texts, the same names as in the notebooks.\n"


class ReportParams(BaseModel):
    """Which plan, which period, for whom, and the day of judgement (empty: the period's last, or today)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    plan: str
    period: str
    audience: str = Audience.LAY_MEMBERS.value
    as_at: str = ""

    @field_validator("plan")
    @classmethod
    def _is_an_id(cls, text: str) -> str:
        if not ID.fullmatch(text):
            raise ValueError(f'plan: "{text}" is not the id of a plan, such as thurrock-2017-18.')
        return text

    @field_validator("period")
    @classmethod
    def _is_a_full_name(cls, text: str) -> str:
        if not PERIOD.fullmatch(text):
            raise ValueError(f'period: "{text}" is not the full name of a period, such as 2017-18 P06.')
        return text

    @field_validator("audience")
    @classmethod
    def _is_an_audience(cls, text: str) -> str:
        known = [audience.value for audience in Audience]
        if text not in known:
            choice = f"{listed(known, 'or')}.{did_you_mean(text, known)}"
            raise ValueError(f'audience: "{text}" is none of {choice}')
        return text

    @field_validator("as_at")
    @classmethod
    def _is_a_day(cls, text: str) -> str:
        if text and not is_day(text):
            raise ValueError(f'as_at: "{text}" is not a day. Write it as 2017-06-25, or leave it empty.')
        return text

    @property
    def reader(self) -> Audience:
        """The audience that it is for."""
        return Audience(self.audience)

    @classmethod
    def checked(cls, given: Mapping[str, object], source: str = "The parameters") -> ReportParams:
        """Parameters from names and texts; unlike the constructor, a mistake is one sentence.

        Raises:
            BadParameters: for a misspelt, missing or wrong one.

        """
        check_names(given, source)
        try:
            return cls.model_validate(dict(given))
        except ValidationError as error:
            raise BadParameters(f"{source}: {_first(error)}") from None

    def values(self) -> dict[str, str]:
        """The parameters as plain texts by name."""
        return {name: getattr(self, name) for name in type(self).model_fields}


def path_of(folder: Path, plan: str, period_path: str) -> Path:
    """Where the parameters of a period are kept; `period_path` is such as `2017-18-P06`."""
    return folder / plan / f"{period_path}.yaml"


def read_params(path: Path) -> ReportParams:
    """Read a parameter file; everything in it is text.

    Raises:
        BadParameters: naming the file and what is wrong in it.

    """
    try:
        given, _ = parse(path.read_text("utf-8"), path.name)
    except (OSError, UnicodeDecodeError):
        raise BadParameters(f"{path} cannot be read as text. Check that it is the right file.") from None
    except BadPlanFile as error:
        raise BadParameters(str(error)) from None
    if not isinstance(given, dict):
        raise BadParameters(
            f"{path.name} holds no parameters. Write one on each line, such as period: 2017-18 P06."
        )
    return ReportParams.checked(given, path.name)


def chosen_params(kept: Path, named: Mapping[str, str], options: Mapping[str, str]) -> ReportParams:
    """The parameters of a run: an option beats the parameter file (which need not exist), the file the default.

    Raises:
        BadParameters: for a misspelt or wrong one, wherever it stands.
    """
    from_file = read_params(kept).values() if kept.exists() else {}
    return ReportParams.checked({**from_file, **named, **options})


def write_params(path: Path, params: ReportParams) -> None:
    """Write a parameter file, whole or not at all.

    Raises:
        CannotWrite: where the folder does not take it.

    """
    make_folder(path.parent)
    write_atomically(path, (HEAD + emit(params.values())).encode("utf-8"))


def check_names(given: Mapping[str, object] | Sequence[str], source: str) -> None:
    """Refuse names that are no parameters, and the lack of those that must be given.

    Raises:
        BadParameters: with the name that was probably meant.

    """
    fields = ReportParams.model_fields
    for name in given:
        if name not in fields:
            advice = did_you_mean(str(name), list(fields)) or f" They are {listed(list(fields))}."
            raise BadParameters(f'{source}: there is no parameter "{name}".{advice}')
    missing = [name for name, field in fields.items() if field.is_required() and name not in given]
    if missing:
        raise BadParameters(f"{source}: {listed(missing)} must be given.")


def did_you_mean(text: str, known: Sequence[str]) -> str:
    """` Did you mean "period"?` where something known is near; else nothing."""
    near = get_close_matches(text.casefold(), known, n=1)
    return f' Did you mean "{near[0]}"?' if near else ""


def _first(error: ValidationError) -> str:
    found = error.errors()[0]
    name = ".".join(str(part) for part in found["loc"])
    if found["type"] == "value_error":
        return str(found["ctx"]["error"])
    return f"{name} must be plain text."
