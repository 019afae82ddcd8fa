"""Which agent helped a customer last, as the desk remembers it."""

from supervisor_app.demo.people import Worker


class Memory:
    """Customers and the agent who helped each of them last, on whatever channel."""

    def __init__(self) -> None:
        self._helpers: dict[int, Worker] = {}

    def helped(self, customer: int, worker: Worker) -> None:
        """An agent has helped a customer."""
        self._helpers[customer] = worker

    def helper(self, customer: int) -> Worker | None:
        """Who helped a customer last."""
        return self._helpers.get(customer)

    def effort(self, customer: int, worker: Worker, familiar: float) -> float:
        """What the work takes an agent: ``familiar`` times where they know the customer, else 1."""
        return familiar if self._helpers.get(customer) is worker else 1.0
