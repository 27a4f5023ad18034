"""Whose proposal solved a report."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # as both stores take it at once: SQLite gives no key to a column that is there already
    op.execute("ALTER TABLE event ADD COLUMN helper VARCHAR(64) CONSTRAINT fk_event_helper REFERENCES person (id)")
