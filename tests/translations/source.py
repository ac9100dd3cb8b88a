"""Finds the messages to translate: in Python by its syntax tree, in templates with Django's own reader."""

import ast
import re
from typing import NamedTuple

from django.utils.translation.template import templatize

# What each function's first arguments are; `gettext_lazy`, `gettext_noop` and so on take the same.
PARTS = {
    "gettext": ["singular"],
    "ngettext": ["singular", "plural"],
    "pgettext": ["context", "singular"],
    "npgettext": ["context", "singular", "plural"],
}
LITERAL = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
IN_TEMPLATE = re.compile(rf"\b(n?p?gettext|_)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL)
TEMPLATES = {".html", ".txt", ".svg", ".xml"}


class Message(NamedTuple):
    """One text to translate, and the file that asks for it."""

    file: str
    singular: str
    plural: str = ""
    context: str | None = None


class NotPlain(ValueError):
    """A text that is put together when the program runs, so no catalogue can hold it."""


def read(root):
    """All messages under `borderops` and `templates`, and what is wrong with any of them."""
    messages, problems = [], []
    for path in sorted(path for folder in ["borderops", "templates"] for path in (root / folder).rglob("*")):
        find = in_python if path.suffix == ".py" else in_template if path.suffix in TEMPLATES else None
        if find is None or "migrations" in path.parts:
            continue
        name = path.relative_to(root).as_posix()
        try:
            messages += find(path.read_text(encoding="utf-8"), name)
        except (NotPlain, SyntaxError) as problem:
            problems.append(f"{name}: {problem}")
    return messages, problems


def in_template(text, name):
    """The messages of one template: tags, blocks and `_("…")` in arguments."""
    for function, literals in IN_TEMPLATE.findall(templatize(text, name)):
        parts = PARTS["gettext" if function == "_" else function]
        yield Message(name, **dict(zip(parts, ast.literal_eval(f"({literals},)"), strict=False)))


def in_python(text, name):
    """The messages of one module: calls of Django's translation functions, under whatever name."""
    tree = ast.parse(text)
    functions = imported(tree)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and (function := called(call.func, functions)):
            texts = [plain(argument) for argument in call.args[: len(PARTS[function])]]
            if texts and None not in texts:
                yield Message(name, **dict(zip(PARTS[function], texts, strict=False)))


def imported(tree):
    """Name in this module → name in PARTS."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    names = (alias for node in imports if node.module == "django.utils.translation" for alias in node.names)
    found = {alias.asname or alias.name: re.sub("_(lazy|noop)$", "", alias.name) for alias in names}
    return {name: function for name, function in found.items() if function in PARTS}


def called(function, functions):
    """Which of PARTS is called, as `_(…)` or as `translation.gettext(…)`."""
    if isinstance(function, ast.Name):
        return functions.get(function.id)
    if isinstance(function, ast.Attribute) and getattr(function.value, "id", "") == "translation":
        name = re.sub("_(lazy|noop)$", "", function.attr)
        return name if name in PARTS else None
    return None


def plain(argument):
    """The text of a literal; None for a name, whose text is marked where it is written."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    if isinstance(argument, ast.Name | ast.Attribute | ast.Subscript | ast.Call):
        return None
    raise NotPlain(
        f"line {argument.lineno}: a text to translate must be one literal, with %(name)s for its parts"
    )
