"""The parts that pages consist of: each a function of records, none of them knows a page."""
