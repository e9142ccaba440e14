"""A PostgreSQL server of the test run's own: on a free port, with a folder of its own."""

import functools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg

USER = "hindsight"  # the server's owner, a superuser: what a private server gives
DATABASE = "hindsight"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")


@functools.cache
def programs():
    """The folder of the newest PostgreSQL's programs, None when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    named = found[-1] if found else shutil.which("initdb")
    return Path(named).resolve().parent if named else None


def unprivileged():
    """What makes a program run as someone other than root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


class PostgresServer:
    def __init__(self, *settings):
        self.folder = Path(tempfile.mkdtemp(prefix="hindsight-postgres-"))
        self._as = unprivileged()
        if self._as:
            os.chown(self.folder, self._as["user"], self._as["group"])
        self._run("initdb", "-D", "data", "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        self.port = _free_port()
        options = [
            f"port={self.port}",
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={self.folder}",
        ]
        flags = " ".join(f"-c {option}" for option in [*options, *QUICK, *settings])
        self._run("pg_ctl", "start", "-w", "-t", "60", "-D", "data", "-l", "log", "-o", flags)

    def url(self, database="postgres", user=USER):
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def create(self, name):
        """Make a database and return its name."""
        self.execute(f"create database {name}")
        return name

    def drop(self, name):
        self.execute(f"drop database if exists {name} with (force)")

    def empty(self, name):
        """Take every row of our tables out of a database; whoever is still connected is sent away."""
        self.execute(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'")
        tables = self.execute(
            "select tablename from pg_tables where schemaname = 'public' and tablename <> 'migrations'", name
        )
        self.execute("; ".join(f"delete from {table}" for (table,) in tables), name)

    def execute(self, statement, database="postgres"):
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            answer = connection.execute(statement)
            return answer.fetchall() if answer.description else []

    def stop(self):
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", "data")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program, *arguments):
        done = subprocess.run(
            [programs() / program, *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C"},
            stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if program == "initdb" else subprocess.DEVNULL,
            check=False,
            **self._as,
        )
        if done.returncode:
            log = self.folder / "log"
            said = log.read_text() if log.exists() else (done.stdout or b"").decode()
            raise RuntimeError(f"{program} failed:\n{said}")


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
