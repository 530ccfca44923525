"""A register on a PostgreSQL server, shared by several computers."""
