"""Audits of a built site and of the workflows: each reads what readers or GitHub would, and reports what is wrong."""
