"""Every row of the record as schema.org's ClaimReview, held against the published vocabulary."""

import functools
import typing

import schema_org.models as models
import yaml

import review
import rows
from nopolicy import ledger

CFF = yaml.safe_load((ledger.DATA.parent / "CITATION.cff").read_text("utf-8"))


@functools.cache
def allowed(kind):
    """Return schema.org's properties of a type, each with the classes that its values may have."""
    model = getattr(models, kind)
    return {field.alias or name: classes(field.annotation) for name, field in model.model_fields.items()}


def classes(annotation):
    if isinstance(annotation, typing.ForwardRef):
        return set()
    if typing.get_origin(annotation) is None:
        return {annotation}
    return set().union(*map(classes, typing.get_args(annotation)))


def faults(node):
    """Return what the published vocabulary does not allow in a node and in those inside it."""
    kind, found = node["@type"], []
    ranges = allowed(kind)
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in ranges:
            found.append(f"{kind} has no {name}")
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and "@type" in one:  # else a reference to a node told elsewhere
                of = getattr(models, one["@type"])
                mros = {base.__name__ for base in of.__mro__}
                if not mros & {getattr(known, "__name__", "") for known in ranges[name]}:
                    found.append(f"{kind}.{name} may be no {one['@type']}")
                found += faults(one)
    return found


def test_every_row_of_the_record_is_a_claim_review_by_the_published_vocabulary():
    record = ledger.read("record")
    found = review.reviews(rows.rows("record"), CFF)
    assert len(found) == len(record)
    assert [fault for one in found for fault in faults(one)] == []
    for one, row in zip(found, record.itertuples(), strict=True):
        assert one["reviewRating"]["alternateName"] == row.agreement and one["url"] == f"record.html#{row.id}"
        assert one["itemReviewed"]["appearance"]["@id"] == review.PAPER
    assert found[0]["itemReviewed"]["appearance"]["name"] == CFF["references"][0]["title"]


def test_a_claim_review_with_a_wrong_property_or_value_is_found():
    (one,) = review.reviews(rows.rows("record")[:1], CFF)
    assert faults(one | {"claimRevewed": "x"}) == ["ClaimReview has no claimRevewed"]
    assert faults(one | {"reviewRating": {"@type": "Person", "name": "x"}}) == [
        "ClaimReview.reviewRating may be no Person"
    ]
