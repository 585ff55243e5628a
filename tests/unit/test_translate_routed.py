from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from aligner.errors import LanguagePairError
from aligner.protocols import Counts, Hypothesis
from aligner.translate.routed import TIERS, RoutedTranslator, models_of


@dataclass
class Marked:
    """Writes the pair that it was asked for behind each text."""

    name: str
    source_languages: tuple[str, ...]
    targets: tuple[str, ...]
    score: float = -0.5
    flags: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        return f"{self.name} 1"

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Hypothesis]:
        made = [f"{text} {source}>{target} by {self.name}" for text in texts]
        return [Hypothesis(t, self.score, self.flags, Counts(source=3, target=4)) for t in made]


INTO = Marked("into", ("es", "fr"), ("en",), flags=("repetition",))
OUT_OF = Marked("out", ("en",), ("fr", "pt"), score=-0.9, flags=("truncated", "repetition"))
SPANISH = Marked("spanish", ("es",), ("en",))


def test_the_first_model_that_knows_the_pair_translates() -> None:
    routed = RoutedTranslator([SPANISH, INTO])

    assert routed.translate(["a"], source="es", target="en")[0].text == "a es>en by spanish"
    assert routed.translate(["a"], source="fr", target="en")[0].text == "a fr>en by into"


def test_a_pair_that_none_knows_goes_through_english() -> None:
    made = RoutedTranslator([OUT_OF, INTO]).translate(["a", "b"], source="es", target="fr")

    assert [h.text for h in made] == [f"{t} es>en by into en>fr by out" for t in "ab"]


def test_two_steps_keep_both_flags_the_sum_of_tokens_and_the_worse_score() -> None:
    made = RoutedTranslator([OUT_OF, INTO]).translate(["a"], source="es", target="fr")[0]

    assert made.flags == ("repetition", "truncated")
    assert made.counts == Counts(source=6, target=8)
    assert made.score == -0.9


def test_what_no_path_leads_to_is_an_error_that_names_what_there_is() -> None:
    routed = RoutedTranslator([OUT_OF, INTO])

    with pytest.raises(LanguagePairError, match="de") as caught:
        routed.translate(["a"], source="de", target="pt")
    assert all(lang in str(caught.value) for lang in ("en", "es", "fr"))
    with pytest.raises(LanguagePairError):
        routed.translate(["a"], source="es", target="es")


def test_a_router_knows_what_its_models_know_together() -> None:
    routed = RoutedTranslator([OUT_OF, INTO])

    assert routed.source_languages == ("en", "es", "fr")
    assert routed.targets == ("en", "fr", "pt")
    assert routed.name == "out+into"
    assert routed.fingerprint != RoutedTranslator([INTO, OUT_OF]).fingerprint


@pytest.mark.parametrize("tier", TIERS)
def test_a_tier_stands_for_its_models(tier: str) -> None:
    assert models_of(tier) == TIERS[tier]


def test_several_models_are_separated_by_commas() -> None:
    assert models_of("one, /a/folder") == ("one", "/a/folder")
    assert models_of("one") == ("one",)
    assert models_of("") == ("",)
