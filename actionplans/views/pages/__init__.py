"""The types of pages, each in a module of its own that makes its view from the library."""
