"""Reports without a name, and together: receipts, mailboxes, supporters, and the report that another one goes with."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PARTIAL = {
    "ix_friction_lead": ("lead", "lead IS NOT NULL"),
    "ix_friction_waiting": ("received_at", "state = 'waiting'"),
    "ix_friction_mailbox": ("closed_at", "mailbox IS NOT NULL"),
    "ix_friction_heading": ("id", "title IS NOT NULL AND state IN ('received', 'taken')"),
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rebuild()
    else:
        _alter()
    for name, (column, where) in _PARTIAL.items():
        op.create_index(name, "friction", [column], sqlite_where=sa.text(where), postgresql_where=sa.text(where))
    op.create_table(
        "mailbox",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailbox")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "support",
        sa.Column("friction", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["friction"], ["friction.id"], name=op.f("fk_support_friction")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_support_person")),
        sa.PrimaryKeyConstraint("friction", "person", name=op.f("pk_support")),
        sqlite_with_rowid=False,
    )


def _alter() -> None:
    op.add_column("friction", sa.Column("naming", sa.String(length=10), nullable=False, server_default="named"))
    op.alter_column("friction", "naming", server_default=None)
    op.add_column("friction", sa.Column("receipt", sa.String(length=64), nullable=True))
    op.add_column("friction", sa.Column("mailbox", sa.String(length=48), nullable=True))
    op.add_column("friction", sa.Column("colleagues", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("friction", sa.Column("lead", sa.String(length=32), nullable=True))
    op.alter_column("friction", "nonce", nullable=True)
    op.alter_column("friction", "reporter", nullable=True)
    op.create_unique_constraint(op.f("uq_friction_receipt"), "friction", ["receipt"])
    op.create_foreign_key(op.f("fk_friction_lead"), "friction", "friction", ["lead"], ["id"])
    op.alter_column("event", "person", nullable=True)
    op.add_column("event", sa.Column("alternative", sa.Text(), nullable=True))


def _rebuild() -> None:
    """SQLite changes a column by copying its table; keys between tables are checked before the commit."""
    friction = (
        "id, code, nonce, state, queue, topic, leaf, pace, impact, words, would_help, reporter, handler, title, "
        "version, received_at, take_by, decide_by, closed_at"
    )
    op.create_table(
        "friction_new",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("naming", sa.String(length=10), nullable=False),
        sa.Column("nonce", sa.String(length=32), nullable=True),
        sa.Column("receipt", sa.String(length=64), nullable=True),
        sa.Column("mailbox", sa.String(length=48), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("queue", sa.String(length=20), nullable=False),
        sa.Column("topic", sa.String(length=20), nullable=True),
        sa.Column("leaf", sa.String(length=40), nullable=True),
        sa.Column("pace", sa.String(length=20), nullable=False),
        sa.Column("impact", sa.String(length=20), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("would_help", sa.Text(), nullable=True),
        sa.Column("colleagues", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("reporter", sa.String(length=64), nullable=True),
        sa.Column("handler", sa.String(length=64), nullable=True),
        sa.Column("title", sa.String(length=80), nullable=True),
        sa.Column("lead", sa.String(length=32), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("take_by", sa.BigInteger(), nullable=False),
        sa.Column("decide_by", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["handler"], ["person.id"], name=op.f("fk_friction_handler")),
        sa.ForeignKeyConstraint(["reporter"], ["person.id"], name=op.f("fk_friction_reporter")),
        sa.ForeignKeyConstraint(["lead"], ["friction.id"], name=op.f("fk_friction_lead")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_friction")),
        sa.UniqueConstraint("code", name=op.f("uq_friction_code")),
        sa.UniqueConstraint("nonce", name=op.f("uq_friction_nonce")),
        sa.UniqueConstraint("receipt", name=op.f("uq_friction_receipt")),
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO friction_new (naming, {friction}) SELECT 'named', {friction} FROM friction")
    op.create_table(
        "event_new",
        sa.Column("friction", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("alternative", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["friction"], ["friction.id"], name=op.f("fk_event_friction")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_event_person")),
        sa.PrimaryKeyConstraint("friction", "version", name=op.f("pk_event")),
        sqlite_with_rowid=False,
    )
    columns = "friction, version, at, act, person, words"
    op.execute(f"INSERT INTO event_new ({columns}) SELECT {columns} FROM event")
    op.drop_table("event")
    op.drop_table("friction")
    op.rename_table("friction_new", "friction")
    op.rename_table("event_new", "event")
    op.create_index("ix_friction_reporter", "friction", ["reporter", "received_at"])
    op.create_index("ix_friction_queue_state", "friction", ["queue", "state", "received_at"])
