"""`python -m actionplans`."""

from actionplans.cli import main

main()
