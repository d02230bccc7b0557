"""Markdown to safe HTML: rendering, sanitising, the glossary, fragments for pages, readability."""
