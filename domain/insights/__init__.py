"""The numbers behind the overview: what is counted by the day, in which periods, and how folded (ME6, PS4, LC12)."""

from domain.insights.counting import MORE, Counted, Measure, Said, Step, of_question, of_report
from domain.insights.folding import (
    LEAST,
    LEAST_WORDS,
    Folded,
    Median,
    Share,
    Sure,
    about,
    fold,
    median,
    share,
)
from domain.insights.overview import (
    DAY,
    WEIGHTS,
    Closing,
    Digest,
    Issue,
    Overview,
    Pace,
    Span,
    block_of,
    score,
    settled,
    spans,
)

__all__ = [
    "DAY", "LEAST", "LEAST_WORDS", "MORE", "WEIGHTS", "Closing", "Counted", "Digest", "Folded", "Issue", "Measure",
    "Median", "Overview", "Pace", "Said", "Share", "Span", "Step", "Sure", "about", "block_of", "fold", "median",
    "of_question", "of_report", "score", "settled", "share", "spans",
]  # fmt: skip
