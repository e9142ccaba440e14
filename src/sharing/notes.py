"""Notes of a coach on a day, a lift or a session, and the athlete's answers. One access, one conversation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from src.sharing.access import Access, NoAccess
from src.sharing.moments import now
from src.sharing.tokens import new_id
from src.store import Store, StoreError, Transaction

About = Literal["day", "lift", "session"]
LONGEST = 2_000
MOST_A_DAY = 50  # of one access


@dataclass(frozen=True)
class Note:
    """One note, or an answer to one."""

    note_id: str
    grant_id: str
    by_athlete: bool
    author: str
    about: About
    subject: str | None  # the lift, or the session's key
    day: date
    text: str
    created_at: datetime  # UTC
    reply_to: str | None


@dataclass(frozen=True)
class Written:
    """What someone wants to say, about what."""

    about: About
    subject: str | None
    day: date
    text: str

    def __post_init__(self) -> None:
        """Refuse a note without words, or of a length nobody reads."""
        if self.about not in ("day", "lift", "session") or (self.subject is None) != (self.about == "day"):
            raise ValueError("A note is about a day, or about a lift or session that is named.")
        if not self.text.strip():
            raise StoreError("Write something first.")
        if len(self.text) > LONGEST:
            raise StoreError(f"A note has at most {LONGEST:,} characters; this one has {len(self.text):,}.")


class Notebook:
    """The notes one access may read and write: those of its own conversation, of the days it covers."""

    def __init__(self, store: Store, access: Access, author: str) -> None:
        """Open the conversation; `author` is the name shown, given by us and never by a form."""
        self._store = store
        self._access = access
        self._author = author

    def add(self, written: Written) -> str:
        """Leave a note; the permission is looked up anew in the same transaction."""
        scope = self._access.scope
        if not scope.comment or not scope.covers(written.day):
            raise NoAccess
        with self._store.transaction() as tx:
            self._check_standing(tx)
            if self._written_lately(tx) >= MOST_A_DAY:
                raise StoreError(f"That is {MOST_A_DAY} notes in a day. The next one can be left tomorrow.")
            return _insert(tx, self._access.athlete_id, self._access.grant_id, self._author, written)

    def remove(self, note_id: str) -> None:
        """Take one of its own notes back."""
        with self._store.transaction() as tx:
            self._check_standing(tx)
            tx.rows(
                """
                update notes set deleted_at = $now
                where athlete_id = $athlete and grant_id = $grant and note_id = $note
                    and not by_athlete and deleted_at is null
                """,
                {**self._mine(), "note": note_id, "now": now()},
            )

    def all(self) -> list[Note]:
        """Return its notes and the athlete's answers, newest first."""
        rows = self._store.rows(
            f"{_LIST} and grant_id = $grant order by created_at desc, note_id", self._mine()
        )
        found = [_note(row) for row in rows]
        return [note for note in found if self._access.scope.covers(note.day)]

    def _mine(self) -> dict[str, Any]:
        return {"athlete": self._access.athlete_id, "grant": self._access.grant_id}

    def _check_standing(self, tx: Transaction) -> None:
        standing = tx.rows(
            """
            select grant_id from grants
            where athlete_id = $athlete and grant_id = $grant and revoked_at is null and expires_at > $now
            """,
            {**self._mine(), "now": now()},
        )
        if not standing:
            raise NoAccess

    def _written_lately(self, tx: Transaction) -> int:
        since = now().replace(hour=0, minute=0, second=0, microsecond=0)
        found = tx.rows(
            """
            select count(*) as n from notes
            where athlete_id = $athlete and grant_id = $grant and not by_athlete and created_at >= $since
            """,
            {**self._mine(), "since": since},
        )
        return int(found[0]["n"])


def conversations(store: Store, accesses: Iterable[Access]) -> dict[str, list[Note]]:
    """Return the conversation of each access that has one, by its id, newest note first.

    One question for each athlete: of notes a transaction sees those of one athlete and no other's.
    """
    return {access.grant_id: Notebook(store, access, "").all() for access in accesses if access.scope.comment}


def notes_to(store: Store, athlete_id: str) -> list[Note]:
    """Return every note left for an athlete, and the athlete's answers, newest first."""
    rows = store.rows(f"{_LIST} order by created_at desc, note_id", {"athlete": athlete_id})
    return [_note(row) for row in rows]


def answer(store: Store, athlete_id: str, author: str, note_id: str, text: str) -> str:
    """Let the athlete answer a note; StoreError when there is none."""
    with store.transaction() as tx:
        rows = tx.rows(f"{_LIST} and note_id = $note", {"athlete": athlete_id, "note": note_id})
        if not rows:
            raise StoreError("This note was taken back by its author.")
        to = _note(rows[0])
        written = Written(to.about, to.subject, to.day, text)
        return _insert(
            tx, athlete_id, to.grant_id, author, written, reply_to=to.reply_to or note_id, by_athlete=True
        )


def delete(store: Store, athlete_id: str, note_id: str) -> None:
    """Let the athlete delete any note on their log, with its answers."""
    with store.transaction() as tx:
        tx.rows(
            """
            update notes set deleted_at = $now
            where athlete_id = $athlete and (note_id = $note or reply_to = $note) and deleted_at is null
            """,
            {"athlete": athlete_id, "note": note_id, "now": now()},
        )


_LIST = "select * from notes where athlete_id = $athlete and deleted_at is null"


def _insert(
    tx: Transaction,
    athlete_id: str,
    grant_id: str,
    author: str,
    written: Written,
    *,
    reply_to: str | None = None,
    by_athlete: bool = False,
) -> str:
    note_id = new_id("n")
    tx.rows(
        """
        insert into notes values
            ($athlete, $note, $grant, $by_athlete, $author, $about, $subject, $day, $text, $now,
             $reply_to, null)
        """,
        {
            "athlete": athlete_id,
            "note": note_id,
            "grant": grant_id,
            "by_athlete": by_athlete,
            "author": author,
            "about": written.about,
            "subject": written.subject,
            "day": written.day,
            "text": written.text.strip(),
            "now": now(),
            "reply_to": reply_to,
        },
    )
    return note_id


def _note(row: dict[str, Any]) -> Note:
    return Note(
        row["note_id"],
        row["grant_id"],
        row["by_athlete"],
        row["author"],
        row["about"],
        row["subject"],
        row["day"],
        row["text"],
        row["created_at"],
        row["reply_to"],
    )
