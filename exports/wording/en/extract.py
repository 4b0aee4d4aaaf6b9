"""The extract for one party in English."""

from __future__ import annotations

from exports.wording.document_words import ExtractWords
from exports.wording.en.phrases import some

EXTRACT = ExtractWords(
    kind="EXTRACT FROM THE MINUTES",
    subject=lambda meeting, party: f"What concerns {party} at the meeting: {meeting}",
    lead=lambda number, day, body, party: (
        f"From minutes No. {number} of {day}, {body}, the following concerns {party}:"
    ),
    units=lambda names: f"Its units are included: {', '.join(names)}.",
    items="Items of cooperation concerned",
    item_totals=lambda total: f"{some(total, 'item is', 'items are')} concerned:",
    item_columns=("No.", "Item", "Part", "Time", "State", "Outcome, reason"),
    part={"party": "party", "lead": "lead", "supporting": "supporting"},
    told=lambda party: f"Directives to {party}",
    promised=lambda party: f"Commitments of {party}",
    promised_others="Related commitments of others",
    asked=lambda party: f"Proposals of {party}",
    asked_of=lambda party: f"Proposals to {party}",
    asked_others="Related proposals of others",
    given=lambda party: f"Directives given by {party}",
    told_others="Other related directives",
    limitations="Limitations and reasons",
    concluded="Conclusions and votes",
    signed="Signings and commendations",
    said=lambda party: f"Views, results and figures from {party}",
    about="Other related views, results and figures",
    carried="Directives and commitments carried over",
    unfulfilled="not yet fulfilled",
    nothing=lambda party: f"The minutes record nothing that concerns {party}.",
    certified=lambda meeting, clock: (
        f"This extract agrees with the minutes of the {meeting}; for all else see the minutes{clock}./."
    ),
    signer="SECRETARY",
)
