"""How something will be done: what for, after what, where, what may get in the way, how sure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek.plans.actions.planning import LINES, LONGEST_LINE
from midweek.plans.models.planning import SURE_ENOUGH, Help, Idea, Obstacle, Planning
from midweek_rules.stepping import smaller_of

SUGGESTED_WHY, SUGGESTED_GOALS = "why-suggestions", "goal-suggestions"


def line(label: Any, help_text: Any = "", **attrs: str) -> forms.CharField:
    """One line in somebody's own words."""
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", **attrs})
    return forms.CharField(
        label=label, help_text=help_text, max_length=LONGEST_LINE, widget=widget, required=False
    )


def number(label: Any, help_text: Any, highest: int, step: int) -> forms.IntegerField:
    """A number from a scale, quick to type and to step through."""
    widget = forms.NumberInput(attrs={"step": step, "inputmode": "numeric"})
    wrong = {
        name: _("Choose a number from the scale.") for name in ("invalid", "min_value", "max_value")
    }
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=0,
        max_value=highest,
        widget=widget,
        required=False,
        error_messages=wrong,
    )


class PlanningFields(forms.Form):
    """What is asked beside why and when; nothing of it must be answered."""

    why_later = forms.BooleanField(
        label=_("Talked about, to be written down later"), required=False
    )
    goal = line(_("Goal"), _("What they want to get to, in their words."), list=SUGGESTED_GOALS)
    after = line(_("After which routine"), _("Like “after the first coffee”."))
    where = line(_("Where"))
    obstacle = forms.ChoiceField(
        label=_("What could get in the way"),
        choices=[("", _("Nothing said")), *Obstacle.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    obstacle_words = line(_("In their words"))
    answer = line(_("If so, then"), _("What they will do then, like “only put the shoes on”."))
    confidence = number(
        _("How sure, 0 to 100"),
        _("Ask the client: how likely is it that you will do it?"),
        highest=100,
        step=5,
    )
    minute = forms.BooleanField(label=_("The first minute is enough"), required=False)
    idea = forms.ChoiceField(
        label=_("Whose idea"),
        choices=[("", _("Nothing said")), *Idea.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    sense = number(
        _("Does it make sense to them, 0 to 10"),
        _("May be left out."),
        highest=10,
        step=1,
    )
    heard = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def more_is_said(self) -> bool:
        """Whether something of the folded part is filled in, so that it stands open."""
        folded = ("obstacle", "obstacle_words", "answer", "idea", "sense", "minute")
        return any(self[name].value() or self[name].errors for name in folded)

    def is_settled(self) -> bool:
        """Whether nothing is left to talk over. Below 70 it is offered once, and never forced."""
        confidence, wish = self.cleaned_data["confidence"], self.data.get("help", "")
        if confidence is None or confidence >= SURE_ENOUGH:
            return True
        if wish == Help.TIME:
            sent: Any = self.data
            again = sent.copy()
            again["heard"] = confidence
            self.data = again
            return False
        if wish or self.cleaned_data["heard"] == confidence:
            return True
        self.offers = [
            (value, label)
            for value, label in Help.choices
            if value != Help.SMALLER or self._smaller()
        ]
        return False

    offers: list[tuple[str, Any]] = []

    def rung_agreed(self) -> str:
        """The size that was chosen, or the next smaller one where that was the answer."""
        chosen: str = self.cleaned_data["rung"]
        return (self._smaller() or chosen) if self.data.get("help") == Help.SMALLER else chosen

    def _smaller(self) -> str | None:
        return smaller_of(self.cleaned_data["rung"], self.sizes)

    sizes: tuple[str, ...] = ()

    def planning(self) -> Planning:
        """What was filled in, as the plan's deeds take it."""
        said = self.cleaned_data
        return Planning(
            why_later=said["why_later"] and not said["why"],
            minute=said["minute"] or self.data.get("help") == Help.MINUTE,
            **{name: said[name] for name in (*LINES, "obstacle", "idea", "confidence", "sense")},
        )


def planning_as_filled_in(planning: Planning) -> dict[str, Any]:
    """What was planned, as the form shows it; how sure somebody is now is asked anew."""
    return {**planning.said(), "confidence": None}
