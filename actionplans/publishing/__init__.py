"""The folder that a site is published in: what may be replaced there, and how it is replaced."""
