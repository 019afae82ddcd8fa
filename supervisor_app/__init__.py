"""Supervisor: the desktop dashboard by which a telecom operator's help desk is run."""

__version__ = "0.1.0"
