"""What a full report turn costs beside the stock SDK's echo: CPU per activity, in the same minute on the same machine.

The server under measure, ours or the stock peer, has a process to itself; the load and the Teams it talks to are in
another (benchmarks/load.py). What is counted, and the last figures: benchmarks/README.md.
"""

import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
from sqlalchemy import text

import storage.store

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent  # of the venv this runs in
CACHE = HERE.parent / ".cache"  # on the disk of the project: in memory a synchronous write would cost nothing
PEER = HERE / ".venv"
LOCK = HERE / "requirements.lock"
GOAL = 1 / 5
FULL = 2  # PRAGMA synchronous
UNPACED = 100_000  # requests a second: the loop is closed by the service, not by the limit of Teams


class Wrong(click.ClickException):
    """The figures would not mean what they say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One server, measured once; CPU in milliseconds."""

    acts: int
    activities: int
    cpu_per_activity: float  # the closed loop and the delivery of all that was owed when it ended
    cpu_per_act: float
    loop_cpu_per_activity: float  # the closed loop alone
    activities_a_second: float
    cores: float  # kept busy in the closed loop
    owed_seconds: float  # that the delivery went on after the closed loop
    calls: int  # to Teams


@click.command()
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
@click.option("--seconds", type=click.FloatRange(0.1), default=4.0, show_default=True)
@click.option("--conversations", type=click.IntRange(1), default=8, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="prints JSON instead of a table")
@click.option("--rate", type=click.IntRange(1), default=UNPACED, help="KRING_RATE; 50 is what Teams allows")
def main(rounds: int, seconds: float, conversations: int, rate: int, *, as_json: bool) -> None:
    """Measures a full report turn beside the stock SDK's echo, in rounds of one and the other."""
    if not Path("/proc/self/stat").exists():
        raise Wrong("The CPU of a process is read from /proc, which only Linux has.")
    prepare()
    options = ["--seconds", str(seconds), "--conversations", str(conversations)]
    stock: list[Round] = []
    ours: list[Round] = []
    for _ in range(rounds):
        stock.append(measure_stock(options))
        ours.append(measure_ours(options, rate))
    print(json.dumps(as_data(stock, ours), indent=2) if as_json else as_table(stock, ours))


def prepare() -> None:
    """Makes the stock peer's venv from its hash-locked file, when it is missing or older than the file."""
    ready = PEER / "ready"
    if ready.exists() and ready.stat().st_mtime >= LOCK.stat().st_mtime:
        return
    print("setting up benchmarks/.venv", file=sys.stderr)
    environment = {"UV_CACHE_DIR": str(CACHE / "uv")} | os.environ
    locked = ["--python", str(PEER), "--require-hashes", "--requirements", str(LOCK)]
    for command in (["venv", "--clear", "--python", sys.executable, str(PEER)], ["pip", "install", *locked]):
        subprocess.run([str(BIN / "uv"), *command, "--quiet"], check=True, env=environment)
    ready.touch()


def measure_stock(options: Sequence[str]) -> Round:
    with folder() as home, serving([str(PEER / "bin" / "python"), str(HERE / "peer" / "echo.py")], home) as server:
        return summed(load(server, "echo", options))


def measure_ours(options: Sequence[str], rate: int) -> Round:
    """Raises Wrong unless everything answered is stored, for good, and everything owed was delivered."""
    with folder() as home:
        data = home / "data"
        lifted = {"KRING_ACTS_PER_MINUTE": "1000000", "KRING_RATE": str(rate)}
        with serving([str(BIN / "kring"), "demo", "--port", "0", "--data", str(data)], home, lifted) as server:
            measured = load(server, "report", options)
        check(data / "kring.db", measured["warm"] + measured["acts"])
        return summed(measured)


@contextmanager
def folder() -> Iterator[Path]:
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="turns-") as name:
        yield Path(name)


@contextmanager
def serving(command: Sequence[str], home: Path, settings: Mapping[str, str] | None = None) -> Iterator[tuple[str, int]]:
    """The address a server prints and its process id; it is stopped, and has ended, afterwards."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment |= settings or {}
    with (home / "stderr").open("w+") as told:
        server = subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.PIPE, stderr=told, text=True)
        try:
            assert server.stdout is not None
            found = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in server.stdout)
            address = next((one[0] for one in found if one), None)
            if address is None:
                told.seek(0)
                raise Wrong(f"{command[0]} did not start:\n{told.read()}")
            yield address, server.pid
        finally:
            server.terminate()
            server.communicate()


def load(server: tuple[str, int], kind: str, options: Sequence[str]) -> dict[str, Any]:
    address, process = server
    command = [sys.executable, str(HERE / "load.py"), address, str(process), kind, *options]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    if ended.returncode:
        raise Wrong(f"the load broke off:\n{ended.stderr}")
    measured: dict[str, Any] = json.loads(ended.stdout)
    return measured


def check(database: Path, reports: int) -> None:
    """Raises Wrong when a report that was answered is not stored, a message is still owed, or a commit is not FULL."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as raw:
        stored = raw.execute("SELECT count(*) FROM friction").fetchone()[0]
        told = raw.execute("SELECT count(*) FROM message WHERE kind = 'friction.work'").fetchone()[0]
        states = dict(raw.execute("SELECT state, count(*) FROM message GROUP BY state").fetchall())
    if not stored == told == reports:
        raise Wrong(f"{reports} reports were answered, {stored} are stored, and {told} told to somebody")
    if set(states) != {"done"}:
        raise Wrong(f"not everything owed was delivered: {states}")
    opened = storage.store.open_store(f"sqlite:///{database}")
    level = opened.write(lambda tx: int(tx.row(text("PRAGMA synchronous"))[0])).result()
    opened.close()
    if level != FULL:
        raise Wrong(f"the writer commits with synchronous={level}, not FULL")


def summed(measured: Mapping[str, Any]) -> Round:
    acts, activities, used = measured["acts"], measured["activities"], measured["cpu"]
    return Round(
        acts=acts,
        activities=activities,
        cpu_per_activity=(used + measured["owed_cpu"]) * 1000 / activities,
        cpu_per_act=(used + measured["owed_cpu"]) * 1000 / acts,
        loop_cpu_per_activity=used * 1000 / activities,
        activities_a_second=activities / measured["wall"],
        cores=used / measured["wall"],
        owed_seconds=measured["owed_wall"],
        calls=measured["calls"],
    )


def median(rounds: Sequence[Round], name: str) -> float:
    return float(statistics.median(getattr(one, name) for one in rounds))


def as_data(stock: Sequence[Round], ours: Sequence[Round]) -> dict[str, Any]:
    per_activity = median(ours, "cpu_per_activity") / median(stock, "cpu_per_activity")
    return {
        "stock": [asdict(one) for one in stock],
        "ours": [asdict(one) for one in ours],
        "ratio": per_activity,
        "ratio_per_report": median(ours, "cpu_per_act") / median(stock, "cpu_per_act"),
        "goal": GOAL,
        "met": per_activity <= GOAL,
    }


def as_table(stock: Sequence[Round], ours: Sequence[Round]) -> str:
    rows = [
        ("CPU ms per activity", "cpu_per_activity", ".2f"),
        ("  of which in the loop", "loop_cpu_per_activity", ".2f"),
        ("CPU ms per echo | report", "cpu_per_act", ".2f"),
        ("activities per second", "activities_a_second", ".0f"),
        ("cores busy in the loop", "cores", ".2f"),
        ("seconds of delivery after", "owed_seconds", ".2f"),
        ("activities", "activities", ".0f"),
        ("calls to Teams", "calls", ".0f"),
    ]
    lines = [f"{f'median of {len(ours)}':<28}{'stock echo':>12}{'our report':>12}"]
    for title, name, shape in rows:
        lines.append(f"{title:<28}{median(stock, name):>12{shape}}{median(ours, name):>12{shape}}")
    data = as_data(stock, ours)
    reached = "met" if data["met"] else "missed"
    lines.append(f"ratio per activity          1/{1 / data['ratio']:.1f}   goal 1/{1 / GOAL:.0f}: {reached}")
    lines.append(f"ratio of a report, which is two activities, to one echo   1/{1 / data['ratio_per_report']:.1f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
