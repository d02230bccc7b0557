"""The form in the browser, in which staff write content files of their own computer."""
