"""What approaches and concerns are called. The names in definitions are kept, these are shown."""

from typing import Any

from django.utils.translation import gettext_lazy as _

APPROACHES: dict[str, Any] = {
    "tracking": _("Keeping track"),
    "cbt": _("CBT"),
    "behavioural_activation": _("Getting active"),
    "exposure": _("Facing fears"),
    "problem_solving": _("Problem solving"),
    "sleep": _("Sleep (CBT-I)"),
    "act": _("ACT"),
    "dbt": _("DBT"),
    "compassion": _("Compassion"),
    "positive": _("Positive psychology"),
    "mindfulness": _("Mindfulness"),
    "relaxation": _("Relaxation"),
    "safety": _("Safety"),
    "motivation": _("Motivation"),
    "habits": _("Goals and habits"),
    "relationships": _("Relationships"),
    "emotions": _("Emotions"),
    "writing": _("Writing"),
    "solution_focused": _("Solution-focused"),
    "grief": _("Grief"),
    "learning": _("Learning about it"),
    "measure": _("Questionnaire"),
}
CONCERNS: dict[str, Any] = {
    "low_mood": _("Low mood"),
    "worry": _("Worry"),
    "panic": _("Panic"),
    "fears": _("Fears"),
    "social_fear": _("Fear of people"),
    "obsessions": _("Obsessions"),
    "trauma": _("Trauma"),
    "sleep": _("Sleep"),
    "anger": _("Anger"),
    "self_criticism": _("Self-criticism"),
    "shame": _("Shame"),
    "strong_feelings": _("Strong feelings"),
    "urges": _("Urges"),
    "drinking": _("Drinking"),
    "eating": _("Eating"),
    "stress": _("Stress"),
    "pain": _("Pain"),
    "grief": _("Grief"),
    "relationships": _("Relationships"),
    "putting_off": _("Putting things off"),
    "psychosis": _("Psychosis"),
    "change": _("Change"),
    "staying_well": _("Staying well"),
    "everyone": _("For everyone"),
}
EVIDENCE: dict[str, Any] = {
    "good": _("Well supported"),
    "some": _("Some support"),
    "little": _("Little is known"),
}
