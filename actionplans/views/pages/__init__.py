"""The pages of a site: a type of page a module, from the library to a frozen view."""
