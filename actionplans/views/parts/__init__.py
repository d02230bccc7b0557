"""The parts of pages: each is made from records, and none of them knows a page."""
