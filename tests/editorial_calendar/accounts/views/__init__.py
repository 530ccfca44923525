"""The pages and forms of the accounts, on real registers."""
