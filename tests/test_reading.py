"""Reading ages follow the published formula and leave out what is not read."""

from __future__ import annotations

import pytest

from connected_practice import reading


def test_the_formula_on_words_whose_syllables_are_plain() -> None:
    # six words in two sentences, six syllables: 0.39 * 3 + 11.8 * 1 - 15.59 is below the first grade
    assert reading.reading_age("The cat sat. The dog ran.") == 5.0
    # ten words in one sentence, 16 syllables by the patterns: 0.39 * 10 + 11.8 * 1.6 - 15.59 = 7.19
    words = "The number of children under ten in winter after dinner".split()
    syllables = sum(reading._syllables(word.lower()) for word in words)
    expected = 0.39 * len(words) + 11.8 * syllables / len(words) - 15.59 + 5
    assert reading.reading_age(" ".join(words) + ".") == pytest.approx(expected, abs=0.05)


def test_long_sentences_and_long_words_read_harder() -> None:
    short = reading.reading_age("Ask the child. Write it down.")
    long = reading.reading_age("Professionals should systematically ascertain the perspectives of individual children.")
    assert long > reading.AIM > short


def test_a_text_without_words_has_no_age() -> None:
    assert reading.reading_age("") == 0.0
    assert reading.reading_age("14 ... 15") == 0.0
