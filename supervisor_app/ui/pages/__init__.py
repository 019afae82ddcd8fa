"""The window's pages, one to a file."""
