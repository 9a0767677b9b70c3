"""An activity with a script in every text is shown as the letters it is made of."""

import json
from typing import Any

from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, go, settled
from tests.stories.conftest import PUT_IT_IN, WORKSHEET

HARM = (
    "<img src=x onerror=\"window.harmed='yes'\"><script>window.harmed='yes'</script>"
    "javascript:alert(1) {{7*7}} ${alert(1)}"
)


def poisoned(part: Any) -> Any:
    """Put the script into every text that people read."""
    if isinstance(part, dict):
        if set(part) <= {"en", "de"}:
            return dict.fromkeys(part, HARM)
        return {name: poisoned(one) for name, one in part.items()}
    return [poisoned(one) for one in part] if isinstance(part, list) else part


def test_a_script_in_every_text_runs_nowhere(clinic_server, client_of):
    activity = {**poisoned(json.loads(WORKSHEET)), "slug": "every-harm"}
    clinic_server.python(PUT_IT_IN.format(worksheet=json.dumps(activity)))
    sam = client_of("every-harm")
    page = sam.open("today")
    page.on("dialog", lambda dialog: dialog.abort())
    settled(page)
    go(page, f"{sam.server.address}/app/do/{sam.plan['every-harm']}")
    expect(page.get_by_role("heading", level=2, name="<img src=x")).to_be_visible()

    for _ in range(25):
        page.locator(".foot .btn.primary").wait_for()
        assert page.evaluate("window.harmed") is None
        assert page.locator("main img, main script, main a[href^=javascript]").count() == 0
        if page.locator(".answered").count():
            break
        words = page.locator("main input.field[type=text], main input.field:not([type])")
        if words.count():
            words.first.fill(
                "javascript:alert(1)" if words.first.get_attribute("inputmode") is None else "1"
            )
        before = page.locator("main").text_content()
        page.locator(".foot .btn.primary").click()
        expect(page.locator("main")).not_to_have_text(before)
    page.get_by_role("button", name="Done", exact=True).click()
    all_sent(page)

    assert page.evaluate("window.harmed") is None
    assert sam.kept()["entries"][-1]["answers"]["place"] == "javascript:alert(1)"
