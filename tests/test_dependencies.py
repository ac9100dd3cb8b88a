"""The apps know each other in one direction only, so each can be read and changed without those above it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "borderops"

LANGUAGE = {"vietnamese"}
PLACES = {"lists", "sheets", "districts"} | LANGUAGE
REVIEW = {"people", "review"} | PLACES
GROUND = {"figures"} | REVIEW
# Each app, and whom it may import.
ARROWS = {
    "vietnamese": set(),
    "lists": LANGUAGE,
    "sheets": LANGUAGE,
    "districts": {"lists", "sheets"} | LANGUAGE,
    "people": PLACES,
    "review": {"people"} | PLACES,
    "figures": REVIEW,
    "crossings": GROUND,
    "patrols": GROUND | {"crossings"},
    "incidents": GROUND | {"crossings", "patrols"},
    "labour": GROUND | {"crossings", "incidents"},
    "cooperation": GROUND | {"crossings"},
    "summaries": GROUND | {"crossings", "patrols", "incidents", "labour", "cooperation"},
}
TOP = {
    "admin",
    "context",
    "environment",
    "formats",
    "locale",
    "management",
    "offline",
    "package_rewordings",
    "package_words",
    "settings",
    "sqlite",
    "static",
    "urls",
    "wsgi",
}
VAGUE = {"utils", "util", "core", "helpers", "helper", "common", "misc"}


def app_of(path):
    """The app that a file belongs to."""
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


MODULES = sorted(HOUSE.rglob("*.py"))
IN_APPS = [path for path in MODULES if app_of(path) in ARROWS]
TEMPLATES = [path for app in ARROWS for path in sorted((ROOT / "templates" / app).rglob("*.html"))]


def statements(block, inside=False):
    """Each statement of a module or of what it holds, and whether it stands in a function."""
    for part in ("body", "orelse", "finalbody", "handlers", "cases"):
        for node in getattr(block, part, ()):
            yield node, inside
            yield from statements(node, inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imports(tree, path):
    """Each import of ours in a module: where it stands, whether in a function, and the app that it names."""
    package = ["borderops", *path.relative_to(HOUSE).parts[:-1]]
    for node, inside in statements(tree):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            base = start + (node.module.split(".") if node.module else [])
            names = [[*base, alias.name] for alias in node.names]
        else:
            continue
        yield from ((node, inside, name[1]) for name in names if name[0] == "borderops" and len(name) > 1)


def unwanted(path, tree):
    """The imports of a module that point upward."""
    allowed = ARROWS[app_of(path)] | {app_of(path)}
    return [f"line {node.lineno}: {app}" for node, _inside, app in imports(tree, path) if app not in allowed]


def hidden(path, tree):
    """The imports of ours that stand inside a function."""
    return [f"line {node.lineno}: {app}" for node, inside, app in imports(tree, path) if inside]


@cache
def tree_of(path):
    return ast.parse(path.read_text("utf-8"))


def faults(paths, find):
    """What `find` says of each of these modules, where it says anything."""
    found = {path.relative_to(ROOT).as_posix(): find(path, tree_of(path)) for path in paths}
    return {name: lines for name, lines in found.items() if lines}


def included(path):
    """The apps whose templates a template includes or extends."""
    return set(re.findall(r"""{%\s*(?:include|extends)\s+["'](\w+)/""", path.read_text("utf-8"))) & set(
        ARROWS
    )


def test_every_app_has_its_arrows():
    found = {app_of(path) for path in MODULES} - {"__init__"}
    assert found - TOP <= set(ARROWS), "a new app: say in ARROWS whom it may import"


def test_imports_point_downward():
    assert faults(IN_APPS, unwanted) == {}


def test_no_import_of_ours_hides_in_a_function():
    assert faults(MODULES, hidden) == {}


def test_templates_include_downward():
    for path in TEMPLATES:
        app = path.relative_to(ROOT / "templates").parts[0]
        assert included(path) <= ARROWS[app] | {app}, path


def test_relations_point_downward():
    configs = [config for config in apps.get_app_configs() if config.name.startswith("borderops.")]
    app_of_label = {config.label: config.name.split(".")[1] for config in configs}
    for model in (model for config in configs for model in config.get_models()):
        app = app_of_label[model._meta.app_label]
        for field in model._meta.fields + model._meta.many_to_many:
            other = field.related_model and app_of_label.get(field.related_model._meta.app_label)
            # Who did something is named by a setting, AUTH_USER_MODEL, and not by an app.
            assert other in {None, app} | ARROWS[app] or field.related_model is get_user_model(), field


def test_names_say_what_a_module_is_for():
    found = {path for path in [*HOUSE.rglob("*"), *(ROOT / "tests").rglob("*")] if path.stem in VAGUE}
    assert found == set()


@pytest.mark.parametrize(
    "line",
    [
        "import borderops.incidents.models",
        "from borderops import incidents",
        "from ..incidents import models",
    ],
)
def test_an_upward_import_is_seen_however_it_is_written(line):
    assert unwanted(HOUSE / "review" / "models.py", ast.parse(line)) == ["line 1: incidents"]
    assert hidden(HOUSE / "review" / "models.py", ast.parse(f"def f():\n    {line}")) == ["line 2: incidents"]
