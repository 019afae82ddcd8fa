"""What changes seldom about a help desk: its server's name, channels, sites, queues and agents."""

from datetime import datetime
from typing import TypeVar

import msgspec
from msgspec import Struct

from supervisor_app.contract.records import AgentRecord, ChannelRecord, QueueRecord, ServerInfo, SiteRecord
from supervisor_app.domain.agents import Agent, Presence
from supervisor_app.domain.batch import Reject
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.errors import SourceBroken
from supervisor_app.domain.queues import Queue
from supervisor_app.domain.sites import Site
from supervisor_app.domain.time import Instant, to_instant
from supervisor_app.sources.helpdesk_records import agent_of, presence_of, queue_of, site_of
from supervisor_app.sources.helpdesk_rows import Rows
from supervisor_app.sources.http import HttpClient, decode_json

F = TypeVar("F")


class Info(Struct, frozen=True):
    """What a server says of itself; ``now`` is its clock."""

    record: ServerInfo
    now: Instant


class Staff(Struct, frozen=True):
    """Sites, queues, agents with what they do, the channels counted, and the rows that made no sense."""

    sites: tuple[Site, ...] = ()
    queues: tuple[Queue, ...] = ()
    agents: tuple[Agent, ...] = ()
    presences: tuple[Presence, ...] = ()
    channels: frozenset[Channel] = frozenset()
    rejects: tuple[Reject, ...] = ()


def read_info(client: HttpClient) -> Info:
    """GET /v1/server. Raises SourceError."""
    record = decode_json(client.get("/v1/server"), ServerInfo)
    return Info(record, told_instant(record.now, client.host))


def read_staff(source: str, client: HttpClient, at: Instant) -> Staff:
    """All that changes seldom, rejects dated ``at``; no agents where we may not read them.

    Raises SourceError.
    """
    sites, queues = Rows(SiteRecord, source, at), Rows(QueueRecord, source, at)
    agents, presences = Rows(AgentRecord, source, at), Rows(AgentRecord, source, at)
    channels = decode_json(client.get("/v1/channels"), list[ChannelRecord])
    told = _rows(client, "/v1/agents", accept=(200, 403))
    staff = Staff(
        sites=tuple(sites.each(_rows(client, "/v1/sites"), lambda row: site_of(row, source))),
        queues=tuple(queues.each(_rows(client, "/v1/queues"), lambda row: queue_of(row, source))),
        agents=tuple(agents.each(told, lambda row: agent_of(row, source))),
        presences=tuple(filter(None, presences.each(told, lambda row: presence_of(row, source)))),
        channels=frozenset(Channel(channel.key) for channel in channels),
    )
    # An agent whose row fails altogether fails twice, and is listed once.
    unique = {(reject.id, reject.reason): reject for reject in agents.rejects + presences.rejects}
    return msgspec.structs.replace(staff, rejects=(*sites.rejects, *queues.rejects, *unique.values()))


def _rows(client: HttpClient, path: str, accept: tuple[int, ...] = (200,)) -> list[msgspec.Raw]:
    answer = client.get(path, accept=accept)
    return decode_json(answer, list[msgspec.Raw]) if answer.status == 200 else []


def told_instant(moment: datetime, host: str) -> Instant:
    """The instant a server gives as its now. Raises SourceBroken for one without an offset."""
    try:
        return to_instant(moment)
    except ValueError:
        raise SourceBroken(f"{host} tells its time without an offset") from None
