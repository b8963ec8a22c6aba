"""The commands that open the editor, as far as they need no server."""

import pytest


@pytest.mark.parametrize("command", ["edit", "app"])
def test_without_a_workbook_it_is_a_sentence(run, folder, command):
    ran = run(command, "--no-browser")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"There is no notebooks/workbook.ipynb in {folder}. Go to your workbook folder, or lay one out with: "
        "actionplan init my-workbook (in a folder that is there it adds what is missing).\n"
    )


@pytest.mark.parametrize(("command", "name"), [("edit", "JupyterLab"), ("app", "the web app")])
def test_the_options_reach_the_server(run, monkeypatch, command, name):
    from actionplan.editor import serving

    asked = []
    monkeypatch.setattr(serving, "serve", lambda front, wanted, told: asked.append((front.name, wanted)))
    options = ["--port", "9000", "--no-browser", "--plan", "small", "--store", "s.db", "--by", "Me"]
    assert run(command, *options).code == 0
    assert run(command).code == 0
    assert asked == [(name, serving.Wanted(9000, False, "small", "s.db", "Me")), (name, serving.Wanted())]


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_is_a_number(run, port):
    assert run("edit", "--port", port).code == 2
