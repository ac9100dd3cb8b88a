"""What a version of a report says, section by section."""

import json


def sections_of(version):
    return json.loads(version.content)["sections"]


def section_names(version):
    """{key: heading} of its sections."""
    return {section["key"]: section["heading"] for section in sections_of(version)}


def sentences_of(version):
    """{(key of the section, key of the sentence): what it says}."""
    return {
        (section["key"], sentence["key"]): sentence["text"]
        for section in sections_of(version)
        for sentence in section["sentences"]
    }
