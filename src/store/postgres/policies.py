"""Row-level security: a transaction sees the rows of the athlete it is about, without one it sees none.

Every table with an `athlete_id` is an athlete's. The tables of ACROSS are also asked without an athlete, each
for the reason given. All transactions run as a role that cannot step around this.
"""

from typing import LiteralString

from psycopg import errors, sql

from src.store.postgres.server import ROLE, Connection

# table -> why it is also asked without an athlete
ACROSS = {
    "accounts": "who signs in is found by provider and subject",
    "grants": "an access is found by its link, and a coach's by the coach",
    "invitations": "an invitation is found by its secret",
    "summaries": "a coach's list reads one row of each athlete who shares",
}
_OWN: LiteralString = "athlete_id = current_setting('hindsight.athlete', true)"
_OWN_OR_NO_ONES: LiteralString = (
    "coalesce(current_setting('hindsight.athlete', true), '') in ('', athlete_id)"
)
# An athlete sees, besides their own account, the names of those whom they gave access.
_GIVEN_ACCESS: LiteralString = (
    "account_id in (select subject from grants where grants.athlete_id = "
    "current_setting('hindsight.athlete', true))"
)
# Who operates the server may list the athletes, to copy them or to bring their logs up to date.
_OPERATOR: LiteralString = "current_setting('hindsight.operator', true) = 'on'"


def secure(connection: Connection) -> bool:
    """Put every table under row-level security and give the role its rights; cheap when nothing is new.

    Returns whether transactions have to run as the owner itself, for whom it is forced: where the server
    lets us make no role.
    """
    role = _make_role(connection)
    for table, own, rule in _tables(connection):
        seen = _seen(table, own=own)
        if rule != seen:  # none yet, or an earlier version's
            _hold_to(connection, table, seen)
        if role:
            connection.execute(
                sql.SQL("grant select, insert, update, delete on {} to {}").format(
                    sql.Identifier(table), sql.Identifier(ROLE)
                )
            )
    return not role


def _seen(table: str, *, own: bool) -> LiteralString:
    """Return which rows of a table a transaction sees."""
    if not own:
        return "true"
    if table == "athletes":
        return f"{_OWN} or {_OPERATOR}"
    if table == "accounts":
        return f"{_OWN_OR_NO_ONES} or {_GIVEN_ACCESS}"
    return _OWN_OR_NO_ONES if table in ACROSS else _OWN


def _hold_to(connection: Connection, table: str, seen: LiteralString) -> None:
    """Let a transaction see of a table what `seen` says; the policy's comment keeps its text."""
    for statement in (
        "alter table {table} enable row level security",
        "alter table {table} force row level security",
        "drop policy if exists whose on {table}",
        f"create policy whose on {{table}} using ({seen}) with check ({seen})",
    ):
        connection.execute(_in(table, statement))
    connection.execute(
        sql.SQL("comment on policy whose on {} is {}").format(sql.Identifier(table), sql.Literal(seen))
    )


def _make_role(connection: Connection) -> bool:
    """Make the role and let this user become it; False where this user may not and does not need to."""
    try:
        with connection.transaction():
            there = connection.execute("select 1 from pg_roles where rolname = %s", [ROLE]).fetchone()
            name = sql.Identifier(ROLE)
            if there is None:
                _create_role(connection)
            connection.execute(sql.SQL("grant {} to current_user").format(name))
            schema = connection.execute("select current_schema()").fetchone()
            if schema is not None:
                connection.execute(
                    sql.SQL("grant usage on schema {} to {}").format(sql.Identifier(schema[0]), name)
                )
    except errors.InsufficientPrivilege:
        if _steps_around(connection):
            raise  # nothing would hold this user: the caller says so
        return False
    return True


def _create_role(connection: Connection) -> None:
    """Create the role, unless another database of the server does so at this very moment."""
    try:
        with connection.transaction():
            connection.execute(sql.SQL("create role {} nologin nobypassrls").format(sql.Identifier(ROLE)))
    except (errors.DuplicateObject, errors.UniqueViolation):
        return


def _steps_around(connection: Connection) -> bool:
    row = connection.execute(
        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
    ).fetchone()
    return row == (True,)


def _tables(connection: Connection) -> list[tuple[str, bool, str | None]]:
    """Return each table of ours: its name, whether it has an athlete_id, the rule it is held to already."""
    return connection.execute(
        """
        select
            relname,
            exists (
                select 1 from pg_attribute
                where attrelid = pg_class.oid and attname = 'athlete_id' and not attisdropped
            ),
            obj_description(
                (select oid from pg_policy where polrelid = pg_class.oid and polname = 'whose'), 'pg_policy'
            )
        from pg_class
        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
            and relname <> 'migrations' and not relispartition
        order by relname
        """
    ).fetchall()


def _in(table: str, statement: LiteralString) -> sql.Composed:
    return sql.SQL(statement).format(table=sql.Identifier(table))
