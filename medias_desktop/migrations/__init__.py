"""Schema of the register, revision by revision."""
