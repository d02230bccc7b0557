"""Views: the content of each page, made from the library as frozen data in the site's language."""
