"""The signing identities of the register: seen, made, imported, exported, revoked, deleted."""
