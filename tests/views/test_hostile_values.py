import re, difflib
import pytest
from cooperation.enums import PublicationStatus, VersionEvent
from cooperation.models import *
from ..builders import *
from ..library import attach, make_document
from ..versions import keep, delete
from .test_no_way_in import *
from .test_no_way_in import MAKE, NEVER_PUBLIC, CLOSED

pytestmark = pytest.mark.django_db

def public_register():
    reg = make_register()
    for k in ("membership","partner","memorandum","agreement","conference"):
        r = reg[k]; type(r).objects.filter(pk=r.pk).update(slug="ochiq"); r.refresh_from_db()
        keep(r, "2026-03-01", VersionEvent.PUBLISHED)
    return reg

def everything(client, addresses):
    out = {}
    for a in addresses:
        r = client.get(a)
        out[a] = (r.status_code, words_of(r))
    return out

def test_nothing_changes(client):
    make_country("UZ"); reg = public_register()
    addresses = [a for a in [*doors(), *EXTRA, *(f"/api/v1/{w}?page=2&per_page=1" for w in RECORDS), *(f"/uz/{w}/ochiq/versions/" for w in RECORDS), "/api/v1/search?q=yashirin", "/uz/search/?q=Yashirin"] if "yashirin-" not in a]
    before = everything(client, addresses)
    partner = reg["partner"]; c = reg["country"]
    hidden = {}
    with gathered():
        for word, make in MAKE.items():
            for state, more in NEVER_PUBLIC.items():
                kw = {}
                if word == "memberships": kw["seat_country"] = c
                if word == "partners": kw["country"] = c
                if word == "conferences": kw.update(country=c, organisers=[partner], participants=[partner], series=reg["conference"].series)
                if word == "memoranda": kw.update(partners=[partner], occasion=reg["conference"])
                if word == "agreements": kw.update(parties=[c])
                r = make(**secret_words(word, state), areas=list(reg["partner"].areas.all()), **kw, **more)
                hidden[word, state] = r
                keep(r, "2026-05-01", VersionEvent.CREATED if hasattr(VersionEvent,"CREATED") else VersionEvent.CHANGED)
    for s in NEVER_PUBLIC:
        make_relation(hidden["agreements", s], reg["agreement"])
        attach(make_document(slug=f"yashirin-doc-{s}", title_uz=SECRET), hidden["agreements", s])
    make_area(slug="yashirin-area"); make_source(key="yashirin-source"); make_series(slug="yashirin-series")
    after = everything(client, addresses)
    bad = []
    for a in addresses:
        if before[a] != after[a]:
            d = [l for l in difflib.unified_diff(re.split(r"\n|(?<=[,>])", before[a][1]), re.split(r"\n|(?<=[,>])", after[a][1]), lineterm="", n=0)][2:]
            bad.append((a, d[:8]))
    open("/tmp/HOSTILE-diff.txt","w").write("\n".join(f"{a}\n    "+"\n    ".join(x[:300] for x in d) for a,d in bad))
    print(len(addresses), len(bad))
    assert not bad

def shapes(reg):
    for k in ("membership","partner","memorandum","agreement","conference"):
        r = reg[k]
        v = Version.objects.about(r).order_by("number").first()
        s = v.snapshot
        for n in list(s["fields"]):
            yield r, v, ("fields", n), lambda x, n=n: x["fields"].pop(n)
            yield r, v, ("fields none", n), lambda x, n=n: x["fields"].update({n: None})
            yield r, v, ("fields empty", n), lambda x, n=n: x["fields"].update({n: ""})
            yield r, v, ("fields zzz", n), lambda x, n=n: x["fields"].update({n: "zzz"})
        for n in list(s["lists"]):
            yield r, v, ("lists", n), lambda x, n=n: x["lists"].pop(n)
            yield r, v, ("lists odd", n), lambda x, n=n: x["lists"].update({n: [999999, "x", None]})
        for n in list(s["rows"]):
            yield r, v, ("rows", n), lambda x, n=n: x["rows"].pop(n)
            if s["rows"][n]:
                for c in list(s["rows"][n][0]):
                    yield r, v, ("row", n, c), lambda x, n=n, c=c: x["rows"][n][0].pop(c)
                    yield r, v, ("row none", n, c), lambda x, n=n, c=c: x["rows"][n][0].update({c: None})
                    yield r, v, ("row zzz", n, c), lambda x, n=n, c=c: x["rows"][n][0].update({c: "zzz"})
        yield r, v, ("extra",), lambda x: (x["fields"].update(zzz=1), x["lists"].update(zzz=[1]), x["rows"].update(zzz=[{"id": 1}]))

def test_old_shapes(client):
    import copy, logging, traceback
    logging.disable(logging.CRITICAL)
    make_country("UZ"); reg = public_register()
    for r in list(reg.values())[1:]:
        keep(r, "2026-04-01", summary_uz="Yangi")
    client.raise_request_exception = False
    from django.core.signals import got_request_exception
    errs = []
    got_request_exception.connect(lambda **k: errs.append(traceback.format_exc().strip().splitlines()[-3:]), weak=False)
    bad = []
    words = {"membership":"memberships","partner":"partners","memorandum":"memoranda","agreement":"agreements","conference":"conferences"}
    for r, v, what, change in shapes(reg):
        x = copy.deepcopy(v.snapshot); change(x)
        Version.objects.filter(pk=v.pk).update(snapshot=x)
        w = words[r._meta.model_name]
        for a in (f"/uz/{w}/ochiq/versions/1/", f"/uz/{w}/ochiq/versions/", f"/uz/{w}/ochiq/feed.atom", f"/api/v1/{w}/ochiq?on=2026-03-15", f"/api/v1/{w}/ochiq/versions", f"/api/v1/changes?since=2026-01-01"):
            resp = client.get(a)
            if resp.status_code >= 500: bad.append((r._meta.model_name, what, a, errs[-1]))
        Version.objects.filter(pk=v.pk).update(snapshot=v.snapshot)
    open("/tmp/HOSTILE-shapes.txt","w").write("\n".join(map(str,bad)))
    assert not bad
