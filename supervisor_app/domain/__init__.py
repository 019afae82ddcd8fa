"""What a help desk is: frozen types and enums. Imports nothing of ours; knows no Qt, HTTP or SQL."""
