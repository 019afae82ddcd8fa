"""Each unmasking leaves a line with who, when and which contact, and nothing personal."""

import json
from pathlib import Path

from supervisor_app.domain.contacts import ContactKey
from supervisor_app.services.audit import Audit


def test_lines_are_appended_to_a_private_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.db.audit"
    audit = Audit(path)
    audit.revealed(ContactKey("tickets", "10"), 0)
    audit.revealed(ContactKey("tickets", "11"), 1000)
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["contact"] for line in lines] == ["tickets/10", "tickets/11"]
    assert lines[1]["at"] == "1970-01-01T00:00:01+00:00"
    assert path.stat().st_mode & 0o077 == 0
