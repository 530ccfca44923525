"""Runs the revisions on the connection it is given, all in that connection's transaction."""

from alembic import context

from medias_desktop.migrations.tables import metadata

connection = context.config.attributes["connection"]
context.config.attributes["metadata"] = metadata  # for whoever looks at the upgraded records
context.configure(
    connection=connection,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
