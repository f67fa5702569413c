"""Each row of the public record as schema.org ``ClaimReview``: the claim, the paper it appears in, and our verdict."""

import places
import rows
from nopolicy import ledger, record

SCALE = {"differs": 1, "disputed": 2, "close": 3, "borne out": 4}  # what fills a blank, or was not found, has no mark
PAPER = "#paper"  # what the reviews of a page call the paper, which the first of them describes


def paper(cff):
    """Return the paper as schema.org's Report, from the parsed CITATION.cff."""
    (about,) = cff["references"]
    (author,) = about["authors"]
    return {
        "@type": "Report",
        "@id": PAPER,
        "name": about["title"],
        "author": {"@type": "Person", "name": f"{author['given-names']} {author['family-names']}"},
        "publisher": {"@type": "Organization", "name": about["institution"]["name"]},
        "reportNumber": about["number"],
        "datePublished": f"{about['year']}-{about['month']:02d}",
        "url": places.PAPER,
    }


def _source(source):
    web = {"url": source["address"]} if source["address"].startswith("http") else {}
    return {"@type": "CreativeWork", "name": record.citation(source)} | web


def reviews(names, cff):
    """Return the ClaimReview of some rows of the record (ids), each at the row's own address, as JSON-LD."""
    sources = ledger.read("sources").set_index("key").to_dict("index")
    work, found = paper(cff), []
    for row in ledger.read("record").set_index("id").loc[list(names)].itertuples():
        rating = {"@type": "Rating", "alternateName": row.agreement, "ratingExplanation": row.finding}
        if row.agreement in SCALE:
            rating |= {"ratingValue": SCALE[row.agreement], "worstRating": 1, "bestRating": len(SCALE)}
        claim = {"@type": "Claim", "name": row.fact, "author": work["author"]}
        claim["appearance"] = {"@id": PAPER} if found else work
        if place := rows.targets().get(row.target, ("", ""))[1]:
            claim["position"] = ledger.place(place)
        about = {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": rows.address("record", row.Index),
            "claimReviewed": row.fact,
            "itemReviewed": claim,
            "author": {"@type": "Organization", "name": cff["authors"][0]["name"]},
            "datePublished": str(cff["date-released"]),
            "reviewRating": rating,
            "citation": [_source(sources[key]) for key in rows.keys(row.sources)],
        }
        found.append(about)
    return found
