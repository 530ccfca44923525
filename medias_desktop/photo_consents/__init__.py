"""Photo consents: pictures, whom they show, who agreed to what, and what may be published."""
