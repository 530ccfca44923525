"""Notes and readers' comments beside a text."""
