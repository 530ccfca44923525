"""The editorial calendar: posts that the policy in force checks, requests, interactions, accounts and access."""
