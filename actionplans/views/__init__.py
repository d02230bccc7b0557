"""What each page shows: from the library to one frozen view a page, in the site's language."""
