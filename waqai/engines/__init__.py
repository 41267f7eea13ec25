"""Where the work runs: this process, or several of this machine."""
