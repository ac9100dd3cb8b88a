"""The command: update and compile the Vietnamese catalogue, or check it."""

import argparse
import sys
from pathlib import Path

from tests.translations import source
from tests.translations.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[2]
VIETNAMESE = ROOT / "borderops" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
# Words of the scripts of Django's admin, kept by hand: no file of ours asks for them.
SCRIPTS = VIETNAMESE.with_name("djangojs.po")


def main():
    """Updates, then says what a translator still has to do."""
    parser = argparse.ArgumentParser(prog="python -m tests.translations")
    parser.add_argument(
        "--check", action="store_true", help="change nothing, exit with 1 when anything is wrong"
    )
    check = parser.parse_args().check
    messages, problems = source.read(ROOT)
    scripts = Catalogue(SCRIPTS)
    for catalogue, wanted in [(Catalogue(VIETNAMESE), messages), (scripts, scripts.messages())]:
        if not check:
            for line in catalogue.update(wanted):
                print(line)
        problems += catalogue.problems(wanted)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(messages)} messages, {len(problems)} problems")
    return 1 if check and problems else 0


if __name__ == "__main__":
    sys.exit(main())
