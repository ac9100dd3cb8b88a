"""A catalogue of translations: the .po file that people edit and the .mo file that Django reads."""

import re

import polib

from tests.translations.source import Message

HEADER = {
    "Project-Id-Version": "borderops",
    "Language": "vi",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
PLACEHOLDER = re.compile(
    r"%%|%\(\w+\)[#0+-]*\d*(?:\.\d+)?[a-zA-Z]|%[diouxXeEfFgGcrsa]\b|\{[\w.]*(?::[^{}]*)?\}"
)


class Catalogue:
    """One language's translations, each known by its context and its English text."""

    def __init__(self, path):
        self.path, self.compiled = path, path.with_suffix(".mo")
        self.file = polib.pofile(str(path)) if path.exists() else polib.POFile()

    def messages(self):
        """What the catalogue itself holds, as messages."""
        return [
            Message(entry.occurrences[0][0], entry.msgid, entry.msgid_plural, entry.msgctxt)
            for entry in self.file
        ]

    def update(self, messages):
        """Takes over the messages of the source with the translations they had; tells what changed."""
        kept = {key(entry): entry for entry in self.file if not entry.obsolete}
        fresh = entries(messages)
        self.file = polib.POFile(wrapwidth=0)
        self.file.metadata = HEADER
        for identity in sorted(fresh, key=lambda identity: (identity[1], identity[0] or "")):
            self.file.append(translated(fresh[identity], kept.get(identity)))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.file.save(str(self.path))
        self.file.save_as_mofile(str(self.compiled))
        new = [f"new: {shown(entry)}" for identity, entry in fresh.items() if identity not in kept]
        return new + [f"dropped: {shown(entry)}" for identity, entry in kept.items() if identity not in fresh]

    def problems(self, messages):
        """What keeps this catalogue from being complete, in words."""
        wanted, known = entries(messages), {key(entry): entry for entry in self.file if not entry.obsolete}
        found = [f"two plurals: {text}" for text in clashes(messages)]
        found += [f"missing: {shown(entry)}" for identity, entry in wanted.items() if identity not in known]
        for identity, entry in known.items():
            if identity not in wanted:
                found.append(f"obsolete: {shown(entry)}")
            elif fault := fault_of(entry, wanted[identity]):
                found.append(f"{fault}: {shown(entry)}")
        found += [f"obsolete: {shown(entry)}" for entry in self.file.obsolete_entries()]
        if not self.compiled.exists() or self.compiled.read_bytes() != self.file.to_binary():
            found.append(
                f"out of step with {self.path.name}: {self.compiled.name}; run python -m tests.translations"
            )
        return found


def entries(messages):
    """One entry for each identity, with every file that asks for it."""
    found = {}
    for message in messages:
        entry = found.setdefault((message.context, message.singular), polib.POEntry())
        entry.msgctxt, entry.msgid = message.context, message.singular
        entry.msgid_plural = message.plural or entry.msgid_plural
        entry.occurrences = sorted({*entry.occurrences, (message.file, "")})
    return found


def clashes(messages):
    """Texts that the source uses with two different plurals, of which a catalogue can hold one."""
    plurals = {}
    for message in filter(lambda message: message.plural, messages):
        plurals.setdefault((message.context, message.singular), set()).add(message.plural)
    return [identity[1] for identity, forms in plurals.items() if len(forms) > 1]


def translated(entry, old):
    """The entry with the translation it had."""
    if placeholders(entry.msgid_plural or entry.msgid):
        entry.flags = [
            "python-format" if "%" in (entry.msgid_plural or entry.msgid) else "python-brace-format"
        ]
    texts = texts_of(old) if old else [""]
    if entry.msgid_plural:
        entry.msgstr_plural = {0: texts[0]}
    else:
        entry.msgstr = texts[0]
    if old:
        entry.flags += ["fuzzy"] * old.fuzzy
        entry.tcomment = old.tcomment
    return entry


def fault_of(entry, wanted):
    """Why a translation cannot be used, in a word or two."""
    texts = texts_of(entry)
    if entry.fuzzy:
        return "fuzzy"
    if not all(texts):
        return "missing"
    if entry.msgid_plural != wanted.msgid_plural:
        return "wrong plural"
    original = placeholders(entry.msgid_plural or entry.msgid)
    return "" if all(placeholders(text) == original for text in texts) else "wrong placeholders"


def placeholders(text):
    """What is filled in when the text is shown: %(name)s, %s, {name}."""
    return {found for found in PLACEHOLDER.findall(text) if found != "%%"}


def texts_of(entry):
    """The translations of an entry, one for each plural form."""
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def key(entry):
    """Context and English text: what Django looks a translation up by."""
    return entry.msgctxt, entry.msgid


def shown(entry):
    """The entry in one line: where it stands, its text and its translation."""
    where = ", ".join(file for file, _ in entry.occurrences)
    translation = texts_of(entry)[0]
    return (
        f"{entry.msgid!r}" + (f" = {translation!r}" if translation else "") + (f" ({where})" if where else "")
    )
