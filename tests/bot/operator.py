"""`kring …` in this process, as an operator types it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog
from click.testing import CliRunner, Result

import bot.__main__
from bot.settings import Settings

Command = Callable[..., Result]


@contextmanager
def operator(url: str) -> Iterator[Command]:
    """Commands on this store; what they set up for their log lines is gone afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def run(*words: str, **environment: str) -> Result:
        mine: dict[str, str | None] = {str(field.alias): None for field in Settings.model_fields.values()}
        mine |= {"DATABASE_URL": url, "COLUMNS": "250"} | environment
        return CliRunner().invoke(bot.__main__.main, words, env=mine)

    try:
        yield run
    finally:
        structlog.reset_defaults()
        root.handlers[:] = handlers
        root.setLevel(level)


def told(ended: Result, *, code: int = 0) -> str:
    """What it said, when it ended as it should."""
    assert ended.exit_code == code, ended.output
    assert code == 0 or isinstance(ended.exception, SystemExit), "a crash"
    return ended.stderr if code else ended.stdout
