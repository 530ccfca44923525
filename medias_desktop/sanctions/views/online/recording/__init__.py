"""The form of an incident, and beside it what the policy in force proposes."""
