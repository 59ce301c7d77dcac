"""The columns of the claims: documented here and nowhere else."""

from __future__ import annotations

from typing import get_args

from flows.dataset.model import ActorKind, Flow
from flows.export.columns import Column
from flows.tables import BASES, STANCES

COLUMNS = (
    Column("claim", "id of the claim; stable, never reused", needed=True, names="claims"),
    Column("flow", "id of the flow the claim is about", needed=True, names="flows"),
    Column("flow_name", "the flow in English: its own name, or goods and route", needed=True),
    Column("kind", "flow, or statistic: an official aggregate of all end users, never to be added to flows",
           allowed=get_args(Flow.model_fields["kind"].annotation), needed=True),
    Column("origin_codes", "ISO 3166-1 alpha-3 codes of the first stage; alternatives joined by |", needed=True),
    Column("origin_names", "the first stage in English", needed=True),
    Column("intermediary_codes", "stages in between in order, joined by >; alternatives by |; unnamed parties in the "
           "report's words; empty where none is reported"),
    Column("intermediary_names", "the stages in between in English"),
    Column("destination_codes", "the last stage, in codes", needed=True),
    Column("destination_names", "the last stage in English", needed=True),
    Column("goods", "what is said to have moved", needed=True),
    Column("stance", "asserts, confirms, partly confirms, qualifies, denies", allowed=STANCES, needed=True),
    Column("basis", "what the figures count: delivered, contracted, licensed, planned, requested, "
           "refused (nothing moved by these two), unspecified", allowed=BASES,
           needed=True),
    Column("statement", "what is said, in the dataset's words", needed=True),
    Column("quantity_worded", "quantities as worded in the reports; several joined by |, here and in the next three "
           "columns"),
    Column("quantity_low", "the least it may mean (worded magnitudes read by the table on the Method page: derived)"),
    Column("quantity_high", "the most it may mean; '<' before a number it stays under; empty where open"),
    Column("quantity_unit", "what is counted"),
    Column("value_worded", "value as worded in the reports"),
    Column("value_low", "the least it may mean, in the currency reported", "number", "value_currency"),
    Column("value_high", "the most it may mean; empty where open", "number", "value_currency"),
    Column("value_currency", "ISO 4217 code of the currency reported"),
    Column(
        "value_eur_low",
        "value_low in euro: derived, at the rate and day of the next columns, to the digits of the value; empty where "
        "the table of reference rates has none for the currency and day",
        "number",
        "EUR",
    ),
    Column("value_eur_high", "value_high in euro: derived", "number", "EUR"),
    Column("eur_rate", "units of the currency for one euro, European Central Bank reference rate", "number",
           "value_currency for 1 EUR"),
    Column("eur_rate_date", "the day of that rate: the last published by the date of the claim", "day"),
    Column("actor", "id of who says it", needed=True, names="speakers"),
    Column("actor_name", "who says it", needed=True),
    Column("actor_country", "ISO 3166-1 alpha-3 code of the speaker's country; empty where there is none or it is not "
           "known"),
    Column("actor_kind", "what sort of speaker", allowed=get_args(ActorKind), needed=True),
    Column("date_said", "when it was said, EDTF level 0", needed=True),
    Column("first_day", "the first day that date_said may mean", "day", needed=True),
    Column("last_day", "the last day that date_said may mean", "day", needed=True),
    Column("period", "when the flow is said to have moved, EDTF level 0; empty where no report says"),
    Column("answers", "ids of the claims it answers, selected or not, joined by |", several=True, names="claims"),
    Column("answered_by", "ids of the claims that answer it, selected or not, joined by |", several=True,
           names="claims"),
    Column("companies", "ids of the companies it names or that are involved, joined by |", several=True),
    Column("company_names", "names of these companies, joined by |"),
    Column("involved", "brokers, carriers and the like that are no stage of the route: name, role, state and step, "
           "joined by |; the table involved has them apart"),
    Column("reports", "number of reports that carry the claim", "integer", "reports", needed=True),
    Column("independent_origins", "number of distinct origins behind those reports; repeating is not confirming",
           "integer", "reports", needed=True),
    Column("sources", "every report: publisher (state-controlled where so), title, date, address, archived copy where "
           "one is known; joined by |", needed=True),
    Column("link", "address of the first of these reports that can be read, at the words of the claim where they are "
           "known"),
    Column("caveat", "why to be careful with this record"),
    Column("dataset_version", "version of the dataset", needed=True),
    Column("address", "address of the claim in this dashboard", needed=True),
)  # fmt: skip
