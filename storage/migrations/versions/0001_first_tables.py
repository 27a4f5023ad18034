"""The first tables: people, queues, reports with their acts, what was answered, and what we owe."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "keep",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_keep")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "message",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("receiver", sa.String(length=400), nullable=False),
        sa.Column("occasion", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("retry_at", sa.BigInteger(), nullable=True),
        sa.Column("owner", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(length=400), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("data", sa.Text(), nullable=True),
        sa.Column("chat", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_message_later",
        "message",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state = 'later'"),
        postgresql_where=sa.text("state = 'later'"),
    )
    op.create_index(
        "ix_message_ready",
        "message",
        ["priority", "due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'ready'"),
        postgresql_where=sa.text("state = 'ready'"),
    )
    op.create_index("ix_message_receiver", "message", ["receiver", "kind"], unique=False)
    op.create_index(
        "uq_message_sending",
        "message",
        ["receiver"],
        unique=True,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_table(
        "once",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("card", sa.String(length=40), nullable=True),
        sa.Column("ids", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_once")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("department", sa.String(length=200), nullable=True),
        sa.Column("location", sa.String(length=200), nullable=True),
        sa.Column("language", sa.String(length=5), nullable=True),
        sa.Column("locale", sa.String(length=20), nullable=True),
        sa.Column("time_zone", sa.String(length=60), nullable=True),
        sa.Column("device_zone", sa.String(length=60), nullable=True),
        sa.Column("conversation", sa.String(length=400), nullable=True),
        sa.Column("service_url", sa.String(length=400), nullable=True),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("welcomed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tenant",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("service_url", sa.String(length=400), nullable=False),
        sa.Column("bot", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenant")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "friction",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("nonce", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("queue", sa.String(length=20), nullable=False),
        sa.Column("topic", sa.String(length=20), nullable=True),
        sa.Column("leaf", sa.String(length=40), nullable=True),
        sa.Column("pace", sa.String(length=20), nullable=False),
        sa.Column("impact", sa.String(length=20), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("would_help", sa.Text(), nullable=True),
        sa.Column("reporter", sa.String(length=64), nullable=False),
        sa.Column("handler", sa.String(length=64), nullable=True),
        sa.Column("title", sa.String(length=80), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("take_by", sa.BigInteger(), nullable=False),
        sa.Column("decide_by", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["handler"], ["person.id"], name=op.f("fk_friction_handler")),
        sa.ForeignKeyConstraint(["reporter"], ["person.id"], name=op.f("fk_friction_reporter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_friction")),
        sa.UniqueConstraint("code", name=op.f("uq_friction_code")),
        sa.UniqueConstraint("nonce", name=op.f("uq_friction_nonce")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_friction_queue_state", "friction", ["queue", "state", "received_at"], unique=False)
    op.create_index("ix_friction_reporter", "friction", ["reporter", "received_at"], unique=False)
    op.create_table(
        "queue",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("deputy", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["deputy"], ["person.id"], name=op.f("fk_queue_deputy")),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], name=op.f("fk_queue_owner")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_queue")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "role",
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_role_person")),
        sa.PrimaryKeyConstraint("person", "role", name=op.f("pk_role")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event",
        sa.Column("friction", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["friction"], ["friction.id"], name=op.f("fk_event_friction")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_event_person")),
        sa.PrimaryKeyConstraint("friction", "version", name=op.f("pk_event")),
        sqlite_with_rowid=False,
    )
