"""Each row of the public record as schema.org ``ClaimReview``: the claim, the paper it appears in, and our verdict."""

import places
import rows
from nopolicy import ledger, record

SCALE = {"differs": 1, "disputed": 2, "close": 3, "borne out": 4}  # what fills a blank, or was not found, has no mark
PAPER = "#paper"  # what the reviews of a page call the paper, which the first of them describes


def reviews(chosen, cff):
    """Return the ClaimReview of some rows of the record (Row), each at its own address; ``cff`` is CITATION.cff."""
    (about,), found = cff["references"], []
    author = {"@type": "Person", "name": "{given-names} {family-names}".format(**about["authors"][0])}
    work = {"@type": "Report", "@id": PAPER, "name": about["title"], "author": author, "url": places.PAPER}
    work |= {"reportNumber": about["number"], "datePublished": f"{about['year']}-{about['month']:02d}"}
    work["publisher"] = {"@type": "Organization", "name": about["institution"]["name"]}
    for row, there in ((one.line, one.address) for one in chosen):
        rating = {"@type": "Rating", "alternateName": row["agreement"], "ratingExplanation": row["finding"]}
        if row["agreement"] in SCALE:
            rating |= {"ratingValue": SCALE[row["agreement"]], "worstRating": 1, "bestRating": len(SCALE)}
        claim = {"@type": "Claim", "name": row["fact"], "author": author}
        claim["appearance"] = {"@id": PAPER} if found else work
        if place := rows.targets().get(row["target"], ("", ""))[1]:
            claim["position"] = ledger.place(place)
        sources = [rows.lines("sources")[key] for key in rows.keys(row["sources"])]
        cited = [{"@type": "CreativeWork", "name": record.citation(one), "url": one["address"]} for one in sources]
        review = {"@context": "https://schema.org", "@type": "ClaimReview", "url": there}
        review |= {"claimReviewed": row["fact"], "itemReviewed": claim, "reviewRating": rating}
        review |= {"author": {"@type": "Organization", "name": cff["authors"][0]["name"]}}
        review |= {"datePublished": str(cff["date-released"]), "citation": cited}
        found.append(review)
    return found
