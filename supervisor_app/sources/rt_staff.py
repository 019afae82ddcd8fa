"""Who is an agent and who a customer, and by what number the server knows a person.

Agents are the members of a group. Where we may not read it (that needs the right AdminGroupMembership),
they are learned: privileged users who answer, and whoever owns a ticket.
"""

from collections.abc import Iterable
from urllib.parse import quote

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.contacts import Role
from supervisor_app.sources.decoding import decode_json
from supervisor_app.sources.rt_history import RoleOf
from supervisor_app.sources.rt_lists import ids_of
from supervisor_app.sources.rt_records import NOBODY, Page, Ticket, Transaction, User, number
from supervisor_app.sources.rt_session import RtSession

_NOT_SHOWN = (200, 403, 404)
_BUILT_IN = frozenset({"RT_System", NOBODY, ""})


class Staff:
    """The people of the help desk, looked up once each. Raises what the session raises."""

    def __init__(self, session: RtSession, source: str, group: str | None, bots: Iterable[str]) -> None:
        self._session, self._source, self._group = session, source, group
        self._bots = _BUILT_IN | frozenset(bots)
        self._members: frozenset[str] | None = None
        self._learned: set[str] = set()
        self._users: dict[str, User | None] = {}

    @property
    def members(self) -> frozenset[str] | None:
        """The logins in the group of agents, or None where we may not read it."""
        return self._members

    def refresh(self) -> None:
        """Read the members of the group again."""
        numbers = self._member_numbers() if self._group else None
        if numbers is None:
            self._members = None
            return
        found = (self.user(number) for number in numbers)
        self._members = frozenset(user.name for user in found if user is not None and user.name)

    def agents(self) -> tuple[Agent, ...]:
        """All agents known by now, by login."""
        logins = sorted((self._members or frozenset()) | self._learned)
        return tuple(Agent(source=self._source, id=login, name=self._name(login)) for login in logins)

    def login_of(self, number: str) -> str:
        """The login of the user with a number; empty where the server does not tell, and for nobody."""
        user = self.user(number) if number.isdigit() else None
        return "" if user is None or user.name == NOBODY else user.name

    def roles(self, ticket: Ticket, history: Iterable[Transaction]) -> RoleOf:
        """Who is who in the history of one ticket."""
        requestors = frozenset(ticket.requestor_logins())
        owner = str(ticket.owner.id)
        if owner not in self._bots:
            self._learned.add(owner)
        answering = {str(step.creator.id) for step in history if step.type == "Correspond"}

        def role_of(login: str) -> Role:
            if login in self._bots:
                return Role.SYSTEM
            if self._members is not None:
                return self._by_group(login, requestors)
            return self._by_learning(login, requestors, answering | {owner})

        return role_of

    def _by_group(self, login: str, requestors: frozenset[str]) -> Role:
        if self._members is not None and login in self._members:
            return Role.AGENT
        # A colleague outside the group neither asks nor answers.
        return Role.SYSTEM if self._works_here(login, requestors) else Role.CUSTOMER

    def _by_learning(self, login: str, requestors: frozenset[str], active: set[str]) -> Role:
        if login in self._learned:
            return Role.AGENT
        if not self._works_here(login, requestors):
            return Role.CUSTOMER
        # Who only writes tickets for customers, or a note, need not be an agent.
        if login not in active:
            return Role.SYSTEM
        self._learned.add(login)
        return Role.AGENT

    def _works_here(self, login: str, requestors: frozenset[str]) -> bool:
        """Customers are known without asking: they are requestors, or have an address for a login."""
        if login in requestors or "@" in login:
            return False
        user = self.user(login)
        return user is None or bool(number(user.privileged))

    def user(self, key: str) -> User | None:
        """The user with a login or number; None where the server does not show them."""
        if key not in self._users:
            answer = self._session.get(f"/user/{quote(key, safe='')}", accept=_NOT_SHOWN)
            user = decode_json(answer, User) if answer.status == 200 else None
            self._users[key] = user
            if user is not None and user.name:
                self._users[user.name] = user
                self._users.update((str(link.id), user) for link in user.links if link.id)
        return self._users[key]

    def _name(self, login: str) -> str:
        user = self.user(login)
        return (user.real_name if user is not None else "") or login

    def _member_numbers(self) -> tuple[str, ...] | None:
        query = f'[{{"field":"Name","value":"{_plain(self._group or "")}"}}]'
        groups = ids_of(self._session.read("/groups", Page, {"query": query}))
        for group in groups:
            answer = self._session.get(
                f"/group/{group}/members", {"groups": "0", "recursively": "1", "per_page": "100"}, _NOT_SHOWN
            )
            if answer.status == 200:
                return ids_of(decode_json(answer, Page))
        return None


def _plain(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')
