"""Almanacs of any shape that checked content can have, for what must hold of every one of them."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from almanac.model import Entry, IssuerRole, Kind, Party, Status
from tests.unit.almanac_factory import (
    ADIPURA,
    CENTRAL_JAVA,
    CLEANLINESS,
    CLIMATE,
    KLH,
    KLHK,
    SEMARANG,
    TEGAL,
    WE_LOVE,
    WWF,
    make_activity,
    make_almanac,
    make_entry,
    make_recipient,
    make_source,
)

few = settings(max_examples=30, deadline=None)
"""For rules that hold of whole almanacs, which take a while to draw."""

YEARS = (2014, 2015, 2016, 2019)
"""With a gap, as real almanacs have."""

DATES = (None, "XXXX-06-22", "{}", "{}-03", "{}-03-05", "{}-12-31~", "{}-07-01/{}-07-03", "{}?")
"""Forms of a conferral; a year is filled in."""

RECIPIENTS = st.builds(
    make_recipient,
    st.sampled_from((SEMARANG, TEGAL, CENTRAL_JAVA)),
    tier=st.sampled_from((None, "Sertifikat", "Adipura")),
    personal=st.sampled_from((False, False, True)),
)


@st.composite
def entries(draw: st.DrawFn, slug: str) -> Entry:
    """Draw an activity or a recognition with this slug; the edition lies near the conferral, as the checker asks."""
    edition = draw(st.sampled_from((None, *YEARS)))
    form = draw(st.sampled_from(DATES))
    year = draw(st.sampled_from(YEARS)) if edition is None else edition + draw(st.integers(-1, 5))
    conferred = form and form.format(year, year)
    sources = tuple(make_source(publisher=name) for name in draw(st.lists(st.sampled_from("ABCDEFG"), min_size=1)))
    if draw(st.integers(0, 5)) == 0:
        return make_activity(slug, conferred=conferred, sources=sources)
    return make_entry(
        slug,
        kind=draw(st.sampled_from([kind for kind in Kind if kind is not Kind.ACTIVITY])),
        award=draw(st.sampled_from((ADIPURA, WE_LOVE))),
        edition=edition,
        conferred=conferred,
        status=draw(st.sampled_from((Status.REPORTED, *Status))),
        parties=tuple(
            Party(issuer, IssuerRole.ISSUER)
            for issuer in draw(st.lists(st.sampled_from((KLH, KLHK, WWF)), unique=True, max_size=3))
        ),
        recipients=tuple(draw(st.lists(RECIPIENTS, min_size=1, max_size=4))),
        themes=tuple(draw(st.lists(st.sampled_from((CLEANLINESS, CLIMATE)), unique=True, min_size=1))),
        sources=sources,
        aliases=draw(st.sampled_from(((), (f"entri/lama-{slug}/",)))),
    )


@st.composite
def almanacs(draw: st.DrawFn):
    """Draw an almanac of up to eight entries."""
    return make_almanac(*(draw(entries(f"e{number}")) for number in range(draw(st.integers(0, 8)))))
