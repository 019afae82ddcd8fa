"""The record types of our own help-desk API, shared by its source and by the demo server."""
