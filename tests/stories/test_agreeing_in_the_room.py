"""Agreed in the room: a thing with all that makes it likely in ninety seconds, and sessions."""

from datetime import date, timedelta

from playwright.sync_api import expect

A_TAP, A_KEY = 1.2, 60 / (40 * 5)
"""Seconds: a tap or a click; a key at 40 words a minute of five letters."""


class Hands:
    """Counts what somebody does with mouse and keyboard, and how long a person takes for it."""

    def __init__(self, page):
        self.page, self.clicks, self.keys = page, 0, 0

    def click(self, where):
        self.clicks += 1
        where.click()

    def write(self, label, words):
        self.clicks, self.keys = self.clicks + 1, self.keys + len(words)
        self.page.get_by_label(label, exact=True).fill(words)

    @property
    def seconds(self):
        return self.clicks * A_TAP + self.keys * A_KEY


def test_why_when_where_obstacle_answer_and_confidence_take_less_than_ninety_seconds(desk, axe):
    page = desk.open("/clients/{kim}/plan/add/?activity=ten-minute-walk")
    hands = Hands(page)

    hands.write("Why", "Sundays drag")
    hands.write("Goal (optional)", "See Anna again")
    hands.click(page.get_by_label("Sunday"))
    hands.write("Times (optional)", "10:00")
    hands.write("After which routine (optional)", "after the first coffee")
    hands.write("Where (optional)", "round the pond")
    hands.write("How sure, 0 to 100 (optional)", "60")
    hands.click(page.get_by_text("What could get in the way, and whose idea it was"))
    hands.click(page.get_by_label("Forgetting it"))
    hands.write("If so, then (optional)", "shoes at the door")
    axe(page)
    hands.click(page.get_by_role("button", name="Add to the plan"))
    expect(page.get_by_text("60 of 100: what would make it likelier?")).to_be_visible()
    axe(page)
    hands.click(page.get_by_role("button", name="The smaller size"))

    expect(page.get_by_text("Added to the plan.")).to_be_visible()
    for said in ("Start small", "Goal: See Anna again", "Sure: 60 of 100, asked in the room"):
        expect(page.get_by_text(said).first).to_be_visible()
    assert hands.seconds < 90, (hands.clicks, hands.keys)


def test_four_weekly_sessions_are_agreed_and_something_is_due_the_day_before_each(
    desk, axe, problems
):
    problems.allow("status of 422")
    page = desk.open("/clients/{kim}/session/")
    day = (date.today() + timedelta(days=7)).isoformat()
    page.get_by_label("Day", exact=True).fill(day)
    page.get_by_label("Time", exact=True).fill("16:00")
    page.get_by_label("Repeats").select_option("Each week")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Enter a whole number, like 3")).to_be_visible()
    page.get_by_label("How many sessions").fill("4")
    page.get_by_role("button", name="Save").click()

    page.goto(desk.at("/clients/{kim}/session/"))
    agreed = page.get_by_role("region", name="Agreed sessions").get_by_role("listitem")
    expect(agreed.filter(has_text="in a series")).to_have_count(4)
    axe(page)
    before = agreed.count()
    page.get_by_role("button", name="Cancel").nth(1).click()
    expect(agreed).to_have_count(before - 1)
    page.get_by_role("button", name="Undo").click()
    expect(agreed).to_have_count(before)

    page.goto(desk.at("/clients/{kim}/plan/add/?activity=slow-breathing"))
    page.get_by_label("Why", exact=True).fill("To come in with a quiet breath")
    page.get_by_text("More ways").click()
    page.get_by_label("How often").select_option("So many days before each session")
    page.get_by_label("How many (optional)", exact=True).fill("1")
    axe(page)
    page.get_by_role("button", name="Add to the plan").click()
    expect(page.get_by_text("The day before each session").first).to_be_visible()
