"""Check the content, build the site beside the old one, and swap it in: `python build.py`.

Takes the options of `actionplans build`. Exit status: 0 published (warnings may have been
printed), 1 errors in the content, 2 wrong use or a failure of the environment, 130 Ctrl-C.
"""

from actionplans.start import build

if __name__ == "__main__":
    build()
