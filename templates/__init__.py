"""The theme, which MkDocs finds under the name `actionplans`."""
