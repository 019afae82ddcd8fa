"""The only rooms that speak SQL (SQLAlchemy Core)."""
