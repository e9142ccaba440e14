"""The address that was checked is connected to with TLS for the name: over a real socket."""

import datetime as dt
import ipaddress
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from src.sync import safe_http
from src.sync.fetching import fetch
from src.sync.safe_http import PublicOnly

NAME = "sheet.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A file with a key and a certificate for NAME alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "sheet.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def server(certificate):
    """A server on loopback; its port, and the names it was asked by, in TLS and in the header."""
    names = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            names.append(self.headers["Host"])
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *args):
            pass

    running = HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    running.socket = context.wrap_socket(running.socket, server_side=True)
    running.handle_error = lambda *_: None  # a client that does not trust us hangs up
    threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
    yield running.server_address[1], names
    running.shutdown()
    running.server_close()


@pytest.fixture
def client(certificate, server, monkeypatch):
    """A client for which loopback is public, every name is at the server, and the certificate is trusted."""
    monkeypatch.setattr(safe_http, "refusal", lambda _: None)
    monkeypatch.setattr(safe_http, "_PUBLIC_PORTS", {server[0]})
    trusting = ssl.create_default_context(cafile=str(certificate))
    transport = PublicOnly(verify=trusting, resolve=lambda *_: ["127.0.0.1"])
    with httpx.Client(transport=transport, trust_env=False) as made:
        yield made


def test_the_name_stays_in_tls_and_in_the_header(server, client):
    port, names = server
    assert fetch(client, f"https://{NAME}:{port}/log.csv", most_bytes=10).body == b"ok"
    assert names == [NAME, f"{NAME}:{port}"]


def test_a_certificate_for_another_name_is_not_taken(server, client):
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch(client, f"https://other.example:{server[0]}/log.csv", most_bytes=10)


def test_loopback_is_refused_without_the_exception_made_here(server):
    assert ipaddress.ip_address("127.0.0.1").is_loopback
    with pytest.raises(safe_http.UnsafeAddressError):
        fetch(safe_http.safe_client(hosted=True), f"https://127.0.0.1:{server[0]}/", most_bytes=10)
