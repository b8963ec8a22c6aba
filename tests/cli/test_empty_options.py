"""An option that is typed and empty, as a variable is in a script where nobody has set it."""


def test_an_empty_period_is_not_taken_for_the_open_one(run, small):
    run("load", small)
    ran = run("show", "small", "--period", "")
    assert ran.code == 2
    assert "it is empty. Name a period, such as P06, or leave --period out for the open one." in ran.err
