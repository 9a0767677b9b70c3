"""A passkey of the browser's own making: what a finger on a real device would answer."""

from playwright.sync_api import Page


def hold_a_passkey(page: Page) -> None:
    """Give `page` a device that keeps passkeys and always recognises who holds it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


class Counted:
    """A page whose presses and typed fields are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = self.fields = 0

    def press(self, what: str, *, role: str = "button") -> None:
        """Press what is called so."""
        self.page.get_by_role(role, name=what).click()  # type: ignore[arg-type]
        self.presses += 1

    def fill(self, label: str, text: str) -> None:
        """Type into the field of that name."""
        self.page.get_by_label(label, exact=True).fill(text)
        self.fields += 1
