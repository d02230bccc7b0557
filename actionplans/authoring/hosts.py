"""The code hosts that a new site gets a workflow for, by name: quick to import."""

HOSTS = ("github", "gitlab", "none")
