"""What a library logs is one line of JSON, from which nobody's words can be read."""

import json
import subprocess
import sys
from typing import Any

import pytest

WORDS = "Anna zegt dat de printer hapert"
BEGIN = f"""
import asyncio, logging
import bot.logs
WORDS = {WORDS!r}
bot.logs.begin()
"""
LOGGED = {
    "an exception": """
try:
    raise LookupError(WORDS)
except LookupError:
    logging.getLogger("asyncio").exception(WORDS)
""",
    "a warning with arguments": """
logging.getLogger("asyncio").warning("%s, %d times", WORDS, 3)
""",
    "arguments that do not fit": """
logging.getLogger("asyncio").warning("%d", WORDS)
""",
    "a task that nobody waited for": """
async def fail():
    raise LookupError(WORDS)
async def main():
    task = asyncio.create_task(fail(), name=WORDS)
    await asyncio.sleep(0)
    del task
asyncio.run(main())
""",
    "a chain of exceptions": """
try:
    try:
        raise KeyError(WORDS)
    except KeyError as cause:
        raise LookupError(WORDS) from cause
except LookupError as error:
    logging.getLogger("asyncio").error("%s", error, exc_info=error, stack_info=True)
""",
    "lines of words": """
logging.getLogger("asyncio").error(WORDS + chr(10) + WORDS, extra={"words": WORDS})
""",
}


def line_of(program: str) -> dict[str, Any]:
    """The one line the program leaves behind."""
    ran = subprocess.run([sys.executable, "-c", BEGIN + program], capture_output=True, text=True, check=True)
    assert ran.stdout == ""
    assert WORDS not in ran.stderr
    (line,) = ran.stderr.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


@pytest.mark.parametrize("program", LOGGED.values(), ids=LOGGED)
def test_a_library_s_line_says_who_wrote_it_and_nothing_of_what_it_said(program: str) -> None:
    line = line_of(program)
    assert (line["event"], line["logger"]) == ("library", "asyncio")
    assert line["level"] in ("warning", "error")
    assert line["at"].rpartition(":")[2].isdigit()
    assert "exc_info" not in line
    if "LookupError" in program:
        assert line["error"] == "LookupError"
        assert line["trace"]


def test_what_a_library_tells_below_a_warning_is_not_logged() -> None:
    quiet = 'logging.getLogger("asyncio").info(WORDS)\nlogging.getLogger("asyncio").warning("x")'
    assert line_of(quiet)["level"] == "warning"


def test_what_was_set_up_before_does_not_log_beside_it() -> None:
    before = "import logging\nlogging.basicConfig(level=logging.DEBUG)\n"
    ran = subprocess.run(
        [sys.executable, "-c", f"{before}{BEGIN}logging.getLogger('asyncio').error(WORDS)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (len(ran.stderr.splitlines()), WORDS in ran.stderr) == (1, False)
