"""The commands of ``supervisor-app``: each a few lines over services."""
