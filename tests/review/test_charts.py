"""Charts: a gap stays a gap, every picture is also words and a table, no one writes markup."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from midweek.review.charts.active_days import Day, active_days, count
from midweek.review.charts.heat_row import Cell
from midweek.review.charts.measure import measure_chart
from midweek.review.charts.score_spark import score_spark
from midweek.review.charts.sparkline import mood_sparkline
from midweek.review.charts.svg import broken_line
from midweek.review.charts.timeline import (
    ActivityRow,
    FourWeeks,
    MoodRow,
    ScaleRow,
    Told,
    timeline,
)
from midweek.review.charts.yardstick import Band, Reading, Yardstick

SEPTEMBER = date(2026, 9, 4)
BANDS = (("Minimal", 0, 4), ("Mild", 5, 9), ("Moderate", 10, 14), ("Mod. severe", 15, 19))
PHQ_9 = Yardstick("PHQ-9", 27, (*(Band(*band) for band in BANDS), Band("Severe", 20, 27)), 10, 6)


def weekly(*totals: float | None) -> list[Reading]:
    return [Reading(SEPTEMBER + timedelta(weeks=n), total) for n, total in enumerate(totals)]


def four_weeks(**more: object) -> FourWeeks:
    days = tuple(SEPTEMBER + timedelta(days=n) for n in range(28))
    moods = (3, 2, None, 4, *(None,) * 20, 1, 3, 3, 5)
    walk = ActivityRow("Walk", (Cell(done=2), Cell(planned=True), *(Cell(),) * 26), Told("1 of 7"))
    rows = {"mood": MoodRow(moods, Told("Mostly OK")), "activities": (walk,)}
    return FourWeeks(days, frozenset(), **{**rows, **more})


def pieces(svg: str, class_: str) -> list[ElementTree.Element]:
    return [e for e in ElementTree.fromstring(svg).iter() if e.get("class") == class_]


def test_a_line_breaks_where_nothing_was_said():
    assert broken_line([(0, 1), (1, 2), None, (3, 4), None, None, (6, 5)]) == "M0 1l1 1M3 4M6 5"


def test_a_day_without_a_mood_is_never_bridged():
    (line,) = pieces(mood_sparkline([3, 3, None, 3, 3]), "line")

    assert line.get("d", "").count("M") == 2
    assert pieces(mood_sparkline([3] * 5), "line")[0].get("d", "").count("M") == 1


def test_a_day_without_a_mood_has_no_dot():
    dots = "".join(p.get("d", "") for p in pieces(mood_sparkline([None] * 27 + [3]), "dots now"))

    assert dots.count("h0") == 1


def test_a_questionnaire_without_a_total_breaks_the_line():
    chart = measure_chart(PHQ_9, weekly(17, 15, None, 13, 9))

    assert pieces(chart.svg, "line ink")[0].get("d", "").count("M") == 2
    assert "no total on 18 Sep" in chart.says


def test_one_answer_is_a_point_and_not_a_line():
    chart = measure_chart(PHQ_9, weekly(17))

    assert not pieces(chart.svg, "line ink")
    assert len(pieces(chart.svg, "last")) == 1


def test_no_answer_yet_is_an_empty_scale():
    assert "no answers yet" in measure_chart(PHQ_9, []).says


def test_reliable_zones_lie_one_reliable_change_from_the_first_answer():
    chart = measure_chart(PHQ_9, weekly(17, 9))
    better, worse = pieces(chart.svg, "edge better")[0], pieces(chart.svg, "edge worse")[0]

    assert better.get("d") == f"M26 {190 - 178 * 11 / 27:.1f}H256"
    assert worse.get("d") == f"M26 {190 - 178 * 23 / 27:.1f}H256"


def test_a_zone_that_the_scale_cannot_reach_is_not_drawn():
    chart = measure_chart(PHQ_9, weekly(24, 20))

    assert pieces(chart.svg, "edge better") and not pieces(chart.svg, "edge worse")


def test_where_higher_is_better_the_upper_zone_is_the_good_one():
    wellbeing = Yardstick("WHO-5", 100, (Band("", 0, 100),), 50, 10, higher_is_worse=False)
    chart = measure_chart(wellbeing, weekly(40, 60))

    assert pieces(chart.svg, "edge better")[0].get("d") == f"M26 {190 - 178 * 0.5:g}H256"


@pytest.mark.parametrize(
    ("total", "band"),
    [(0, "Minimal"), (4, "Minimal"), (4.5, "Minimal"), (5, "Mild"), (27, "Severe")],
)
def test_each_total_has_its_published_band(total, band):
    assert PHQ_9.band(total) == band


def test_the_chart_says_its_numbers_and_lists_them():
    chart = measure_chart(PHQ_9, weekly(17, 9))

    assert chart.says == (
        "PHQ-9: 17 on 4 Sep, 9 on 11 Sep. Clinical cut-off 10. "
        "A change of 6 or more counts as reliable."
    )
    assert ElementTree.fromstring(chart.svg).get("aria-label") == chart.says
    assert chart.table.rows == (("Fri 11 Sep", "9", "Mild"), ("Fri 4 Sep", "17", "Mod. severe"))


def test_four_weeks_break_at_gaps_and_list_every_day():
    picture = timeline(four_weeks())

    assert pieces(picture.svg, "line")[0].get("d", "").count("M") == 3
    assert len(picture.table.rows) == 28
    assert picture.table.rows[0] == ("Thu 1 Oct", "Great", "")
    assert picture.table.rows[-1] == ("Fri 4 Sep", "OK", "done 2 times")
    assert picture.table.rows[-2] == ("Sat 5 Sep", "Low", "planned, not logged")


def test_a_day_that_was_not_planned_stays_blank():
    assert len(pieces(timeline(four_weeks()).svg, "planned")) == 1


def test_too_hard_has_a_shape_of_its_own():
    row = ActivityRow(
        "Call", (*(Cell(),) * 27, Cell(planned=True, too_hard=True)), Told("Too hard")
    )
    picture = timeline(four_weeks(activities=(row,)))

    assert len(pieces(picture.svg, "hill")) == 1
    assert picture.table.rows[0][-1] == "too hard"


def test_a_number_left_out_breaks_its_line():
    worry = ScaleRow("Worry", 0, 10, (6, 7, None, 5, *(None,) * 20, 4, 4, 4, 4), Told("4"))
    picture = timeline(four_weeks(scales=(worry,)))

    assert pieces(picture.svg, "line ink")[0].get("d", "").count("M") == 3


def test_what_people_write_is_never_markup():
    name = '<script>alert("1")</script>&'
    row = ActivityRow(name, (Cell(done=1),) * 28, Told(name))
    picture = timeline(four_weeks(activities=(row,)))

    root = ElementTree.fromstring(picture.svg)
    assert not [e for e in root.iter() if e.tag.endswith("script")]
    assert name in [e.text for e in root.iter("text")]


def test_pictures_carry_no_inline_style():
    readings = [(r.day, r.total) for r in weekly(17, 9)]
    spark = score_spark(readings, top=27, cut_off=10, says="PHQ-9: 17, 9")
    drawn = [spark, timeline(four_weeks()).svg, measure_chart(PHQ_9, weekly(17, 9)).svg]

    assert not [svg for svg in drawn if "style=" in svg or "#" in svg]


def test_active_days_say_how_many():
    week = (Day.ACTIVE, Day.QUIET, Day.TOO_HARD, *(Day.QUIET,) * 4)

    assert count(week) == "2 of 7, 1 too hard"
    assert 'aria-hidden="true"' in active_days(week)
    assert len(pieces(active_days(week), "strike")) == 1
