"""`manage.py closings`: holds closed periods against what counts now."""

from django.core.management import BaseCommand, CommandError

from borderops.figures.periods import Period
from borderops.summaries.amendments import difference
from borderops.summaries.closings import Closing


class Command(BaseCommand):
    """Recomputes every closing within a period and says what differs; ends with 1 where anything does."""

    help = "Hold the closings within a period, such as 2021 or 2021-M05, against what counts now."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        verify = verbs.add_parser("verify", help="recompute and say what differs")
        verify.add_argument("period", help="such as 2021, 2021-Q3 or cal:2021")

    def handle(self, *, verb, period, **options):
        try:
            span = Period.parse(period)
        except ValueError as refusal:
            raise CommandError(str(refusal)) from None
        closings = (
            Closing.objects.current().within(span.start, span.end).order_by("start", "end", "district__code")
        )
        found = list(closings.select_related("district"))
        if not found:
            raise CommandError(f"Nothing is closed within {span.key}.")
        differing = sum(not self.verify(closing) for closing in found)
        self.stdout.write(f"{len(found)} closed, {differing} differing.")
        if differing:
            raise SystemExit(1)

    def verify(self, closing):
        """Says what differs of one closing; gives whether nothing does."""
        place = closing.district.code if closing.district else "whole line"
        changed = difference(closing)
        is_whole = closing.is_intact and not changed
        self.stdout.write(
            f"{closing.number} {closing.period} {place}: {'as closed' if is_whole else 'differs'}"
        )
        if not closing.is_intact:
            self.stdout.write("  the manifest is not the one of which the digest was taken")
        for change in changed.figures:
            then, now = ("missing" if value is None else value for value in (change.then, change.now))
            self.stdout.write(f"  {change.indicator.key} {change.code or 'whole line'}: {then} -> {now}")
        for record in changed.records:
            self.stdout.write(f"  {record.register.key} {record.number}: {words_of(record)}")
        for each in changed.gone:
            told = " ".join([each.key, *each.columns])
            self.stdout.write(f"  {told}: written down, and known to the register no longer; not compared")
        return is_whole


def words_of(record):
    """What became of a record, for a log."""
    if not record.was:
        return "counts since"
    if not record.stays:
        return "published no longer for this period" if record.is_published else "counts no longer"
    return "; ".join(f"{name}: {then or '-'} -> {now or '-'}" for name, then, now in record.parts)
