"""The home screen shows the name that the clinic chose, which says nothing about therapy."""


def test_the_installed_app_bears_the_clinics_neutral_name(cast, sign_in):
    cast.northgate.app_name = "Pebble"
    cast.northgate.save()

    told = sign_in(cast.sam).get("/app/manifest.webmanifest").json()

    assert (told["name"], told["short_name"]) == ("Pebble", "Pebble")


def test_before_anyone_signs_in_it_bears_ours(cast, sign_in):
    assert sign_in(None).get("/app/manifest.webmanifest").json()["name"] == "Midweek"


def test_the_page_asks_for_the_name_as_the_person_who_is_signed_in(cast, sign_in):
    page = sign_in(cast.sam).get("/app/today").content.decode()

    # Browsers fetch a manifest without cookies unless they are told otherwise.
    assert 'manifest.webmanifest" crossorigin="use-credentials"' in page
