"""`python -m actionplan`, for where a script may not be started."""

from actionplan.cli import main

main()
