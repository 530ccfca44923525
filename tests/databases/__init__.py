"""A filled register of every schema, each of a release or of the one to come."""
