"""PostgreSQL puts what an article says in its index at once, instead of in a list that every question reads through."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX ix_sought_found SET (fastupdate = off)")
        op.execute("SELECT gin_clean_pending_list('ix_sought_found')")
