"""How good the answers are: the judged questions of ``./run bench search``, without the times."""

import statistics

import pytest
from django.core.management import call_command
from django.db import transaction

from cooperation import fixtures
from cooperation.search import gathered
from tools.bench_search import Quality, answers_of, judged_questions

pytestmark = pytest.mark.django_db


def test_the_judged_questions_find_their_answers():
    with transaction.atomic(), gathered():
        call_command("loaddata", *map(str, fixtures.paths()), verbosity=0)
    groups = {}
    for judged in judged_questions():
        quality = Quality.of(answers_of(judged), judged.answers)
        groups.setdefault(judged.group, []).append(quality)
    ranks = {
        group: statistics.mean(each.reciprocal_rank for each in qualities)
        for group, qualities in groups.items()
    }
    everything = [each for qualities in groups.values() for each in qualities]

    assert len(everything) >= 150
    assert {group: rank for group, rank in ranks.items() if rank < 0.9} == {}
    assert statistics.mean(each.reciprocal_rank for each in everything) >= 0.95
    assert statistics.mean(each.recall_at_10 for each in everything) >= 0.95
