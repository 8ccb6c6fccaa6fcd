"""An article's text and the registry in, what it reports out, each value with its evidence."""
