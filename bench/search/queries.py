"""A corpus in, a few hundred queries of every sort out, always the same for the same corpus and seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from bench.indonesian import forms, read_roots

if TYPE_CHECKING:
    from bench.patterns import Model

NUMBER = 300
SEED = 17
PLACES = 120  # the best known ones; readers ask for these, and they have the longest lists


def make_queries(model: Model, number: int = NUMBER, seed: int = SEED) -> tuple[str, ...]:
    """Return so many queries: names, words and their forms, beginnings of words, years, and mixtures of them."""
    chance = random.Random(seed)
    places = model.places[:PLACES]
    awards = sorted({pattern.award.id: pattern.award for pattern in model.patterns if pattern.award}.items())
    roots = read_roots()

    def place() -> str:
        chosen = chance.choice(places)
        return chance.choice((chosen.bare, chosen.name, *chosen.aliases))

    def award() -> str:
        _, chosen = chance.choice(awards)
        return chance.choice((chosen.name, *chosen.aliases))

    def word() -> str:
        return chance.choice(forms(*chance.choice(roots))).word

    def beginning() -> str:
        return word()[: chance.randint(2, 6)]

    def year() -> str:
        return str(chance.choice(model.years))

    shapes = (
        (place,),
        (award,),
        (word,),
        (beginning,),
        (year,),
        (place, award),
        (place, year),
        (award, year),
        (word, word),
        (word, place),
        (word, beginning),
        (place, award, year),
        (word, word, place),
    )
    return tuple(" ".join(part() for part in chance.choice(shapes)).lower() for _ in range(number))
