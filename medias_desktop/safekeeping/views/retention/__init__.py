"""The retention of records: rules at the left, what is due at the right, then confirming and the certificate."""
