"""The help-desk API, version 1, as a Litestar application over a simulated operator."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal

from litestar import Litestar, Request, Response, Router, get
from litestar.exceptions import (
    HTTPException,
    NotFoundException,
    ServiceUnavailableException,
    ValidationException,
)
from litestar.openapi import OpenAPIConfig, ResponseSpec
from litestar.params import HeaderParameter, PathParameter, QueryParameter

from supervisor_app.contract.records import (
    AgentRecord,
    ChannelRecord,
    ContactDetail,
    ContactPage,
    LiveAnswer,
    Problem,
    QueueRecord,
    ServerInfo,
    SiteRecord,
)
from supervisor_app.demo.access import Limit, Tokens, admit, slow_down
from supervisor_app.demo.encoding import Texts
from supervisor_app.demo.hosted import BadCursor, Hosted, NotReady

Call = Request[Any, Any, Any]


def _problems(*codes: int) -> dict[int, ResponseSpec]:
    return {
        code: ResponseSpec(Problem, description=_MEANINGS[code], generate_examples=False)
        for code in (*codes, 401, 403, 429, 503)
    }


_MEANINGS = {
    304: "Nothing has changed since the answer that carried this ETag.",
    401: "No token, or one that is not known.",
    403: "The token may not read this.",
    404: "There is no such contact, or the token's owner must not know of it.",
    422: "A parameter makes no sense; the detail says which. After a refused cursor begin without one.",
    429: "Too many requests: ask again after the seconds in Retry-After.",
    503: "Not ready, or under maintenance: ask again after the seconds in Retry-After.",
}


def hosted_of(call: Call) -> Hosted:
    """The operator of the application. Raises what is answered by 503 while it is not ready."""
    try:
        hosted: Hosted = call.app.state.find_hosted()
    except NotReady as error:
        raise ServiceUnavailableException(str(error), headers={"Retry-After": "1"}) from error
    return hosted


@get("/server", responses=_problems(), summary="Who answers, and what its clock says", sync_to_thread=False)
def show_server(request: Call) -> ServerInfo:
    """Readers call it first, and measure the skew of the clocks by ``now``."""
    return hosted_of(request).server(request.user)


@get("/sites", responses=_problems(), summary="The sites", sync_to_thread=False)
def list_sites(request: Call) -> list[SiteRecord]:
    """Places or companies whose customers are served, each with its time zone."""
    return hosted_of(request).sites()


@get("/channels", responses=_problems(), summary="The channels", sync_to_thread=False)
def list_channels(request: Call) -> list[ChannelRecord]:
    """The channels this server counts contacts of."""
    return hosted_of(request).channels()


@get("/queues", responses=_problems(), summary="The queues", sync_to_thread=False)
def list_queues(request: Call) -> list[QueueRecord]:
    """The lines in which contacts wait."""
    return hosted_of(request).queues()


@get("/agents", responses=_problems(), summary="The agents", opt={"right": "agents"}, sync_to_thread=False)
def list_agents(request: Call) -> list[AgentRecord]:
    """Everybody who helps customers, at work or not, with what they are doing since when."""
    return hosted_of(request).agents()


@get(
    "/live",
    responses={304: ResponseSpec(None, description=_MEANINGS[304], generate_examples=False), **_problems()},
    summary="Queues and agents now",
    opt={"right": "live"},
    sync_to_thread=False,
)
def show_live(
    request: Call,
    if_none_match: Annotated[
        str | None,
        HeaderParameter(name="If-None-Match", description="The ETag of the answer the reader holds."),
    ] = None,
) -> Response[LiveAnswer | None]:
    """The state of this moment. Its weak ETag changes with the state, not with the time."""
    hosted = hosted_of(request)
    headers = {"ETag": hosted.live_tag(), "Cache-Control": "no-cache"}
    if if_none_match is not None and headers["ETag"] in (tag.strip() for tag in if_none_match.split(",")):
        return Response(None, status_code=304, headers=headers)
    return Response(hosted.live(), headers=headers)


@get(
    "/contacts",
    responses=_problems(422),
    summary="Contacts changed since a cursor",
    opt={"right": "contacts"},
    sync_to_thread=False,
)
def list_contacts(
    request: Call,
    cursor: Annotated[
        str | None,
        QueryParameter(description="From the last page; without it, the history from its beginning."),
    ] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=1000, description="At most so many contacts.")] = 200,
    texts: Annotated[
        Literal["agents"] | None,
        QueryParameter(description="With the texts of agents' public messages; no others."),
    ] = None,
) -> ContactPage:
    """Contacts as they are now, oldest change first; one that changes again comes again."""
    told = Texts.AGENTS if texts else Texts.NONE
    try:
        return hosted_of(request).contacts(cursor, limit, told)
    except BadCursor as error:
        raise ValidationException(str(error)) from error


@get(
    "/contacts/{contact_id:str}",
    responses=_problems(404),
    summary="One contact with its timeline",
    opt={"right": "contacts"},
    sync_to_thread=False,
)
def show_contact(
    request: Call, contact_id: Annotated[str, PathParameter(description="The id of the contact.")]
) -> ContactDetail:
    """The whole story, texts included."""
    detail = hosted_of(request).contact(contact_id)
    if detail is None:
        raise NotFoundException(f"There is no contact {contact_id[:40]}.")
    return detail


def _answer_problem(_request: Call, error: HTTPException) -> Response[Problem]:
    status = 422 if isinstance(error, ValidationException) else error.status_code
    problem = Problem(
        status=status, title=type(error).__name__.removesuffix("Exception"), detail=error.detail
    )
    return Response(problem, status_code=status, headers=error.headers, media_type="application/problem+json")


def create_app(
    find_hosted: Callable[[], Hosted],
    tokens: Tokens,
    limit: Limit | None = None,
    openapi: OpenAPIConfig | None = None,
    beside: Sequence[Router] = (),
) -> Litestar:
    """The application. ``find_hosted`` raises NotReady while there is nothing to tell: answered by 503.

    ``beside``: what else it serves, with guards of its own.
    """
    handlers: list[Any] = [
        *(show_server, list_sites, list_channels, list_queues, list_agents),
        *(show_live, list_contacts, show_contact),
    ]
    app = Litestar(
        route_handlers=[Router("/v1", route_handlers=handlers, guards=[slow_down, admit]), *beside],
        exception_handlers={HTTPException: _answer_problem},
        openapi_config=openapi,
        logging_config=None,  # whoever runs the application says where its log goes
    )
    app.state.find_hosted, app.state.tokens, app.state.limit = find_hosted, tokens, limit or Limit()
    return app
