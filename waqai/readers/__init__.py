"""Heavy readers beside the rules: a language model, asked over HTTP, whose every item is checked against the page."""
