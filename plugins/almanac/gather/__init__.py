"""A content folder in, what its files hold out; what an earlier build has read is not read again.

Where nothing must be read, none of what reads is loaded: the schema, YAML and Markdown take a quarter of a second.
"""
