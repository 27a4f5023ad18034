"""Log lines of fields, as JSON on standard error; never the words a person typed, nor a name."""

import json
import logging
import sys
from collections.abc import MutableMapping
from traceback import extract_tb
from typing import Any

import structlog


def begin(*, level: int = logging.INFO) -> None:
    """From here on every log line is JSON; lines of libraries too, from warnings up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OfLibraries())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_words,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


class OfLibraries(logging.Formatter):
    """A library's line without its message, which may quote a person: who wrote it, where, and the kind of error."""

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, Any] = {
            "event": "library", "logger": record.name, "level": record.levelname.lower(),
            "at": f"{record.pathname}:{record.lineno}", "exc_info": record.exc_info,
        }  # fmt: skip
        return json.dumps(without_words(None, "", event))


def without_words(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception as its kind and where it came from: its message may quote a person or a row."""
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["error"] = type(error).__qualname__
        event["trace"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(error.__traceback__)]
    return event
