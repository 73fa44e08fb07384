"""`python -m perfcli`."""

from perfcli.cli import main

if __name__ == "__main__":
    main()
