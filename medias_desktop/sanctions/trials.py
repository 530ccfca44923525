"""What the rules of a text would say of the cases and incidents on record: read, never written."""
