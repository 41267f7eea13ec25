"""`python -m waqai` is the `waqai` command."""

from waqai.present.cli import main

if __name__ == "__main__":
    main()
