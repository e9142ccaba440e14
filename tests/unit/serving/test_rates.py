"""Who fails too often waits; who uploads too much waits too, without keeping others from it."""

from src.serving.rates import Failures, Quota

MB = 1024 * 1024


def test_ten_failures_are_enough_and_others_are_not_held_up():
    failures = Failures(each=10)
    for _ in range(10):
        assert not failures.too_many("a")
        failures.count("a")
    assert failures.too_many("a")
    assert not failures.too_many("b")


def test_many_strangers_close_nobodys_links():
    failures = Failures(each=10)
    for number in range(1_000):
        failures.count(f"10.0.{number // 250}.{number % 250}")
    assert not failures.too_many("a coach")


def test_one_who_goes_on_beyond_the_quota_takes_no_room_from_others():
    quota = Quota(each=60, of_all=100)
    for _ in range(50):
        quota.take("a", 20 * MB)
    assert quota.take("b", 40 * MB)


def test_uploads_have_a_size_and_an_end():
    quota = Quota(each=60, of_all=400)
    assert all(quota.take("a", 20 * MB) for _ in range(3))
    assert not quota.take("a", 1)
    assert quota.take("b", 20 * MB)


def test_many_addresses_do_not_fill_the_memory_either():
    quota = Quota(each=60, of_all=400)
    taken = sum(quota.take(f"10.0.0.{number}", 20 * MB) for number in range(100))
    assert taken == 20
