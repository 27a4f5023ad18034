"""What the vendor announced, what is suggested to make of it, and what somebody decided."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, SmallInteger, String, Table, Text, text

from storage.dialect import Json, Moment
from storage.tables.base import metadata

vendor_update = Table(
    "vendor_update",
    metadata,
    Column("id", String(40), primary_key=True),  # the vendor's
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("services", Json, nullable=False),
    Column("category", String(20), nullable=False),
    Column("severity", String(20), nullable=False),
    Column("starts", Moment),
    Column("ends", Moment),
    Column("act_by", Moment),
    Column("changed_at", Moment, nullable=False),  # by the vendor; with its id it says which version this is
    Column("major", Boolean, nullable=False),
    Column("tags", Json, nullable=False),
    Column("details", Json, nullable=False),
    Column("taken_at", Moment, nullable=False),  # when this version came here
    Column("suggestion", String(10), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("decision", String(10)),
    Column("decided_by", String(64), ForeignKey("person.id")),  # nobody: on the command line
    Column("decided_at", Moment),
    Column("moved", Json),  # dates that moved since: [which, before, after]
    Column("rank", SmallInteger),  # its place among those that wait, the highest first; null where nobody need look
    Index(
        "ix_vendor_update_waiting", "rank", "changed_at", "id",
        sqlite_where=text("rank IS NOT NULL"),
        postgresql_where=text("rank IS NOT NULL"),
    ),
    Index(
        "ix_vendor_update_moved", "id",
        sqlite_where=text("moved IS NOT NULL"),
        postgresql_where=text("moved IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)  # fmt: skip
