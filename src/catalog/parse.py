"""From the words of a name to an exercise: all must be known, and together make a known movement.

Nothing is guessed. A name is cut into known phrases; the concepts they stand for are compared with the
recipes of the movements table. A word nobody listed, or a concept no recipe uses, leaves the name unknown.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from src.catalog.model import Exercise

NUMBER = re.compile(r"(?:rpe|rir)?\d+(st|nd|rd|th|s|x\d+|kg|lb|lbs|cm|mm|m|in|min|sec)?")
UNSPACED = re.compile(r"[\u3040-\u30ff\uac00-\ud7a3]")  # kana and the syllables of Korean
SHORTEST_PART = 4  # letters of each half when a compound ('kurzhantelrudern') is cut in two
ANY = "any"  # an implement of the catalogue: the same movement, whatever is held
NONE = "none"  # cardio and mobility: what is held makes no difference


@dataclass(frozen=True)
class Word:
    """What one phrase stands for."""

    concepts: tuple[str, ...]  # of a movement, a muscle, a position
    implement: str | None = None
    hint: bool = False  # an attachment: says which implement only when nothing else does


@dataclass(frozen=True)
class Recipe:
    """The exercises that one set of concepts can mean: one an implement."""

    exercises: Mapping[str, Exercise]  # by implement
    bare: str | None  # the implement meant by custom when none is written


@dataclass(frozen=True)
class Parts:
    """A name cut into what its words stand for."""

    concepts: frozenset[str]
    implements: frozenset[str]
    hints: frozenset[str]


@dataclass(frozen=True)
class Parser:
    """Words, the concepts that may be left out, and the recipes they make."""

    words: Mapping[tuple[str, ...], Word]  # by the normalised words of the phrase
    details: frozenset[str]  # concepts that change nothing unless a recipe asks for them: a grip, a tempo
    recipes: Mapping[frozenset[str], Recipe]
    open_recipes: Mapping[str, Exercise]  # one concept is enough, whatever other known words stand beside it
    falls_back: Mapping[str, str]  # implement -> the one it counts as where it has no entry of its own
    wins_over: Mapping[str, frozenset[str]]  # implement -> those it overrules when both are written
    longest: int

    def parse(self, normalised: str) -> tuple[Exercise, str] | None:
        """Return the exercise and how its parts were read, or None."""
        parts = self.cut(tuple(normalised.split()))
        if parts is None:
            return None
        for concept in parts.concepts & self.open_recipes.keys():
            return self.open_recipes[concept], f"parsed: {concept}"
        return self._match(parts)

    @cached_property
    def one_word(self) -> Mapping[str, str]:
        """The words that mean an exercise by custom all by themselves: 'squat', and the exercise's id."""
        return {
            next(iter(words)).replace("_", " "): recipe.exercises[recipe.bare].id
            for words, recipe in self.recipes.items()
            if len(words) == 1 and recipe.bare
        }

    def names_implement(self, normalised: str) -> bool:
        """Return whether one of the name's known words says what is held."""
        tokens = tuple(normalised.split())
        at = 0
        while at < len(tokens):
            found, length = self._phrase_at(tokens, at) or ((), 1)
            if any(word.implement for word in found):
                return True
            at += length
        return False

    def gist(self, normalised: str) -> str:
        """Return the name in the catalogue's own words: known phrases translated, unknown words kept."""
        tokens, at, words = tuple(normalised.split()), 0, list[str]()
        while at < len(tokens):
            found, length = self._phrase_at(tokens, at) or ([Word((tokens[at],))], 1)
            words += [part for word in found for part in (*word.concepts, word.implement) if part]
            at += length
        return " ".join(words).replace("_", " ")

    def cut(self, tokens: tuple[str, ...]) -> Parts | None:
        """Cut the tokens into the longest known phrases, or return None at a word nobody listed."""
        found: list[Word] = []
        at = 0
        while at < len(tokens):
            step = self._phrase_at(tokens, at)
            if step is None:
                return None
            words, length = step
            found.extend(words)
            at += length
        return Parts(
            frozenset(concept for word in found for concept in word.concepts),
            frozenset(word.implement for word in found if word.implement and not word.hint),
            frozenset(word.implement for word in found if word.implement and word.hint),
        )

    def _phrase_at(self, tokens: tuple[str, ...], at: int) -> tuple[list[Word], int] | None:
        for length in range(min(self.longest, len(tokens) - at), 0, -1):
            word = self.words.get(tokens[at : at + length])
            if word is not None:
                return [word], length
        if NUMBER.fullmatch(tokens[at]):
            return [], 1
        parts = self._run_together(tokens[at]) if UNSPACED.search(tokens[at]) else self._halves(tokens[at])
        return None if parts is None else (parts, 1)

    def _run_together(self, token: str) -> list[Word] | None:
        """Return the known words that Japanese or Korean wrote without blanks, the longest first."""
        found: list[Word] = []
        at = 0
        while at < len(token):
            ends = range(len(token), at, -1)
            end = next((end for end in ends if (token[at:end],) in self.words), None)
            if end is None:
                return None
            found.append(self.words[token[at:end],])
            at = end
        return found

    def _halves(self, token: str) -> list[Word] | None:
        """Return the two known words a compound is made of."""
        for cut in range(SHORTEST_PART, len(token) - SHORTEST_PART + 1):
            first, second = self.words.get((token[:cut],)), self.words.get((token[cut:],))
            if first is not None and second is not None:
                return [first, second]
        return None

    def _match(self, parts: Parts) -> tuple[Exercise, str] | None:
        """Return the most specific movement whose recipe leaves out nothing but details."""
        required = parts.concepts - self.details
        optional = sorted(parts.concepts & self.details)
        for size in range(len(optional), -1, -1):
            found = {
                choice[0].id: (*choice, concepts)
                for extra in combinations(optional, size)
                if (concepts := required | set(extra)) and (recipe := self.recipes.get(concepts))
                if (choice := self._choose(recipe, parts))
            }
            if len(found) == 1:
                exercise, note, concepts = next(iter(found.values()))
                return exercise, f"parsed: {' '.join(sorted(concepts)).replace('_', '-')}, {note}"
            if found:
                return None  # two movements fit equally well
        return None

    def _choose(self, recipe: Recipe, parts: Parts) -> tuple[Exercise, str] | None:
        """Return the recipe's exercise for the implement written, hinted at, or meant by custom."""
        if NONE in recipe.exercises:
            fits = parts.implements <= self.wins_over[NONE]
            return (recipe.exercises[NONE], "no implement") if fits else None
        if parts.implements:
            return self._written(recipe, parts.implements)
        hinted = [exercise for hint in parts.hints if (exercise := recipe.exercises.get(hint))]
        if len(hinted) == 1:
            return hinted[0], hinted[0].implement
        if recipe.bare is None:
            return None
        exercise = recipe.exercises[recipe.bare]
        return exercise, "any implement" if recipe.bare == ANY else f"{recipe.bare} by custom"

    def _written(self, recipe: Recipe, implements: frozenset[str]) -> tuple[Exercise, str] | None:
        implements -= frozenset().union(*(self.wins_over[name] for name in implements))
        if len(implements) > 1:
            return None
        (written,) = implements
        if written in recipe.exercises:
            return recipe.exercises[written], written
        for stand_in in (self.falls_back.get(written, ANY), ANY):
            if stand_in in recipe.exercises:
                return recipe.exercises[stand_in], f"{written} counted as {stand_in}"
        return None
