"""What the policy in force says of the post while it is written."""
