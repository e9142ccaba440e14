"""A person's address can make a server talk to its own network: what is asked, what is refused."""

import itertools
import time

import httpx
import pytest

from src.sync.fetching import TooMuchError, fetch
from src.sync.safe_http import (
    PublicOnly,
    UnsafeAddressError,
    checked_url,
    refusal,
    safe_client,
    system_addresses,
)
from tests.unit.sync.fake_server import Drip, DripHeaders, FakeServer

PUBLIC = [
    "8.8.8.8",
    "93.184.216.34",
    "1.1.1.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001:830::200e",
    "64:ff9b::808:808",
]
REFUSED = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",  # noqa: S104 - refused here
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.255.255",
    "169.254.169.254",
    "169.254.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:8.8.8.8",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "ff0e::1",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::",
    "2002:808:808::",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "3fff::1",
    "5f00::1",
    "4000::1",
    "nonsense",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_asked(address):
    assert refusal(address) is None


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_of_private_networks_are_refused(address):
    assert refusal(address)


# Other ways to write 127.0.0.1 and the like: the system's resolver understands them all.
@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"],
)
def test_no_spelling_of_this_machine_is_asked_when_hosted(host):
    refusals = (UnsafeAddressError, httpx.ConnectError, httpx.InvalidURL)
    with safe_client(hosted=True) as client, pytest.raises(refusals) as refused:
        client.get(f"https://{host}/log.csv")
    if isinstance(refused.value, UnsafeAddressError):
        assert "not on the public internet" in str(refused.value)


def said(body, **headers):
    return httpx.Response(200, stream=httpx.ByteStream(body), headers={"content-type": "text/csv", **headers})


class Net:
    """A resolver and the network behind it: what each name stands for, asked after asked."""

    def __init__(self, names, answers=None, dead=()):
        self.names = {
            name: itertools.chain(answers_, itertools.repeat(answers_[-1]))
            for name, answers_ in names.items()
        }
        self.answers, self.dead, self.connected = answers or {}, dead, []

    def resolve(self, host, _port):
        return next(self.names[host])

    def answer(self, request):
        if request.url.host in self.dead:
            raise httpx.ConnectError("no answer")
        self.connected.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
        return self.answers.get(
            request.headers["host"],
            said(b"a,b\n"),
        )

    def client(self):
        return httpx.Client(
            transport=PublicOnly(resolve=self.resolve, inner=httpx.MockTransport(self.answer)),
            trust_env=False,
        )


def get(net, url="https://sheet.example/log.csv", **limits):
    return fetch(net.client(), url, **{"most_bytes": 1000, **limits})


def test_the_address_checked_is_the_address_connected_to_whatever_the_name_says_next():
    net = Net({"sheet.example": [["93.184.216.34"], ["127.0.0.1"]]})
    assert get(net).body == b"a,b\n"
    assert net.connected == [("93.184.216.34", "sheet.example", "sheet.example")]
    with pytest.raises(UnsafeAddressError):
        get(net)


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    net = Net({"sheet.example": [["93.184.216.34", "10.0.0.7"]]})
    with pytest.raises(UnsafeAddressError, match="not on the public internet"):
        get(net)
    assert net.connected == []


def test_the_next_address_is_tried_when_the_first_does_not_answer():
    net = Net({"sheet.example": [["93.184.216.34", "93.184.216.35"]]}, dead={"93.184.216.34"})
    assert get(net).status == 200
    assert net.connected[0][0] == "93.184.216.35"


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("https://inside.example/", "not on the public internet"),
        ("http://sheet.example/", "must begin with https"),
        ("file:///etc/passwd", "must begin with https"),
        ("https://169.254.169.254/latest/meta-data", "not on the public internet"),
        ("https://[::1]/", "not on the public internet"),
        ("https://sheet.example:22/", "usual web ports"),
        ("https://me:word@sheet.example/", "name or password"),
    ],
)
def test_redirects_are_checked_like_the_first_address(target, why):
    net = Net(
        {
            "sheet.example": [["93.184.216.34"]],
            "inside.example": [["192.168.1.1"]],
            "169.254.169.254": [["169.254.169.254"]],
            "::1": [["::1"]],
        },
        {"sheet.example": httpx.Response(302, headers={"location": target})},
    )
    with pytest.raises(UnsafeAddressError, match=why):
        get(net)
    assert len(net.connected) == 1


def test_a_redirect_to_another_public_host_is_followed():
    net = Net(
        {"sheet.example": [["93.184.216.34"]], "files.example": [["93.184.216.40"]]},
        {"sheet.example": httpx.Response(307, headers={"location": "https://files.example/x"})},
    )
    assert get(net).status == 200
    assert [name for _, name, _ in net.connected] == ["sheet.example", "files.example"]


def test_redirects_end():
    net = Net(
        {"sheet.example": [["93.184.216.34"]]},
        {"sheet.example": httpx.Response(302, headers={"location": "/again"})},
    )
    with pytest.raises(TooMuchError, match="more than 5 times"):
        get(net)


@pytest.mark.parametrize(
    "answer",
    [
        said(b"x" * 1001),
        httpx.Response(200, content=iter([b"x" * 600, b"x" * 600])),
        said(b"", **{"content-length": "20000000000"}),
    ],
    ids=["large", "large without saying so", "said to be large"],
)
def test_size_is_limited(answer):
    net = Net({"sheet.example": [["93.184.216.34"]]}, {"sheet.example": answer})
    with pytest.raises(TooMuchError, match="larger than"):
        get(net)


def test_time_is_limited_even_when_it_drips():
    net = Net(
        {"sheet.example": [["93.184.216.34"]]},
        {"sheet.example": httpx.Response(200, content=iter([b"x"] * 900))},
    )
    ticks = itertools.count()
    with pytest.raises(TooMuchError, match="too long"):
        get(net, most_s=60, clock=lambda: next(ticks))


def test_what_was_compressed_all_the_same_is_not_unpacked():
    packed = httpx.Response(200, content=iter([b"\x1f\x8b"]), headers={"content-encoding": "gzip"})
    net = Net({"sheet.example": [["93.184.216.34"]]}, {"sheet.example": packed})
    with pytest.raises(TooMuchError, match="compressed"):
        get(net)


@pytest.mark.parametrize(
    "text",
    [
        "http://a.example/x",
        "ftp://a.example",
        "a.example/x",
        "https://",
        "https://u:p@a.example/",
        "https://a b.example/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a.example:0/",
        "https://a.example:99999/",
        "https://[::1",
        "",
    ],
)
def test_what_is_no_plain_https_address_is_refused_before_anyone_is_asked(text):
    with pytest.raises(UnsafeAddressError):
        checked_url(text)


def test_a_server_at_home_may_be_asked_without_https_where_that_is_allowed():
    assert checked_url(" http://192.168.1.5:8000/ ", plain_http=True) == "http://192.168.1.5:8000/"


def test_a_name_nobody_knows_is_an_error_of_the_connection():
    with pytest.raises(httpx.ConnectError, match="not found"):
        system_addresses("no-such-host.invalid", 443)


@pytest.mark.parametrize("reply", [DripHeaders(), Drip()], ids=["headers", "body"])
def test_a_server_that_sends_a_byte_now_and_then_is_hung_up_on(reply, monkeypatch):
    monkeypatch.setattr("src.sync.safe_http.refusal", lambda _: None)
    with FakeServer() as server, safe_client(hosted=True) as client:
        server.fault = lambda _: reply
        monkeypatch.setattr("src.sync.safe_http._PUBLIC_PORTS", {httpx.URL(server.base).port})
        began = time.monotonic()
        with pytest.raises(TooMuchError, match="too long"):
            fetch(client, server.base, most_bytes=1_000_000, most_s=0.3)
        assert time.monotonic() - began < 60
