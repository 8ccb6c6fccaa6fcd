"""A path, an address or standard input in, the text of an article out."""
