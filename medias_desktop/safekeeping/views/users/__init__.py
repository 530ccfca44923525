"""The window of the register's users: who opens it, what they may do, and what is done about it."""
