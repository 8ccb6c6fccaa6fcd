"""An article in, draft entries out."""
