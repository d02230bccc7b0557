"""Imports a plan's document (Word, PDF, text) as drafts of content files, with a report.

`documents` turns a file into blocks, `outline` divides these between the plan and its activities,
`activities` and `plans` take what is certain into front matter, `drafts` makes files of it, and
`report` says what a person has to look at. A block ends in one place, and no file is overwritten.
"""
