"""Sample posts along the real markers, with the events of their lives and the reports that they owe."""

from collections import Counter as Tally
from datetime import UTC, date, datetime, timedelta

from simple_history.utils import bulk_create_with_history

from borderops.crossings.models import CrossingPoint
from borderops.districts.models import BorderMarker, Commune, District, Unit
from borderops.management.sample_patrol_words import BASIS, FIXED, MOBILE, OPENED_LATER, PER_DAY, REASONS
from borderops.patrols.models import Expectation, Post, PostEvent

# The posts of the demo's own units stay, so that the clerks there have something to report.
OWN_UNITS = ("Đồn Biên phòng Lũng Cú", "Đồn Biên phòng Cửa khẩu Xín Mần")
EARLY = (date(2020, 2, 10), date(2021, 5, 25))
OPENED_BY = datetime(2021, 12, 31, 8, tzinfo=UTC)
LATE = (date(2021, 6, 10), date(2021, 12, 20))


class PostMaker:
    """Makes posts by chance, the same ones each time."""

    def __init__(self, chance, by):
        self.chance, self.by = chance, by
        self.turns, self.events, self.stands = Tally(), [], {}
        self.districts = {each.code: each for each in District.objects.all()}
        communes = Commune.objects.filter(on_border=True, valid_from=None).select_related("district")
        self.communes = {code: [c for c in communes if c.district.code == code] for code in FIXED}
        markers = BorderMarker.objects.filter(listed=True).select_related("commune__district")
        markers = sorted(markers, key=lambda each: each.sort_key)
        self.markers = {code: [m for m in markers if m.commune.district.code == code] for code in FIXED}
        self.units = {code: list(Unit.objects.filter(district__code=code).order_by("pk")) for code in FIXED}
        self.covered = {
            c.pk: unit for units in self.units.values() for unit in units for c in unit.communes.all()
        }
        self.crossings = {each.marker_id: each for each in CrossingPoint.objects.all() if each.marker_id}

    def posts(self):
        """Every post, not kept yet, with its events beside."""
        fixed = [self.checkpoint(code, turn) for code, number in FIXED.items() for turn in range(number)]
        late = self.chance.sample([post for post in fixed if not is_own(post)], OPENED_LATER)
        teams = [self.team(code, turn) for code, number in MOBILE.items() for turn in range(number)]
        for post in [*fixed, *teams]:
            self.live(post, LATE if post in late else EARLY)
        return [*fixed, *teams]

    def checkpoint(self, code, turn):
        """At one of the district's markers, or in a border commune of it."""
        markers, communes = self.markers[code], self.communes[code]
        marker = markers[turn % len(markers)] if turn < len(markers) or turn % 2 else None
        commune = marker.commune if marker else communes[turn % len(communes)]
        unit = self.unit_of(code, commune, turn)
        crossing = self.crossings.get(marker.pk) if marker and turn < len(markers) else None
        self.turns[unit.pk] += 1
        name = f"Chốt {marker}" if turn < len(markers) else f"Chốt liên ngành số {self.turns[unit.pk]}"
        return Post(
            kind="fixed", name=name, unit=unit, district=commune.district, commune=commune, marker=marker,
            crossing=crossing, staffing="crossing" if crossing else self.chance.choice(["joint", "joint", "guard"]),
            short_number="" if name.startswith("Chốt 4") else str(self.turns[unit.pk]),
        )  # fmt: skip

    def team(self, code, turn):
        """Along a stretch of the district."""
        markers = self.markers[code]
        first = min(turn, len(markers) - 2)
        commune = markers[first].commune
        unit = self.unit_of(code, commune, turn)
        self.turns["team", unit.pk] += 1
        return Post(
            kind="mobile", name=f"Tổ cơ động số {self.turns['team', unit.pk]}", unit=unit, staffing="guard",
            district=commune.district, commune=commune, marker=markers[first], to_marker=markers[first + 1],
        )  # fmt: skip

    def unit_of(self, code, commune, turn):
        units = self.units[code]
        return self.covered.get(commune.pk) or units[turn % len(units)]

    def day(self, first, last):
        return first + timedelta(days=self.chance.randint(0, (last - first).days))

    def live(self, post, opening):
        """Its opening; later, for some, a move, a closing, a reopening."""
        self.happen(post, "opened", self.day(*opening), BASIS.format(n=self.chance.randint(10, 99)))
        if is_own(post) or self.chance.random() < 0.5:
            return
        if self.chance.random() < 0.2 and post.kind == "fixed":
            self.move(post, self.day(date(2022, 1, 5), date(2022, 3, 1)))
        if self.chance.random() < 0.85:
            self.happen(post, "closed", self.day(date(2022, 3, 15), date(2023, 6, 30)), REASONS["closed"])
            if self.chance.random() < 0.2:
                self.happen(
                    post, "reopened", self.day(date(2024, 3, 1), date(2025, 8, 30)), REASONS["reopened"]
                )

    def move(self, post, day):
        """To another marker of the district."""
        marker = self.chance.choice(self.markers[post.district.code])
        self.happen(post, "moved", day, REASONS["moved"], marker)

    def happen(self, post, kind, day, basis, marker=None):
        """An event of a post; where it stands is said by all but a closing."""
        event = PostEvent(post=post, kind=kind, on=day, basis=basis)
        if kind != "closed":
            stood = self.stands.get(id(post), (post.commune, post.marker))
            event.commune, event.marker = (marker.commune, marker) if marker else stood
            event.district, self.stands[id(post)] = post.district, (event.commune, event.marker)
        event._history_user = self.by
        self.events.append(event)

    def expectations(self, post, spans):
        """What the post owes in each span of days; many posts three reports a day."""
        usual = self.chance.choices(list(PER_DAY), weights=list(PER_DAY.values()))[0]
        start = "07:00" if self.chance.random() < 0.2 else "06:00"
        for first, last, once in spans:
            if post.is_open_on(first):
                yield Expectation(
                    post=post,
                    per_day=1 if once else usual,
                    first_start=start,
                    valid_from=first,
                    valid_to=last,
                )


def is_own(post):
    return post.unit.name in OWN_UNITS


def add_posts(chance, by, spans):
    """Adds posts, their events, and what is expected of them in spans of (first day, last day, once a day)."""
    maker = PostMaker(chance, by)
    Post.objects.bulk_create(maker.posts())
    bulk_create_with_history(maker.events, PostEvent)
    posts = read_posts()
    for post in posts:
        post.settle()
        post._history_user = by
    Post.objects.bulk_update(posts, ["district", "commune", "marker", "spot", "open_since", "closed_on"])
    Post.history.bulk_history_create(posts, default_date=OPENED_BY)
    add_far_team(posts)
    owed = [each for post in posts for each in maker.expectations(post, spans)]
    for each in owed:
        each._history_user = by
    bulk_create_with_history(owed, Expectation)
    return read_posts()


def add_far_team(posts):
    """One team's stretch leads into the next district."""
    team = next(post for post in reversed(posts) if post.kind == "mobile" and post.district.code == "026")
    team.further_districts.add(District.objects.get(code="027"))


def read_posts():
    """The posts with all that a shift asks of them."""
    return list(
        Post.objects.with_life().select_related("unit", "district", "commune", "marker").order_by("pk")
    )
