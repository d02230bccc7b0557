"""Markdown to safe HTML: rendering, sanitising, fragments for pages, slugs, readability."""
