"""Two athletes and a coach on one process, a thousand runs in turn: nobody ever sees what is another's."""

from random import Random

from src.sharing import Scope
from src.sharing.access import by_token
from src.sharing.grants import create_link
from tests.app.hosted import Visitor, with_link
from tests.app.test_hosted_guests import athlete

RUNS = 1_000
PAGES = ("log", "sessions", "lifts", "data")
LIGHT = ("log", "log", "log", "data")  # most runs, so that a thousand take seconds


def test_a_thousand_runs_in_turn_show_each_their_own(hosted):
    (anna, account), (bert, _) = athlete(hosted, "anna"), athlete(hosted, "bert")
    access = by_token(hosted, create_link(hosted, account["athlete_id"], "Kim", Scope(views=("log",))))
    visitors = {  # visitor -> the word they may see, the word they may not
        "anna": (anna, "annasecret", "bertsecret"),
        "bert": (bert, "bertsecret", "annasecret"),
        "guest of anna": (Visitor(cookies=with_link(access)), "annasecret", "bertsecret"),
    }
    chance, seen = Random(7), dict.fromkeys(visitors, 0)  # noqa: S311 - an order, no secret
    for run in range(RUNS):
        name = chance.choice(list(visitors))
        visitor, own, others = visitors[name]
        visitor.go(chance.choice(PAGES if run % 20 == 0 else LIGHT))
        sent = visitor.sent()
        assert others not in sent, (run, name)
        assert not visitor.app.exception
        seen[name] += own in sent
    assert min(seen.values()) > RUNS / 6


def test_a_session_on_the_sample_is_loaded_from_what_each_visitor_owns(hosted):
    """Both look at the same sample log: what is cached of it may hold nothing of either's settings."""
    seen = {}
    for name, dumbbells in (("anna", [10.0, 34.0]), ("bert", [5.0, 22.5])):
        visitor = Visitor(f"{name}@example.org")
        visitor.run()
        about = {"email": f"{name}@example.org"}
        mine = hosted.rows("select athlete_id from accounts where email = $email", about)[0]["athlete_id"]
        hosted.save_settings(mine, {"dumbbells_kg": dumbbells})
        visitor.go("plan")
        assert not visitor.app.exception
        seen[name] = [one.value.to_csv() for one in visitor.app.dataframe]
    assert seen["anna"]
    assert seen["anna"] != seen["bert"]
