"""`python -m benice`."""

from benice.cli import main

main()
