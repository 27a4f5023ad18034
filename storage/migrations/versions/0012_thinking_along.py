"""What a key user told handlers is found without reading every act there ever was."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ALONG = sa.text("act IN ('context', 'propose')")


def upgrade() -> None:
    op.create_index("ix_event_along", "event", ["person"], sqlite_where=ALONG, postgresql_where=ALONG)
