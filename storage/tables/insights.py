"""How many there were of what on each day: numbers, and nobody in them."""

from sqlalchemy import Column, Integer, String, Table

from storage.tables.base import metadata

tally = Table(
    "tally",
    metadata,
    Column("day", String(10), primary_key=True),  # 2026-11-17, where the organisation is
    Column("measure", String(20), primary_key=True),  # domain/insights: Measure
    Column("key", String(60), primary_key=True),  # of what: a group, a state, a topic, hours; empty where there is none
    Column("many", Integer, nullable=False),
    sqlite_with_rowid=False,
)
