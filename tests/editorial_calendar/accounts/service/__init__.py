"""The services of accounts, on a file and on a server."""
