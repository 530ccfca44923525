"""The checks of a post: each a small pure function that reads a rule's settings and answers with findings."""
