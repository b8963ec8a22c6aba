"""Whoever follows a report is told how far it has come; nobody has to."""

from actionplan.reports.progress import following, tell


def test_a_follower_is_told_until_it_follows_no_more():
    told = []
    tell("nobody listens")
    with following(lambda *what: told.append(what)):
        tell("action plan report")
        tell("action plan report", 4, 26)
    tell("nobody listens any more")
    assert told == [("action plan report", 0, 0), ("action plan report", 4, 26)]


def test_the_inner_of_two_followers_is_told():
    outer, inner = [], []
    with following(lambda *what: outer.append(what)):
        with following(lambda *what: inner.append(what)):
            tell("a", 1, 2)
        tell("b", 1, 2)
    assert (outer, inner) == ([("b", 1, 2)], [("a", 1, 2)])
