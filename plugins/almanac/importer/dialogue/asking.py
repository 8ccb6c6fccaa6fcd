"""A field of something and a terminal in, the answer out: for one value, a person, or a list.

A `Step` asks for one field of its subject; `walk` takes steps in turn, forwards and back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from almanac.importer.dialogue import answers, labels, shown
from almanac.importer.dialogue.answers import Offer, Slip, Sort
from almanac.importer.dialogue.shown import Piece
from almanac.importer.dialogue.terminal import Key, Question
from almanac.importer.findings import Finding, Person

if TYPE_CHECKING:
    from almanac.importer.dialogue.terminal import Terminal
    from almanac.importer.extraction.article import Article
    from almanac.language import Language
    from almanac.registry import Registry

SHORTEST_QUOTED = 3
"""Characters of what a person typed from which on it is looked for in the article; shorter is found by chance."""


class Way(Enum):
    """Where an answer leads: to the next question, to the one before, or past this recognition."""

    NEXT = auto()
    BACK = auto()
    DROP = auto()


@dataclass(frozen=True, slots=True)
class Form:
    """What every question needs. `article` holds the evidence; `whose` says of which of several things a field is.

    `droppable` tells that the question is about a recognition.
    """

    registry: Registry
    terminal: Terminal
    article: Article
    t: Language
    whose: str = ""
    droppable: bool = True

    def label(self, name: str) -> str:
        """Return what a field is called, and whose it is where that is not plain."""
        return f"{labels.label(name, self.t)} ({self.whose})" if self.whose else labels.label(name, self.t)

    def say(self, sign: str, text: str) -> None:
        """Leave a line behind, since questions vanish."""
        self.terminal.show(shown.wrapped([Piece(text)], self.terminal.screen, (Piece(f"{sign} "),), (Piece("  "),)))

    def settle(self, name: str, value: str) -> None:
        """Leave behind what a field is now; an empty value is unknown."""
        unknown = self.t.gettext("tidak diketahui")
        self.say("✓" if value else "–", f"{self.label(name)}: {value or unknown}")


Step = Callable[[Form, Any], tuple[Any, Way]]
"""Asks for one field of a recognition, a recipient or a reading, and returns that with the answer in it."""


def walk(form: Form, subject: Any, steps: tuple[Step, ...], *, backwards: bool = False) -> tuple[Any, Way]:
    """Take the steps in turn, or from the last one; return the subject, and the way by which it was left."""
    position = len(steps) - 1 if backwards else 0
    while 0 <= position < len(steps):
        subject, way = steps[position](form, subject)
        if way is Way.DROP:
            return subject, way
        position += 1 if way is Way.NEXT else -1
    return subject, Way.NEXT if position > 0 else Way.BACK


def ask(
    form: Form,
    name: str,
    sort: Sort[Any],
    finding: Finding[Any] | None,
    *,
    title: str = "",
    typed: str = "",
    required: bool = False,
) -> tuple[Finding[Any] | None, Way]:
    """Ask for one value until it is one, or unknown where it may be.

    `title` stands in for the field's own; `typed` is an answer that was given before. On the way back the finding is
    returned as it was.
    """
    t = form.t
    proposed, message, refused = finding, "", ""
    while True:
        options = _options(sort, proposed, finding)
        if typed:
            answer: str | Key = typed
            typed = ""
        else:
            lines = shown.headed(title or form.label(name), labels.about(name, t), message, form.terminal.screen)
            lines += shown.found(sort, proposed, options, form.article, form.terminal.screen, t)
            offers = _offers(sort, proposed, options, refused)
            typing = t.gettext("ketik untuk mengganti") if proposed else t.gettext("ketik untuk mengisi")
            keys = _keys(form, typing, proposed=bool(proposed), required=required, offers=bool(offers))
            answer = form.terminal.ask(Question(lines, offers, keys))
        message, refused = "", ""
        if answer is Key.BACK:
            return finding, Way.BACK
        if answer is Key.DROP:
            if form.droppable:
                return finding, Way.DROP
            continue
        if answer in {Key.UNKNOWN, ""}:
            kept = None if answer is Key.UNKNOWN else proposed
            if kept or not required:
                return kept and confirmed(kept), Way.NEXT
            message = t.gettext("Ini harus diisi.")
            continue
        value = _chosen(str(answer), sort, options, t)
        if not isinstance(value, Slip):
            return Finding(value, _evidence(form.article, sort.typed(value)), 1.0), Way.NEXT
        message = value.message
        if value.meant:
            proposed = Finding(value.meant[0], (), 1.0, None, value.meant[1:])
        else:
            refused = str(answer)


def _chosen(answer: str, sort: Sort[Any], options: tuple[Any, ...], t: Language) -> Any:
    """Return the option of that number, or what was typed as a value or a slip."""
    number = int(answer) if re.fullmatch(r"\d{1,2}", answer) and not sort.numeric else 0
    if 0 < number <= len(options):
        return options[number - 1]
    value = sort.read(answer)
    return Slip(_no_number(answer, t)) if number and options and isinstance(value, Slip) else value


def _no_number(number: str, t: Language) -> str:
    return t.gettext("Tidak ada nomor %(number)s.") % {"number": number}


def _options(sort: Sort[Any], proposed: Finding[Any] | None, finding: Finding[Any] | None) -> tuple[Any, ...]:
    """Return what else may be chosen: what else was found or meant, and what the sort lists."""
    others = (*(proposed.alternatives if proposed else ()), *((finding.value,) if finding else ()), *sort.options)
    return _without(sort, others, (proposed.value,) if proposed else ())


def _without(sort: Sort[Any], values: tuple[Any, ...], present: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return values that are not present yet, each once; they are told apart by how they are told."""
    known = {sort.told(value) for value in present}
    return tuple({told: value for value in values if (told := sort.told(value)) not in known}.values())


def _offers(
    sort: Sort[Any], proposed: Finding[Any] | None, options: tuple[Any, ...], refused: str = ""
) -> tuple[Offer, ...]:
    """Return what completes a line: first what was refused and the value itself, to be put in and edited."""
    values = (*((proposed.value,) if proposed else ()), *options)
    own = tuple(filter(None, (refused, *(sort.typed(value) for value in values))))
    return (*map(Offer, own), *(offer for offer in sort.offers if offer.text not in own))


def _keys(form: Form, typing: str, *, proposed: bool, required: bool, offers: bool) -> tuple[shown.Line, ...]:
    t = form.t
    parts = (
        t.gettext("Enter terima") if proposed else "" if required else t.gettext("Enter lewati"),
        typing,
        t.gettext("Tab pilihan") if offers else "",
        t.gettext("↑ kembali"),
        t.gettext("Ctrl-K kosongkan") if proposed and not required else "",
        t.gettext("Ctrl-X buang pengakuan") if form.droppable else "",
        t.gettext("Ctrl-C keluar"),
    )
    return shown.joined(parts, form.terminal.screen)


def confirmed(finding: Finding[Any]) -> Finding[Any]:
    """Return a finding as a person has accepted it."""
    return replace(finding, confidence=1.0, note=None, alternatives=())


def _evidence(article: Article, text: str) -> tuple[tuple[int, int], ...]:
    """Return where the article says what a person has typed, if it does in these words."""
    if len(text) < SHORTEST_QUOTED:
        return ()
    found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", article.text, re.IGNORECASE)
    return (found.span(),) if found else ()


def one_value(name: str, sort: Callable[[Language], Sort[Any]], *, required: bool = False) -> Step:
    """Return the step that asks for a field which holds a finding."""

    def step(form: Form, subject: Any) -> tuple[Any, Way]:
        its = sort(form.t)
        found, way = ask(form, name, its, getattr(subject, name), required=required)
        if way is Way.NEXT:
            form.settle(name, its.told(found.value) if found else "")
        return replace(subject, **{name: found}), way

    return step


def one_choice(name: str, sort: Callable[[Language], Sort[Any]]) -> Step:
    """Return the step that asks for a field which always has one of a few values."""

    def step(form: Form, subject: Any) -> tuple[Any, Way]:
        its = sort(form.t)
        found, way = ask(form, name, its, Finding(getattr(subject, name), (), 1.0), required=True)
        if found and way is Way.NEXT:
            form.settle(name, its.told(found.value))
            return replace(subject, **{name: found.value}), way
        return subject, way

    return step


def person(
    form: Form, name: str, finding: Finding[Person] | None, typed: str = ""
) -> tuple[Finding[Person] | None, Way]:
    """Ask for somebody by name, then for the office held; whoever names the office alone leaves the second open."""
    t = form.t
    while True:
        found, way = ask(form, name, answers.people(t), finding, typed=typed)
        typed = ""
        if way is not Way.NEXT or found is None or (finding and found.value == finding.value):
            return found, way
        written = found.value.office
        title = t.gettext("Jabatan %(name)s (Enter bila itu sudah jabatannya)") % {"name": written}
        office, way = ask(form, "office", answers.texts(t), None, title=title)
        if way is Way.DROP:
            return finding, way
        if way is Way.NEXT:
            return (replace(found, value=Person(written, office.value)) if office else found), way


@dataclass(frozen=True, slots=True)
class Listed:
    """A field that holds a list. `ask` asks for one item, or for a new one where it is given none but what was typed.

    `told` says an item of a subject in a line, `findings` are what is known of it, its own value first.
    """

    name: str
    told: Callable[[Form, Any, Any], str]
    findings: Callable[[Any], tuple[Finding[Any], ...]]
    confirmed: Callable[[Any], Any]
    ask: Callable[[Form, Any, Any, str], tuple[Any, Way]]
    sort: Callable[[Form, Any], Sort[Any]]
    required: bool = False


def several(listed: Listed) -> Step:
    """Return the step that asks for a list: Enter accepts it, a number changes an item, anything else adds one."""

    def step(form: Form, subject: Any) -> tuple[Any, Way]:
        message = ""
        while True:
            items = getattr(subject, listed.name)
            answer = _ask_list(form, listed, subject, message)
            if answer in {Key.BACK, Key.DROP}:
                return subject, Way.BACK if answer is Key.BACK else Way.DROP
            if answer == "" and (items or not listed.required):
                items = tuple(listed.confirmed(item) for item in items)
                form.settle(listed.name, "; ".join(listed.told(form, subject, item) for item in items))
                return replace(subject, **{listed.name: items}), Way.NEXT
            if answer == "":
                message = form.t.gettext("Ini harus diisi.")
            else:
                items, message, way = _edited(form, listed, subject, answer)
                subject = replace(subject, **{listed.name: items})
                if way is Way.DROP:
                    return subject, way

    return step


def _usual(form: Form, listed: Listed, subject: Any) -> tuple[Any, ...]:
    """Return what is often in such a list and is not in this one."""
    sort = listed.sort(form, subject)
    present = tuple(listed.findings(item)[0].value for item in getattr(subject, listed.name))
    return _without(sort, sort.options, present)


def _ask_list(form: Form, listed: Listed, subject: Any, message: str) -> str | Key:
    t, screen = form.t, form.terminal.screen
    items = getattr(subject, listed.name)
    sort, usual = listed.sort(form, subject), _usual(form, listed, subject)
    rows = [(listed.told(form, subject, item), listed.findings(item)) for item in items]
    lines = shown.headed(form.label(listed.name), labels.about(listed.name, t), message, screen)
    lines += shown.found_several(rows, [sort.told(value) for value in usual], form.article, screen, t)
    offers = _offers(sort, None, usual)
    typing = t.gettext("ketik untuk menambah")
    keys = _keys(form, typing, proposed=bool(items), required=listed.required, offers=bool(offers))
    return form.terminal.ask(Question(lines, offers, keys))


def _edited(form: Form, listed: Listed, subject: Any, answer: str | Key) -> tuple[tuple[Any, ...], str, Way]:
    """Return a list after an answer that neither accepts nor leaves it, and what is wrong with that answer."""
    items = getattr(subject, listed.name)
    if isinstance(answer, Key):
        return (), "", Way.NEXT
    command = re.fullmatch(r"([+-]?)\s*(\d{1,4})", answer)
    if command is None:
        got, way = listed.ask(form, subject, None, answer)
        return ((*items, got) if got and way is Way.NEXT else items), "", way
    usual = _usual(form, listed, subject) if command[1] == "+" else items
    place = int(command[2]) - 1
    if not 0 <= place < len(usual):
        return items, _no_number(command[2], form.t), Way.NEXT
    if command[1] == "+":
        sort = listed.sort(form, subject)
        return _edited(form, listed, subject, sort.typed(usual[place]))
    before, after = items[:place], items[place + 1 :]
    if command[1]:
        return (*before, *after), "", Way.NEXT
    got, way = listed.ask(form, subject, items[place], "")
    return (*before, *((got,) if got else ()), *after), "", way
