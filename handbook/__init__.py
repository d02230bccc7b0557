"""The handbook: chapters in `docs/`, and pages that are made of the program itself.

`python -m handbook` builds it into `handbook/site/`. It needs nothing but the packages of the site.
"""
