"""`python -m actionplans`."""

from actionplans.start import main

main()
