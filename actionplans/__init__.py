"""A static site generator for published action plans, on MkDocs."""

__version__ = "0.1.0"
