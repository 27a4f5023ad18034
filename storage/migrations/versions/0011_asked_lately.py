"""What was asked lately is counted without reading every question there ever was."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_question_asked_at"), "question", ["asked_at", "topic", "circle"])
