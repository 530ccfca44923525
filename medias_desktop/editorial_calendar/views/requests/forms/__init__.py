"""The forms of requests: recorded, corrected, taken a step further; beside each what the policy says."""
