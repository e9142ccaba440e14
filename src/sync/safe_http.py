"""HTTP to addresses that a person typed in: when hosted, only to the public internet.

An address typed into a server is a way to make the server talk to its own network. So a hosted app resolves
the name first, refuses what is not public, and connects to the very address it checked: a name that changes
its mind between the check and the connection gains nothing. The name stays in the Host header and in TLS.
Every redirect goes the same way.
"""

import ipaddress
import logging
import socket
import ssl
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from urllib.parse import urlsplit

import httpx

TIMEOUT = httpx.Timeout(30.0, connect=10.0)
MOST_ADDRESSES = 4  # of a name that are tried, each for as long as a connection may take
_PUBLIC_PORTS = frozenset({80, 443, 8080, 8443})
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in an IPv6-only network
_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that is routed on the internet (IANA)
_RESERVED = (  # within 2000::/3 or public IPv4, but nobody's server
    ipaddress.ip_network("3fff::/20"),  # RFC 9637, documentation
    ipaddress.ip_network("192.0.0.0/24"),  # RFC 6890; a cloud's metadata is at 192.0.0.192
    ipaddress.ip_network("192.88.99.0/24"),  # RFC 7526, 6to4 relays
    ipaddress.ip_network("168.63.129.16/32"),  # a cloud's metadata, on a public address
)

# httpx writes the address of every request to its log; an unlisted link is a secret.
for _chatty in ("httpx", "httpcore"):
    logging.getLogger(_chatty).setLevel(logging.WARNING)

Resolve = Callable[[str, int], Iterable[str]]


class UnsafeAddressError(ValueError):
    """An address this app does not fetch from; the message says why, and names the host only."""


def safe_client(
    *,
    hosted: bool,
    headers: Mapping[str, str] | None = None,
    verify: ssl.SSLContext | bool = True,
) -> httpx.Client:
    """Return a client with time limits that follows no redirects by itself; `hosted`: public addresses only.

    Use it for every address that a person gave: a link, the address of a wger server. A refused address is
    an UnsafeAddressError.
    """
    verify = _trusted(environment=not hosted) if verify is True else verify
    if hosted:
        return httpx.Client(
            transport=PublicOnly(verify=verify), headers=headers, timeout=TIMEOUT, trust_env=False
        )
    return httpx.Client(headers=headers, timeout=TIMEOUT, verify=verify)


@cache
def _trusted(*, environment: bool) -> ssl.SSLContext:
    """Return whom TLS trusts, read once a process: some 25 ms each time."""
    return httpx.create_ssl_context(trust_env=environment)


def checked_url(text: str, *, plain_http: bool = False) -> str:
    """Return an address as typed, without blanks around it; nothing is asked of the network.

    Raises:
        UnsafeAddressError: it is no https address (`plain_http`: nor http), or holds a password.

    """
    url = text.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        raise UnsafeAddressError("This is no web address. Copy it from the browser's address bar.") from None
    schemes = ("https", "http") if plain_http else ("https",)
    if parts.scheme.lower() not in schemes or not host or any(char.isspace() for char in url):
        raise UnsafeAddressError(f"The address must begin with {schemes[0]}:// and a host.")
    if parts.username is not None or parts.password is not None:
        raise UnsafeAddressError("The address holds a name or password before the @. Leave them out.")
    if port == 0:
        raise UnsafeAddressError("The address names port 0, which nothing listens on.")
    return url


def refusal(address: str) -> str | None:
    """Return why a hosted app does not connect to an IP address; None: it is a public one.

    >>> refusal("127.0.0.1")
    'it is inside a private network'
    >>> refusal("::ffff:10.0.0.1")
    'it wraps one address in another'
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "it is no IP address"
    if isinstance(found, ipaddress.IPv6Address) and found in _NAT64:
        found = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    if isinstance(found, ipaddress.IPv6Address) and (found.ipv4_mapped or found.sixtofour or found.teredo):
        return "it wraps one address in another"
    if found.is_multicast:
        return "it stands for many machines"
    if any(found in network for network in _RESERVED if network.version == found.version):
        return "it is reserved"
    routed = found.version == 4 or found in _UNICAST  # noqa: PLR2004 - IPv4
    if not routed or not found.is_global or found.is_reserved:
        return "it is inside a private network"
    return None


def system_addresses(host: str, port: int) -> list[str]:
    """Return the addresses that the system's resolver gives for a name."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(f"The host {host} was not found.") from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class PublicOnly(httpx.BaseTransport):
    """Connects to public addresses only, and to the one that was checked."""

    def __init__(
        self,
        *,
        verify: ssl.SSLContext | bool = True,
        resolve: Resolve = system_addresses,
        inner: httpx.BaseTransport | None = None,
    ) -> None:
        # No connection is kept: two names at one address must not share what TLS proved for the other.
        self._inner = inner or httpx.HTTPTransport(
            verify=verify, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )
        self._resolve = resolve

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to the first address of its host that answers, if all of them are public."""
        host = request.url.host
        port = request.url.port or {"https": 443, "http": 80}[request.url.scheme]
        if port not in _PUBLIC_PORTS:
            raise UnsafeAddressError(
                f"{host} is asked on port {port}; only the usual web ports are allowed here."
            )
        addresses = list(self._resolve(host, port))
        for address in addresses:
            if why := refusal(address):
                raise UnsafeAddressError(f"{host} is not on the public internet ({why}), so it is not asked.")
        failed: httpx.ConnectError | httpx.ConnectTimeout | None = None
        for address in addresses[:MOST_ADDRESSES]:
            try:
                return self._inner.handle_request(_pinned(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failed = error
        raise failed or httpx.ConnectError(f"The host {host} was not found.")

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    """Return the request for one IP address; the name stays in the Host header and in TLS."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,  # the Host among them
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )
