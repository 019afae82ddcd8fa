"""Texts that broke other programs."""

HOSTILE: dict[str, str] = {
    "image": "<img src='/dev/zero'>",
    "link": "<a href='file:///etc/passwd'>help</a><b>bold</b>",
    "tables": "<table><tr><td>" * 20,
    "endless": "x" * 100_000,
    "words": "word " * 20_000,
    "lines": "\n" * 100_000 + "end",
    "direction": "\u202egpj.exe\u202c \u2066abc\u2069",
    "unseen": "a\u200b\u200b\ufeff\u2060b\x00\x07\x1b[31mc",
    "marks": "Z" + "\u0335\u0321\u0489\u0300" * 2_000 + "algo",
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 3_000,
    "surrogate": "broken \ud800 half",
    "percent": "%s %d {0} {name} 100 %",
    "letters": "Żółć gęślą jaźń · Příliš žluťoučký kůň · Съешь ещё · Хуҷанд ҳамин ғӯза",
}
