"""Whom a message is for: what people are known by, and what they told of themselves, in rows that can be sought."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

PAGE = 1000  # people filled in at once


def upgrade() -> None:
    op.add_column("learner", sa.Column("ring", sa.String(length=10), nullable=True))
    op.add_column("person", sa.Column("department_key", sa.String(length=600), nullable=True))
    op.add_column("person", sa.Column("location_key", sa.String(length=600), nullable=True))
    op.create_table(
        "trait",
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_trait_person_person")),
        sa.PrimaryKeyConstraint("person", "by", "value", name=op.f("pk_trait")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "membership",
        sa.Column("group_id", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_membership_person_person")),
        sa.PrimaryKeyConstraint("group_id", "person", name=op.f("pk_membership")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_membership_person"), "membership", ["person"])
    _fold()
    _tell()


def _fold() -> None:
    """Where people work, as it is compared: SQL cannot fold case as Python does."""
    person = sa.table("person", *(sa.column(name) for name in (
        "id", "department", "location", "department_key", "location_key",
    )))  # fmt: skip
    known = sa.or_(person.c.department.is_not(None), person.c.location.is_not(None))
    keep = (
        sa.update(person)
        .where(person.c.id == sa.bindparam("who"))
        .values(department_key=sa.bindparam("there"), location_key=sa.bindparam("where"))
    )
    for page in _pages(person.c.id, person.c.department, person.c.location, where=known):
        rows = [{"who": who, "there": _key(place), "where": _key(where)} for who, place, where in page]
        op.get_bind().execute(keep, rows)


def _tell() -> None:
    """What was told before is sought from now on as well."""
    learner = sa.table("learner", sa.column("person"), sa.column("told"))
    trait = sa.table("trait", sa.column("person"), sa.column("by"), sa.column("value"))
    for page in _pages(learner.c.person, learner.c.told, where=sa.true()):
        rows = [{"person": who, "by": by, "value": value} for who, told in page for by, value in _traits(told)]
        if rows:
            op.get_bind().execute(sa.insert(trait).inline(), rows)


def _pages(
    key: sa.ColumnClause[Any], *columns: sa.ColumnClause[Any], where: sa.ColumnElement[bool]
) -> Iterator[Sequence[Any]]:
    after = ""
    page = sa.select(key, *columns).where(where, key > sa.bindparam("after")).order_by(key).limit(PAGE)
    while rows := op.get_bind().execute(page, {"after": after}).all():
        yield rows
        after = rows[-1][0]


def _key(words: str | None) -> str | None:
    return (words or "").strip().casefold() or None


def _traits(told: str) -> Iterator[tuple[str, str]]:
    kept = json.loads(told)
    yield from (("moment", one) for one in kept.get("scenarios", ()))
    yield from (("level", f"{app}:{level}") for app, level in kept.get("levels", {}).items() if level != "starter")
