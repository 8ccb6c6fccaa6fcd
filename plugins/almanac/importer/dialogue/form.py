"""A reading and the registry in, the same reading as a person confirmed it out; or a reading that a person made alone.

Each value is asked for in the order of the front matter, which is that of the file that will be written: Enter accepts
what was found, so that a right reading takes one key a value. What a person has accepted or typed has confidence 1.
Nothing is written here: whoever leaves with Ctrl-C leaves everything as it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from almanac.importer.dialogue import answers, shown
from almanac.importer.dialogue.answers import AwardName
from almanac.importer.dialogue.asking import (
    Form,
    Listed,
    Step,
    Way,
    ask,
    confirmed,
    one_choice,
    one_value,
    person,
    several,
    walk,
)
from almanac.importer.dialogue.shown import Piece
from almanac.importer.dialogue.terminal import Key, Question
from almanac.importer.extraction.article import Article, Span
from almanac.importer.findings import Finding, Reading, Recipient, Recognition
from almanac.model import Kind
from almanac.schema import MOST_RANKED, MOST_RECIPIENTS

if TYPE_CHECKING:
    from almanac.importer.dialogue.terminal import Terminal
    from almanac.importer.extraction.bodies import Body
    from almanac.language import Language
    from almanac.model import Award
    from almanac.registry import Registry

_NOTHING = Recognition(Kind.AWARD, Finding("", (), 0.0), None, (), ())
"""A recognition of which nothing is known; most are awards, and the kind is the first that is asked for."""


def review(reading: Reading, registry: Registry, terminal: Terminal, t: Language) -> Reading:
    """Return a reading as a person confirmed, changed and completed it; without recognitions where none is left.

    Raises KeyboardInterrupt, having said that nothing was written, where the person leaves.
    """
    form = Form(registry, terminal, reading.article, t)
    terminal.show(shown.beginning(reading, terminal.screen, t))
    source = (one_value("publisher", answers.texts), one_value("published", answers.dates))
    return _asked(form, reading, source if reading.article.address else (*source, _address))


def fill(registry: Registry, terminal: Terminal, t: Language) -> Reading:
    """Return a reading that a person makes without an article: of recognitions only, since an activity has no award.

    The article in it has the source's title for its text, and the source's address. Raises KeyboardInterrupt as
    `review` does.
    """
    reading = Reading(Article("", "", ""), None, None, (_NOTHING,))
    form = Form(registry, terminal, reading.article, t)
    terminal.show(shown.wrapped([Piece(t.gettext("Tidak ada yang ditulis sebelum Anda selesai."))], terminal.screen))
    return _asked(
        form, reading, (_title, one_value("publisher", answers.texts), one_value("published", answers.dates), _address)
    )


def _asked(form: Form, reading: Reading, source: tuple[Step, ...]) -> Reading:
    try:
        return _sections(form, reading, source)
    except KeyboardInterrupt:
        form.say("✗", form.t.gettext("Keluar. Tidak ada yang ditulis."))
        raise


def _sections(form: Form, reading: Reading, source: tuple[Step, ...]) -> Reading:
    """Ask for each recognition, then for their source, then whether that is all; the way back leads through all."""
    aside = replace(form, droppable=False)
    recognitions = list(reading.recognitions)
    dropped: set[int] = set()
    section, introduced, way = 0, -1, Way.NEXT
    while True:
        last = len(recognitions)
        kept = tuple(one for number, one in enumerate(recognitions) if number not in dropped)
        if section < last:
            # One that was dropped is asked for from its beginning: its values have not all been looked at.
            backwards = way is Way.BACK and section not in dropped
            dropped.discard(section)
            if section != introduced:
                _introduce(form, recognitions, section)
                introduced = section
            recognitions[section], way = walk(form, recognitions[section], _RECOGNITION, backwards=backwards)
            if way is Way.DROP:
                dropped.add(section)
                form.say("✗", form.t.gettext("Pengakuan ini dibuang; ↑ mengembalikannya."))
        elif section == last and kept:
            reading, way = walk(aside, reading, source, backwards=way is Way.BACK)
        elif section > last:
            way, more = _finish(aside, kept)
            if more:
                recognitions.append(_NOTHING)
                section, way = last - 1, Way.NEXT
            elif way is Way.NEXT:
                return replace(reading, recognitions=kept)
        if way is Way.BACK and section == 0:
            way = Way.NEXT
        else:
            section += -1 if way is Way.BACK else 1


def _introduce(form: Form, recognitions: list[Recognition], number: int) -> None:
    one, screen = recognitions[number], form.terminal.screen
    form.terminal.show(shown.recognised(form.article, one, number + 1, len(recognitions), screen, form.t))


def _finish(form: Form, recognitions: tuple[Recognition, ...]) -> tuple[Way, bool]:
    """Show what has come of it; return where to go, and whether a recognition is to be added."""
    t = form.t
    message = ""
    while True:
        screen = form.terminal.screen
        title = t.gettext("Yang akan ditulis:") if recognitions else t.gettext("Tidak ada yang akan ditulis.")
        lines = shown.headed(title, "", message, screen) + tuple(shown.overview(recognitions, screen, t))
        parts = (
            t.gettext("Enter selesai"),
            t.gettext("+ lalu Enter menambah pengakuan"),
            t.gettext("↑ kembali"),
            t.gettext("Ctrl-C keluar"),
        )
        answer = form.terminal.ask(Question(lines, keys=shown.joined(parts, screen)))
        if answer is Key.BACK:
            return Way.BACK, False
        if answer in {"", "+"}:
            return Way.NEXT, answer == "+"
        message = t.gettext("Tekan Enter bila sudah benar, atau tulis + untuk menambah pengakuan.")


def _award(form: Form, recognition: Recognition) -> tuple[Recognition, Way]:
    award = recognition.award
    sort = answers.awards(form.registry, form.t)
    ids = {known.name: id_ for id_, known in form.registry.awards.items()}
    finding = None
    if award.value:
        others = tuple(AwardName(name, ids.get(name)) for name in award.alternatives)
        name = AwardName(award.value, recognition.award_id)
        finding = Finding(name, award.spans, award.confidence, award.note, others)
    found, way = ask(form, "award", sort, finding, required=True)
    if found is None or way is not Way.NEXT:
        return recognition, way
    form.settle("award", sort.told(found.value))
    award = Finding(found.value.name, found.spans, found.confidence, found.note)
    return replace(recognition, award=award, award_id=found.value.id), way


def _ladder(form: Form, recognition: Recognition) -> Award | None:
    return form.registry.awards.get(recognition.award_id or "")


def _recipient(
    form: Form, recognition: Recognition, recipient: Recipient | None, typed: str
) -> tuple[Recipient | None, Way]:
    """Ask for every field of a recipient; of a new one for the place and, where the award has tiers, for the tier."""
    places = answers.places(form.registry, form.t)
    award = _ladder(form, recognition)

    def tiers(t: Language) -> answers.Sort[str]:
        return answers.tiers(award, t)

    if recipient:
        steps = (_place, one_value("tier", tiers), *_RESULT, one_value("unit", answers.texts), _received_by)
        return walk(replace(form, whose=recipient.place.value.name), recipient, steps)
    place, way = ask(form, "place", places, None, typed=typed)
    if place is None or way is not Way.NEXT:
        return None, way
    recipient = Recipient(place)
    if not award or not award.tiers:
        return recipient, way
    tier, way = ask(replace(form, whose=place.value.name), "tier", tiers(form.t), None)
    return replace(recipient, tier=tier), Way.DROP if way is Way.DROP else Way.NEXT


def _place(form: Form, recipient: Recipient) -> tuple[Recipient, Way]:
    place, way = ask(form, "place", answers.places(form.registry, form.t), recipient.place, required=True)
    return replace(recipient, place=place or recipient.place), way


def _received_by(form: Form, recipient: Recipient) -> tuple[Recipient, Way]:
    found, way = person(form, "received_by", recipient.received_by)
    if way is Way.NEXT:
        form.settle("received_by", answers.people(form.t).told(found.value) if found else "")
    return replace(recipient, received_by=found), way


def _told_recipient(form: Form, recognition: Recognition, recipient: Recipient) -> str:
    place = answers.places(form.registry, form.t).told(recipient.place.value)
    award = _ladder(form, recognition)
    open_tier = form.t.gettext("tingkat belum diketahui") if award and award.tiers and not recipient.tier else ""
    got = ", ".join(filter(None, (open_tier, shown.result(recipient, form.t))))
    return f"{place}: {got}" if got else place


def _confirmed_recipient(recipient: Recipient) -> Recipient:
    known = {name: getattr(recipient, name) for name in shown.RECIPIENT_FIELDS}
    return replace(recipient, **{name: confirmed(found) for name, found in known.items() if found})


def _issuer(form: Form, recognition: Recognition, issuer: Finding[Body] | None, typed: str) -> tuple[Any, Way]:
    sort = answers.issuers(form.registry, recognition.award_id, form.t)
    return ask(form, "issuers", sort, issuer, typed=typed)


def _presenter(form: Form, _: Recognition, presenter: Any, typed: str) -> tuple[Any, Way]:
    return person(form, "presenters", presenter, typed)


def _title(form: Form, reading: Reading) -> tuple[Reading, Way]:
    article = reading.article
    title = Finding(article.title, (), 1.0) if article.title else None
    found, way = ask(form, "title", answers.texts(form.t), title)
    if way is Way.NEXT:
        form.settle("title", found.value if found else "")
    text = found.value if found else ""
    headline = Span(0, len(text)) if text else None
    return replace(reading, article=replace(article, text=text, body=text, headline=headline)), way


def _address(form: Form, reading: Reading) -> tuple[Reading, Way]:
    address = reading.article.address
    found, way = ask(form, "url", answers.addresses(form.t), Finding(address, (), 1.0) if address else None)
    if way is Way.NEXT:
        form.settle("url", found.value if found else "")
    return replace(reading, article=replace(reading.article, address=found.value if found else None)), way


def _itself(finding: Finding[Any]) -> tuple[Finding[Any], ...]:
    return (finding,)


def _ranks(t: Language) -> answers.Sort[int]:
    return answers.numbers(MOST_RANKED, t)


def _totals(t: Language) -> answers.Sort[int]:
    return answers.numbers(MOST_RECIPIENTS, t)


_RESULT: tuple[Step, ...] = (
    one_value("rank", _ranks),
    one_value("of", _totals),
    one_value("score", answers.scores),
    one_value("category", answers.texts),
)

_RECOGNITION: tuple[Step, ...] = (
    one_choice("kind", answers.kinds),
    _award,
    one_value("edition", answers.years),
    one_value("conferred", answers.dates),
    one_value("venue", answers.texts),
    several(
        Listed(
            "issuers",
            told=lambda form, _, issuer: answers.issuers(form.registry, None, form.t).told(issuer.value),
            findings=_itself,
            confirmed=confirmed,
            ask=_issuer,
            sort=lambda form, recognition: answers.issuers(form.registry, recognition.award_id, form.t),
        )
    ),
    several(
        Listed(
            "presenters",
            told=lambda form, _, presenter: answers.people(form.t).told(presenter.value),
            findings=_itself,
            confirmed=confirmed,
            ask=_presenter,
            sort=lambda form, _: answers.people(form.t),
        )
    ),
    several(
        Listed(
            "recipients",
            told=_told_recipient,
            findings=shown.parts,
            confirmed=_confirmed_recipient,
            ask=_recipient,
            sort=lambda form, _: answers.places(form.registry, form.t),
            required=True,
        )
    ),
    one_value("recipients_total", _totals),
    one_choice("personal", answers.persons_or_places),
    one_choice("status", answers.statuses),
)
