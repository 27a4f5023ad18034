"""To whom a question was brought comes in the order of its acts; no moment is kept of it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, usual in (("version", "1"), ("place", "0")):
        op.add_column("asked", sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text(usual)))
    op.execute(  # the act at that moment, or the last one before it
        "UPDATE asked SET version = coalesce((SELECT max(e.version) FROM question_event e"
        " WHERE e.question = asked.question AND e.at <= asked.at), 1)"
    )
    op.drop_column("asked", "at")
