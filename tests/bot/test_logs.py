import json
import subprocess
import sys
from typing import Any

import pytest

from bot import logs

WORDS = "Anna zegt dat de printer hapert"
PROGRAM = f"""
import logging, structlog, bot.logs
bot.logs.begin()
logging.getLogger("aiohttp.access").warning({WORDS!r})
log = structlog.get_logger()
log.info("turn.refused", text="refused-empty")
log.debug("unseen")
try:
    try:
        raise KeyError({WORDS!r})
    except KeyError as cause:
        raise ValueError({WORDS!r}) from cause
except ValueError:
    log.exception("turn.failed", ref="k1")
"""


def hear(words: str) -> None:
    raise LookupError(words)


def failure() -> Exception:
    with pytest.raises(LookupError) as raised:
        hear(WORDS)
    return raised.value


def test_every_line_is_json_of_fields_and_none_holds_words() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ran.stdout == ""
    assert WORDS not in ran.stderr
    lines = [json.loads(line) for line in ran.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["library", "turn.refused", "turn.failed"]
    assert lines[1]["text"] == "refused-empty"
    assert (lines[2]["error"], lines[2]["ref"], lines[2]["level"]) == ("ValueError", "k1", "error")
    assert all("timestamp" in line for line in lines[1:])


def test_an_exception_is_its_kind_and_where_it_came_from() -> None:
    error = failure()
    for given in (error, (type(error), error, error.__traceback__)):
        told = dict(logs.without_words(None, "error", {"event": "x", "exc_info": given}))
        assert (told["event"], told["error"]) == ("x", "LookupError")
        assert WORDS not in json.dumps(told)
        assert [place.rpartition(" ")[2] for place in told["trace"]] == ["failure", "hear"]
        assert all("test_logs.py:" in place for place in told["trace"])


def test_the_exception_at_hand_is_found() -> None:
    try:
        hear(WORDS)
    except LookupError:
        told = logs.without_words(None, "error", {"event": "x", "exc_info": True})
    assert told["error"] == "LookupError"
    assert "exc_info" not in told


@pytest.mark.parametrize("given", [None, False, (None, None, None)])
def test_a_line_without_an_exception_stays_as_it_is(given: Any) -> None:
    assert logs.without_words(None, "info", {"event": "x", "n": 1, "exc_info": given}) == {"event": "x", "n": 1}
