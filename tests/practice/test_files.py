"""Pictures and sounds: nothing hidden is kept in them, and only who may see opens them."""

import json
import wave
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from uuid6 import uuid7

from midweek.audit.models import AuditLine
from midweek.library.actions.shelf import add_activity
from midweek.library.definition import Definition
from midweek.people.actions.care import answer_consent, end_care
from midweek.people.models import CareLink
from midweek.practice.actions.files import LARGEST_FILE
from midweek.practice.models import SharedFile
from tests.cast import agree, version_of

PLACE = "51.5007 N, 0.1246 W"
ACTIVITY = {
    "slug": "draw-it",
    "kind": "exercise",
    "title": {"en": "Draw it"},
    "purpose": {"en": "See it."},
    "for_whom": {"en": "Anyone."},
    "why": {"en": "It helps."},
    "evidence": {"text": {"en": "Little is known."}, "sure": "little", "sources": ["ours"]},
    "minutes": 2,
    "layout": "one_by_one",
    "approach": "tracking",
    "concerns": ["everyone"],
    "steps": [
        {"id": "sight", "type": "photo", "text": {"en": "What do you see?"}},
        {"id": "voice", "type": "audio", "text": {"en": "Say it aloud"}},
    ],
    "rungs": {
        "smaller": {"label": {"en": "A"}, "minutes": 1},
        "agreed": {"label": {"en": "B"}, "minutes": 2},
        "bigger": {"label": {"en": "C"}, "minutes": 3},
    },
}


def photo(kind="JPEG", size=(60, 40)):
    """A picture with all that a camera hides in it."""
    image, written = Image.new("RGB", size, (90, 60, 30)), BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of Sam"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (51.0, 30.0, 2.5)
    notes = PngInfo()
    notes.add_text("Comment", PLACE)
    more = {"pnginfo": notes} if kind == "PNG" else {"exif": exif, "xmp": PLACE.encode()}
    image.save(written, kind, icc_profile=b"Profile of Sam's camera", **more)
    return written.getvalue()


def sound(seconds=1, rate=16_000, note=b""):
    """A recording, with a note behind it as recorders write."""
    written = BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"\x01\x02" * rate * seconds)
    extra = b"LIST" + len(note).to_bytes(4, "little") + note if note else b""
    return written.getvalue() + extra


def put(phone, content, *, id=None, kind="image/jpeg"):
    """Share a file."""
    return phone.browser.put(f"/api/v1/files/{id or uuid7()}", content, content_type=kind)


@pytest.fixture
def drawn(cast):
    """An activity that asks for a picture and a sound, in Sam's plan."""
    with cast.at_northgate():
        add_activity(cast.northgate, Definition.model_validate(ACTIVITY), by=cast.olga)
        return agree(cast.sam, "draw-it", by=cast.noor)


@pytest.fixture
def shared(cast, drawn, sams_phone):
    """A photo of Sam's that is shared with an entry: (entry id, file id)."""

    def share(file=None, answer=None):
        file = file or str(uuid7())
        assert put(sams_phone, photo(), id=file).status_code == 201
        with cast.at_northgate():
            version = version_of("draw-it").pk
        answers = {"sight": answer or {"file": file, "shared": True}}
        entry = sams_phone.entry(version, answers=answers, assignment=drawn.pk).json()["id"]
        return entry, file

    return share


def address(cast, entry, file):
    return f"/clients/{cast.sam.pk}/entries/{entry}/files/{file}/"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_and_camera_are_gone_from_a_picture(cast, sams_phone, kind):
    sent, known = photo(kind), uuid7()
    assert PLACE.encode() in sent

    assert put(sams_phone, sent, id=known).status_code == 201

    kept = sams_phone.browser.get(f"/api/v1/files/{known}").content
    found = Image.open(BytesIO(kept))
    assert (found.format, found.size) == ("WEBP", (60, 40))
    assert not found.getexif()
    assert not set(found.info) & {"exif", "xmp", "icc_profile", "Comment", "comment"}
    for hidden in (PLACE.encode(), b"Camera of Sam", b"Profile", b"EXIF", b"XMP"):
        assert hidden not in kept


def test_a_large_picture_becomes_small_enough_to_look_at(sams_phone):
    known = uuid7()
    put(sams_phone, photo(size=(4000, 1000)), id=known)

    kept = sams_phone.browser.get(f"/api/v1/files/{known}").content

    assert Image.open(BytesIO(kept)).size == (1600, 400)


def test_notes_are_gone_from_a_sound(sams_phone):
    known = uuid7()
    assert (
        put(sams_phone, sound(note=PLACE.encode()), id=known, kind="audio/wav").status_code == 201
    )

    kept = sams_phone.browser.get(f"/api/v1/files/{known}").content

    assert kept == sound()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + bytes(50),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7",
        photo()[:200],
        b"RIFF\x00\x00\x00\x00WAVEjunk",
        sound(rate=44_100),
        sound(seconds=181),
    ],
    ids=["nothing", "gif", "svg", "pdf", "half", "no wave", "another rate", "too long"],
)
def test_what_is_no_picture_or_sound_of_ours_is_refused(cast, sams_phone, content):
    answer = put(sams_phone, content)

    assert answer.status_code == 422
    assert answer.json()["why"]
    with cast.at_northgate():
        assert not SharedFile.objects.exists()


def test_a_picture_that_unpacks_without_end_is_refused(sams_phone):
    """Forty bytes of it can stand for a gigabyte of points."""
    bomb = BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")

    assert len(bomb.getvalue()) < 1_000_000
    assert put(sams_phone, bomb.getvalue()).status_code == 422


def test_what_is_too_large_is_refused_before_it_is_read(cast, sams_phone):
    assert put(sams_phone, bytes(LARGEST_FILE + 1)).status_code == 413
    with cast.at_northgate():
        assert not SharedFile.objects.exists()


def test_a_file_sent_twice_is_kept_once_and_another_under_its_id_is_not(cast, sams_phone):
    known, content = uuid7(), photo()

    told = [put(sams_phone, one, id=known).status_code for one in (content, content, photo("PNG"))]

    assert told == [201, 200, 409]
    with cast.at_northgate():
        assert SharedFile.objects.count() == 1
        assert AuditLine.objects.filter(kind="practice.file_shared").count() == 1


def test_nothing_of_a_file_lies_open_in_the_database(cast, sams_phone):
    put(sams_phone, photo())
    with cast.at_northgate():
        file = SharedFile.objects.get()

    for column in (file.content, file.sha256):
        assert b"WEBP" not in bytes(column)
        assert b"base64" not in bytes(column)


@pytest.mark.parametrize("who", ["kim", "ida"])
def test_another_client_finds_no_such_file(cast, phone_of, sams_phone, who):
    known = uuid7()
    put(sams_phone, photo(), id=known)
    stranger = phone_of(getattr(cast, who)).browser

    assert stranger.get(f"/api/v1/files/{known}").status_code == 404
    assert stranger.delete(f"/api/v1/files/{known}").status_code == 404
    assert put(phone_of(getattr(cast, who)), photo("PNG"), id=known).status_code == 409
    assert sams_phone.browser.get(f"/api/v1/files/{known}").status_code == 200


def test_the_therapist_opens_it_and_that_is_written_down(cast, shared, sign_in):
    entry, file = shared()
    noor = sign_in(cast.noor)

    page = noor.get(f"/clients/{cast.sam.pk}/entries/{entry}/").content.decode()
    answer = noor.get(address(cast, entry, file))

    assert address(cast, entry, file) in page
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["Content-Disposition"] == 'attachment; filename="picture.webp"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].endswith("; sandbox")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    with cast.at_northgate():
        line = AuditLine.objects.get(kind="review.file_opened")
    assert (line.by_id, line.client_id) == (cast.noor.pk, cast.sam.pk)


@pytest.mark.parametrize("who", ["vera", "tom", "olga", "otto"])
def test_nobody_else_of_the_staff_opens_it(cast, shared, sign_in, who):
    entry, file = shared()

    assert sign_in(getattr(cast, who)).get(address(cast, entry, file)).status_code == 404


def test_unsharing_hides_it_and_sharing_shows_it_again(cast, shared, sams_phone, sign_in):
    entry, file = shared()
    noor, page = sign_in(cast.noor), f"/clients/{cast.sam.pk}/entries/{entry}/"

    gone = [sams_phone.browser.delete(f"/api/v1/files/{file}").status_code for _ in range(2)]
    assert gone == [204, 204]
    assert noor.get(address(cast, entry, file)).status_code == 404
    assert "What do you see?" not in noor.get(page).content.decode()

    assert put(sams_phone, photo(), id=file).status_code == 201
    assert noor.get(address(cast, entry, file)).status_code == 200
    with cast.at_northgate():
        kinds = AuditLine.objects.filter(kind__startswith="practice.file").order_by("number")
        assert list(kinds.values_list("kind", flat=True)) == [
            "practice.file_shared", "practice.file_hidden", "practice.file_shown_again",
        ]  # fmt: skip


def test_a_file_opens_only_through_an_entry_that_shares_it(cast, shared, sams_phone, sign_in):
    _entry, file = shared()
    kept_back, _other = shared(answer={"file": file, "shared": False})
    noor = sign_in(cast.noor)

    assert noor.get(address(cast, kept_back, file)).status_code == 404
    assert noor.get(address(cast, uuid4(), file)).status_code == 404


@pytest.mark.parametrize("closed", ["entry", "consent", "care"])
def test_what_closes_the_entry_closes_its_file(cast, shared, sams_phone, sign_in, closed):
    entry, file = shared()
    noor = sign_in(cast.noor)
    assert noor.get(address(cast, entry, file)).status_code == 200

    if closed == "entry":
        sams_phone.say("unshare", entry=entry)
    with cast.at_northgate():
        if closed == "consent":
            answer_consent(
                cast.sam, purpose="check_ins", granted=False, text_version=1, by=cast.sam
            )
        if closed == "care":
            end_care(CareLink.objects.get(client=cast.sam, ended_at=None), by=cast.noor)

    assert noor.get(address(cast, entry, file)).status_code == 404


def test_what_stayed_on_the_phone_is_not_even_counted(cast, drawn, sams_phone, sign_in):
    with cast.at_northgate():
        version = version_of("draw-it").pk
    mine = {"file": str(uuid7()), "shared": False, "text": "a door in a wall"}
    entry = sams_phone.entry(version, answers={"sight": mine}, assignment=drawn.pk).json()["id"]

    page = sign_in(cast.noor).get(f"/clients/{cast.sam.pk}/entries/{entry}/").content.decode()

    assert "a door in a wall" in page
    assert "shared-file" not in page
    assert json.dumps(mine["file"]) not in page


def test_a_sound_is_played_and_not_shown(cast, drawn, sams_phone, sign_in):
    file = str(uuid7())
    put(sams_phone, sound(), id=file, kind="audio/wav")
    with cast.at_northgate():
        version = version_of("draw-it").pk
    answers = {"voice": {"file": file, "shared": True}}
    entry = sams_phone.entry(version, answers=answers, assignment=drawn.pk).json()["id"]
    noor = sign_in(cast.noor)

    page = noor.get(f"/clients/{cast.sam.pk}/entries/{entry}/").content.decode()

    assert f'<audio controls preload="none" src="{address(cast, entry, file)}"' in page
    assert noor.get(address(cast, entry, file))["Content-Type"] == "audio/wav"


def test_only_clients_share_files(cast, sign_in):
    noor = sign_in(cast.noor)

    assert noor.put(f"/api/v1/files/{uuid7()}", photo(), "image/jpeg").status_code == 404


def test_the_policy_lets_pages_play_our_own_sounds_and_no_others(client, db):
    policy = client.get("/health/")["Content-Security-Policy"].split("; ")

    assert "media-src 'self' blob:" in policy
    assert "img-src 'self' data: blob:" in policy
    assert "sandbox" not in policy
    assert "microphone=(self)" in client.get("/health/")["Permissions-Policy"]
