"""A Python as bare as on Windows that does what it is told: one order in JSON a line, one answer a line."""

import io
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import zmq

from actionplan import cli, system
from actionplan.tracker.guards import process

HERE = Path(__file__).parent
# The process that reads a file looks at no settings of the machine, so it is told of these.
BARE = (
    f"import runpy, sys; sys.path.insert(0, {str(HERE.parents[1])!r}); "
    f"runpy.run_path({str(HERE / 'sitecustomize.py')!r}); assert 'resource' in sys.modules; "
)


def main() -> None:
    assert system.WINDOWS
    process._BEGIN = BARE + process._BEGIN
    zmq.Socket.bind, zmq.Socket.connect = without_ipc(zmq.Socket.bind), without_ipc(zmq.Socket.connect)
    answers, held = sys.stdout, []
    for line in sys.stdin:
        what, *words = json.loads(line)
        said = None
        if what == "hold":
            held += [Path(name).open("rb") for name in words]  # noqa: SIM115 -- until it is let go
        elif what == "let go":
            held = [file.close() for file in held][:0]
        elif what == "go to":
            os.chdir(words[0])
        else:
            said = command(what, *words)
        print(json.dumps(said), file=answers, flush=True)


def command(*words):
    said, error, sys.argv = io.StringIO(), io.StringIO(), ["actionplan", *words]
    with redirect_stdout(said), redirect_stderr(error):
        try:
            cli.main()
            code = 0
        except SystemExit as ended:
            code = ended.code or 0
    return code, said.getvalue(), error.getvalue()


def without_ipc(usual):
    def spoken(self, address, *rest):
        if address.startswith("ipc:"):
            raise zmq.ZMQError(zmq.EPROTONOSUPPORT)
        return usual(self, address, *rest)

    return spoken


main()
