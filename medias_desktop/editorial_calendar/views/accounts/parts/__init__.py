"""The six pages of the accounts: each a list with its acts, and beside it what the policy says."""
