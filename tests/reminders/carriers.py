"""Carriers on loopback that count effects: a push service that opens what it gets, a gateway."""

import json
import ssl
import threading
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from urllib.parse import parse_qsl

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from midweek.reminders.channels.sealing_push import quoted, unquoted

P256 = ec.SECP256R1()
POINT = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
AUTH = b"sixteen bytes ok"


class Carrier:
    """A real server on loopback. `answers` are given one after the other, then 201."""

    def __init__(self, trust: tuple[str, ssl.SSLContext] | None = None) -> None:
        carrier = self
        self.effects: Counter[str] = Counter()
        self.heard: list[dict] = []
        self.answers: list[tuple] = []
        self.phone = ec.generate_private_key(P256)

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                answer = carrier.answers.pop(0) if carrier.answers else (201, {})
                status, headers, *said = answer
                if status < 300:
                    carrier.take(self.headers, body)
                self.send_response(status)
                said = b"".join(said)
                for name, value in {"Content-Length": str(len(said)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        if trust:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(trust[0])
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        often = {"poll_interval": 0.01}
        threading.Thread(target=self.server.serve_forever, kwargs=often, daemon=True).start()

    def take(self, headers, body):
        raise NotImplementedError

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class PushCarrier(Carrier):
    """Opens each push as the phone would, and checks who signed it."""

    def subscription(self) -> dict[str, str]:
        """What the phone's browser gives out."""
        point = self.phone.public_key().public_bytes(*POINT)
        return {
            "endpoint": f"https://127.0.0.1:{self.port}/push/one",
            "p256dh": quoted(point),
            "auth": quoted(AUTH),
        }

    def take(self, headers, body):
        token, key = headers["Authorization"].removeprefix("vapid t=").split(", k=")
        said, claims, signature = token.split(".")
        raw = unquoted(signature)
        ec.EllipticCurvePublicKey.from_encoded_point(P256, unquoted(key)).verify(
            encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:])),
            f"{said}.{claims}".encode(),
            ec.ECDSA(SHA256()),
        )
        assert json.loads(unquoted(claims))["aud"] == f"https://127.0.0.1:{self.port}"
        told = json.loads(self._opened(body))
        self.effects[headers["Topic"]] += 1
        self.heard.append({**told, "ttl": int(headers["TTL"]), "key": key})

    def _opened(self, body: bytes) -> bytes:
        salt, length = body[:16], body[20]
        theirs, closed = body[21 : 21 + length], body[21 + length :]
        shared = self.phone.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(P256, theirs)
        )
        mine = self.phone.public_key().public_bytes(*POINT)
        secret = _hkdf(AUTH, shared, b"WebPush: info\0" + mine + theirs, 32)
        key = _hkdf(salt, secret, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _hkdf(salt, secret, b"Content-Encoding: nonce\0", 12)
        opened = AESGCM(key).decrypt(nonce, closed, None)
        assert opened.endswith(b"\x02")
        return opened[:-1]


class Gateway(Carrier):
    """Sends a text for each request: also for one that came before."""

    def take(self, headers, body):
        form = "urlencoded" in headers["Content-Type"]
        told = dict(parse_qsl(body.decode())) if form else json.loads(body)
        self.effects[headers["Idempotency-Key"]] += 1
        self.heard.append({**told, "headers": headers})


@contextmanager
def running(carrier: Carrier):
    """The carrier, for the length of a test."""
    try:
        yield carrier
    finally:
        carrier.close()


def certificate(folder) -> tuple[str, ssl.SSLContext]:
    """A certificate of 127.0.0.1 in a file, and a context that trusts it and no other."""
    key = ec.generate_private_key(P256)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=800))
        .not_valid_after(now + timedelta(days=800))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    file = folder / "push.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + pem
    )
    return str(file), ssl.create_default_context(cadata=pem.decode())


def _hkdf(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
