"""What can be wrong with the ``[mail]`` table, beyond what the types say."""

from collections.abc import Iterator
from ipaddress import ip_address

from supervisor_app.settings import MailSettings

_TLS = ("starttls", "tls", "none")
_NOT_IN_AN_ADDRESS = frozenset(' \t\r\n<>,;:"()[]\\')

Fault = tuple[str, str, str]


def mail_faults(mail: MailSettings) -> Iterator[Fault]:
    """Every mistake: message, place, remedy."""
    if not mail.host or not mail.host.isascii() or any(one.isspace() for one in mail.host):
        yield f"{mail.host!r} is no mail server", ".mail.host", "Write a name like smtp.example.net"
    if mail.tls not in _TLS:
        yield f"there is no tls {mail.tls!r}", ".mail.tls", "Write starttls or tls"
    if mail.tls == "none" and not _is_this_machine(mail.host):
        message = "mail travels without TLS to this machine only"
        yield message, ".mail.tls", "Write starttls or tls"
    if not 0 <= mail.port <= 65_535:
        yield f"there is no port {mail.port}", ".mail.port", "Leave it out for the usual one"
    if bool(mail.user) != bool(mail.secret):
        yield "user and secret belong together", ".mail", 'Write both, like secret = "env:MAIL"'
    if not _is_address(mail.sender):
        yield f"{mail.sender!r} is no address", ".mail.sender", "Write one like desk@example.net"
    if not mail.recipients:
        yield "nobody is to get the mail", ".mail.recipients", 'Write addresses, like ["boss@example.net"]'
    for address in mail.recipients:
        if not _is_address(address):
            yield f"{address!r} is no address", ".mail.recipients", "Write one like boss@example.net"


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_address(text: str) -> bool:
    name, _, domain = text.partition("@")
    plain = text.isascii() and text.isprintable() and not _NOT_IN_AN_ADDRESS & set(text)
    return plain and bool(name) and bool(domain) and "@" not in domain
