"""What Windows lacks is not needed: the package runs where it is absent."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "templates" / "plans" / "thurrock-2017-18.yaml"
WITHOUT = """
import os, sys
for absent in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules[absent] = None
for absent in ("O_DIRECTORY", "fork", "geteuid", "getuid", "link", "setsid"):
    delattr(os, absent)
sys.argv = ["actionplan", *sys.argv[1:]]
from actionplan.cli import main
main()
"""


def without_posix(folder, *words):
    environment = os.environ | {"ACTIONPLAN_STORE": "plans.db"}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


def test_a_plan_is_loaded_changed_and_shown(tmp_path):
    assert without_posix(tmp_path, "load", str(EXAMPLE)).returncode == 0
    written = without_posix(tmp_path, "dump", "thurrock-2017-18", "--output", "plan.yaml")
    assert written.stdout == "Wrote plan.yaml\n"
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        plan.read_text("utf-8").replace("title: Annual Report published", "title: Yearbook"), "utf-8"
    )
    assert "now at revision 2" in without_posix(tmp_path, "load", "plan.yaml").stdout
    shown = without_posix(tmp_path, "show", "thurrock-2017-18", "--period", "P06", "--json")
    assert '"title": "Yearbook"' in shown.stdout
    assert shown.stderr == ""
