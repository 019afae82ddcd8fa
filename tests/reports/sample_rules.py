"""What the figures of the sample summaries are called and mean."""

_DECLARED: dict[str, tuple[str, str, str]] = {
    "volume": ("Contacts", "contacts", "contacts that reached us in the window"),
    "service_level": (
        "Service level",
        "share",
        "answered_of_offered_less_short: answered within 20 s ÷ (offered − abandoned within 5 s)",
    ),
    "first_response": (
        "First response",
        "s",
        "mean from the customer's question to the first answer of a person",
    ),
    "first_response_p90": (
        "First response, 90 %",
        "s",
        "90th percentile from the customer's question to the first answer of a person",
    ),
    "first_response_share": (
        "Promise kept",
        "share",
        "first answered within 1800 s ÷ (answered + unanswered for longer than that)",
    ),
    "average_wait": ("Average wait", "s", "mean from queueing to the answer"),
    "p90_wait": ("90 % waited up to", "s", "90th percentile from queueing to the answer"),
    "handling": ("Handling", "s", "mean of talk + hold + wrap-up of contacts that ended in the window"),
    "handling_total": (
        "Handling time",
        "s",
        "sum of talk + hold + wrap-up of contacts that ended in the window, by owner, else by who took part "
        "last",
    ),
    "first_line": (
        "Solved on the first line",
        "share",
        "no line above the first worked on it ÷ contacts with people that became solved in the window",
    ),
    "unanswered": (
        "Unanswered",
        "contacts",
        "contacts of the window that called for an answer and have had none from a person",
    ),
    "containment": (
        "Contained",
        "share",
        "ended in self-service, without a contact of the same customer with people in the 86400 s after ÷ "
        "sessions that ended in the window",
    ),
    "bot_handling": ("Length of sessions", "s", "mean length of sessions of self-service"),
    "abandonment": ("Abandonment", "share", "less_short: (abandoned − short) ÷ (offered − short)"),
    "resolved": ("Solved", "contacts", "contacts that became solved in the window, by owner"),
    "occupancy": ("Occupancy", "share", "handling time ÷ (handling + available time)"),
    "first_reaction": (
        "Solved at the first reaction",
        "share",
        "one message of an agent and never reopened ÷ contacts in writing that became solved in the window "
        "and in which an agent wrote",
    ),
    "response_rate": (
        "Response rate",
        "share",
        "answered by a person within 86400 s ÷ contacts that called for an answer",
    ),
    "continuity": (
        "One agent throughout",
        "share",
        "one agent wrote all ÷ contacts with two or more messages of agents",
    ),
    "returning": (
        "Returned to the same agent",
        "share",
        "the first agent had helped the customer in the 30 days before ÷ contacts with agents of customers "
        "whom agents had helped in the 30 days before",
    ),
    "repeat_solution": (
        "Solution repeated",
        "contacts",
        "contacts in which a solution was offered again after the customer had come back with it",
    ),
    "escalated": ("Escalated", "contacts", "contacts handed to a higher line"),
    "callbacks_kept": (
        "Call-backs on time",
        "share",
        "made when promised or before ÷ call-backs that fell due in the window",
    ),
    "rating": ("Rating", "stars", "mean of the ratings of contacts that ended in the window"),
    "phrases": (
        "Irritating phrases",
        "messages",
        "messages of agents that hold a phrase of the list; n: the contacts they are in",
    ),
    "longest_talk": (
        "Longest talk",
        "s",
        "longest talk + hold of a contact on a live channel that ended in the window",
    ),
}

TITLES = {key: title for key, (title, _, _) in _DECLARED.items()}
UNITS = {key: unit for key, (_, unit, _) in _DECLARED.items()}
RULES = {key: rule for key, (_, _, rule) in _DECLARED.items()}
