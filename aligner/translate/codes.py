"""The language codes that MarianMT models use, as the two-letter codes that we use."""

from __future__ import annotations

import re

__all__ = ["languages_of", "mark_language"]

# ISO 639-3, and ISO 639-2/B where it differs. https://www.loc.gov/standards/iso639-2/
SINGLE = {
    "afr": "af", "alb": "sq", "ara": "ar", "arm": "hy", "baq": "eu", "bel": "be", "ben": "bn",
    "bul": "bg", "cat": "ca", "ces": "cs", "chi": "zh", "cym": "cy", "cze": "cs", "dan": "da",
    "deu": "de", "dut": "nl", "ell": "el", "eng": "en", "epo": "eo", "est": "et", "eus": "eu",
    "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "geo": "ka", "ger": "de", "gle": "ga",
    "glg": "gl", "gre": "el", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "hye": "hy",
    "ice": "is", "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "kat": "ka", "kor": "ko",
    "lav": "lv", "lit": "lt", "mac": "mk", "may": "ms", "mkd": "mk", "mlt": "mt", "msa": "ms",
    "nld": "nl", "nor": "no", "oci": "oc", "per": "fa", "pol": "pl", "por": "pt", "ron": "ro",
    "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "spa": "es", "sqi": "sq",
    "srp": "sr", "swa": "sw", "swe": "sv", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi",
    "wel": "cy", "zho": "zh",
}  # fmt: skip
ROMANCE = ("ca", "es", "fr", "gl", "it", "oc", "pt", "ro")
GROUPS = {"itc": ROMANCE, "roa": ROMANCE, "romance": ROMANCE}
UNNAMED = ("mul",)  # "several": the code names none of them


def languages_of(code: str) -> tuple[str, ...]:
    """Return the languages that a model's source or target code stands for, sorted.

    Parameters
    ----------
    code : str
        ``spa``, ``es``, ``es_MX``, a group (``roa``, ``ROMANCE``), or several of them joined by
        ``+`` or ``_`` (``cat+oci+spa``).

    Returns
    -------
    tuple of str
        Two-letter codes; a code that is not known as it stands; empty for one that names no
        language (``mul``).
    """
    found: set[str] = set()
    for part in re.split(r"[+_]", code):
        lower = part.lower()
        if lower in GROUPS:
            found.update(GROUPS[lower])
        elif lower in SINGLE:
            found.add(SINGLE[lower])
        # A region or a script behind a language (pt_BR, srp_Cyrl) is no language.
        elif part and lower not in UNNAMED and not (found and _is_subtag(part)):
            found.add(lower)
    return tuple(sorted(found))


def mark_language(mark: str) -> str:
    """Return the language of a target mark: ``fr`` for ``>>fra<<`` and ``>>fr_BE<<``."""
    code = re.split(r"[_-]", mark.removeprefix(">>").removesuffix("<<"), maxsplit=1)[0].lower()
    return SINGLE.get(code, code)


def _is_subtag(part: str) -> bool:
    return part.isupper() or (len(part) == 4 and part.istitle())
