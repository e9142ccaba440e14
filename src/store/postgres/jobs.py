"""Work that one of all processes does at a time: whoever locks its row has it, the others pass by."""

from collections.abc import Iterator
from contextlib import contextmanager

from src.store.imports import now
from src.store.postgres import lane
from src.store.postgres.server import Server


@contextmanager
def alone(server: Server, athlete_id: str, job: str) -> Iterator[bool]:
    """Hold a job until the block ends; False: another process has it.

    The lock belongs to a transaction that stays open meanwhile, so a process that dies leaves none behind.
    """
    mine = {"athlete": athlete_id, "job": job}
    with server.about(athlete_id) as connection:
        lane.take(connection, athlete_id)
        connection.execute(
            "insert into jobs (athlete_id, job) values (%(athlete)s, %(job)s) on conflict do nothing", mine
        )
    with server.apart(athlete_id) as connection:
        taken = connection.execute(
            """
            select 1 from jobs where athlete_id = %(athlete)s and job = %(job)s
            for update skip locked
            """,
            mine,
        ).fetchone()
        yield taken is not None
        if taken is not None:
            connection.execute(
                "update jobs set taken_at = %(now)s where athlete_id = %(athlete)s and job = %(job)s",
                {**mine, "now": now()},
            )
