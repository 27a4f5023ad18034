"""Alembic's way in: runs on the connection, and in the transaction, that `storage.migrations.upgrade` opened."""

from alembic import context

from storage import tables

connection = context.config.attributes.get("connection")
if connection is None:
    message = "migrations run within Kring's own lock and transaction: use `kring migrate`"
    raise RuntimeError(message)
context.configure(
    connection=connection,
    target_metadata=tables.metadata,
    transactional_ddl=True,  # true of both stores, since SQLite's transactions are ours
    render_as_batch=True,  # SQLite changes a table by rebuilding it
)
with context.begin_transaction():
    context.run_migrations()
