"""What a report does not import, and that leaving it out leaves no trace."""

import subprocess
import sys

REPORTS_ROOM = "from actionplan.reports import sections, run, params, notebook"


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_the_grammar_of_addresses_is_not_built_and_nothing_stays_behind():
    code = (
        "import sys\n"
        "from actionplan.reports.imports import without_address_grammar\n"
        "with without_address_grammar():\n"
        "    import papermill.execute, nbconvert.exporters\n"
        "print('jsonschema' in sys.modules, 'lark' in sys.modules, 'rfc3987_syntax' in sys.modules)"
    )
    assert run(code) == "True False False"


def test_a_grammar_that_is_there_already_stays():
    code = (
        "import sys\n"
        "from actionplan.reports.imports import without_address_grammar\n"
        "sys.modules['rfc3987_syntax'] = sys\n"
        "with without_address_grammar():\n"
        "    print(sys.modules['rfc3987_syntax'] is sys)\n"
        "print(sys.modules['rfc3987_syntax'] is sys)"
    )
    assert run(code).split() == ["True", "True"]


def test_the_reports_room_imports_nothing_heavy_until_it_runs():
    heavy = "{'pandas', 'matplotlib', 'papermill', 'nbconvert', 'nbformat', 'jupyter_client', 'IPython'}"
    assert run(f"import sys; {REPORTS_ROOM}; print({heavy} & set(sys.modules))") == "set()"
