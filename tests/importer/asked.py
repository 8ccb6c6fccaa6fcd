"""What tests ask of a reading."""

from __future__ import annotations


def only(reading):
    """Return the one recognition of a reading."""
    (recognition,) = reading.recognitions
    return recognition


def places_of(recognition):
    """Return the slugs of the recipients."""
    return {recipient.place.value.slug for recipient in recognition.recipients}


def issuers_of(recognition):
    """Return issuers by id, or by the text's name for those that the registry does not know."""
    return {body.value.id or body.value.name for body in recognition.issuers}


def value_of(finding):
    """Return the value of a finding, None where nothing was found."""
    return finding.value if finding else None


def of_each(recognition, result):
    """Return what each place got: its `tier`, `rank` or `score`."""
    return {one.place.value.slug: value_of(getattr(one, result)) for one in recognition.recipients}
