"""What the themes of indicators are called."""

from django.utils.translation import gettext_lazy as _

THEMES = {
    "incidents": _("Incidents"),
    "patrols": _("Checkpoints and patrols"),
    "crossings": _("Border gates"),
    "border": _("Border line"),
    "trade": _("Trade"),
    "labour": _("Labour across the border"),
    "cooperation": _("Cooperation"),
    "aid": _("Aid"),
    "fdi": _("Foreign investment"),
    "ngo": _("Foreign NGOs"),
    "oda": _("Official development assistance"),
}


def theme_name(theme):
    """A theme in the reader's language; one that nobody has named yet as it is."""
    return THEMES.get(theme, theme)


def by_theme(indicators, choice):
    """Groups of choices under the names of their themes, in the order of these; `choice` makes one of an indicator."""
    groups = {theme: [] for theme in THEMES}
    for indicator in indicators:
        groups.setdefault(indicator.theme, []).append(choice(indicator))
    return [(str(theme_name(theme)), choices) for theme, choices in groups.items() if choices]


def key_and_name(indicator):
    """An indicator as a choice."""
    return indicator.key, indicator.label
