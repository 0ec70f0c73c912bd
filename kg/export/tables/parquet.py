"""The records as Parquet tables, for pandas, DuckDB, Spark and their like (extra `parquet`).

A column for each field of the records in `*.jsonl`, nested as they are there: a place is a list of
two numbers, a party a struct. Rows are written some thousand at a time.
"""

from __future__ import annotations

import json
from itertools import batched
from typing import IO, TYPE_CHECKING, Any

from kg.errors import ConfigError
from kg.export.encode import utf8
from kg.export.tables import json_lines as records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.codec import Json
    from kg.export.release import Release

ROWS = 5_000
"""Rows of a row group, which is also what is held in memory."""


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ConfigError("Parquet needs pyarrow: pip install 'sayso[parquet]'") from error
    return pyarrow


def _problems(pa: Any) -> Any:
    return pa.list_(pa.struct([(n, pa.string()) for n in ("rule", "reason", "remedy")]))


def statements(release: Release, out: IO[bytes]) -> None:
    """Write `statements.parquet`, in the order of `statements.jsonl`."""
    pa = _arrow()
    text, flag, place = pa.string(), pa.bool_(), pa.list_(pa.int32())
    party = pa.struct([("id", text), ("label", text), ("type", text), ("span", place)])
    source = [("speaker", text), ("kind", text), ("title", place)]
    target = pa.struct([*((n, text) for n in ("id", "label", "type", "how")), ("span", place)])
    speaker = [(n, flag if n == "named" else text) for n in _SPEAKER]
    condition = [("span", place), ("proposition", text), ("consequents", pa.list_(text))]
    kinds = {
        "speakers": pa.list_(pa.struct(speaker)),
        "sources": pa.list_(pa.struct([*source, ("justification", pa.list_(place))])),
        "targets": pa.list_(target),
        "addressees": pa.list_(party),
        "antecedents": pa.list_(pa.struct([*condition, ("unless", flag)])),
        "confidence": pa.float64(),
        "problems": _problems(pa),
        **dict.fromkeys(("cue", "hedge", "occasion", "evidence"), place),
        **dict.fromkeys(("speaker_spans", "content", "conditions", "repeats"), pa.list_(place)),
        **dict.fromkeys(("via", "propositions", "whose_will", "found_by"), pa.list_(text)),
    }
    _write(out, kinds, records.statement_rows(release))


_SPEAKER = ("id", "label", "type", "named", "affiliation")


def propositions(release: Release, out: IO[bytes]) -> None:
    """Write `propositions.parquet`; `roles` is a list with the role of each filler.

    A filler has all columns of the records: `id` of an actor, `proposition` of a claim inside.
    """
    pa = _arrow()
    text, place = pa.string(), pa.list_(pa.int32())
    names = ("role", "id", "label", "country", "proposition", "head", "sort", "owner")
    filler = pa.struct([*((n, text) for n in names), ("span", place)])
    number = [(n, pa.float64()) for n in ("value", "max")]
    quantity = pa.struct([*number, ("bound", text), ("unit", text), ("span", place)])
    stand = [(n, text) for n in ("statement", "polarity", "modality", "certainty")]
    kinds = {
        "contexts": pa.list_(text),
        "predicate": pa.struct([("lemma", text), ("span", place)]),
        "roles": pa.list_(filler),
        "quantity": quantity,
        "problems": _problems(pa),
        "broader": pa.list_(pa.struct([("id", text), ("score", pa.float64())])),
        "entailed": pa.list_(
            pa.struct(
                [
                    ("statement", text),
                    ("by", text),
                    ("polarity", text),
                    ("basis", text),
                    ("presupposed", pa.bool_()),
                ]
            )
        ),
        "similar": pa.list_(pa.struct([("id", text), ("score", pa.float64())])),
        "trigger": place,
        "stances": pa.list_(
            pa.struct(
                [
                    *stand,
                    ("presupposed", pa.bool_()),
                    ("filled", pa.list_(text)),
                    ("trigger", place),
                    ("side", text),
                ]
            )
        ),
        "corroboration": _corroboration(pa),
    }
    _write(out, kinds, map(_flat_roles, records.proposition_rows(release)))


def _corroboration(pa: Any) -> Any:
    text, texts, flag = pa.string(), pa.list_(pa.string()), pa.bool_()
    side = pa.struct([("id", text), ("label", text), ("speakers", texts), ("named", flag)])
    return pa.struct(
        [
            *((n, pa.list_(side)) for n in ("asserted_by", "denied_by", "not_confirmed_by")),
            *((n, texts) for n in ("narrated_in", "witnesses", "parties")),
            *((n, pa.int32()) for n in ("origins", "denial_origins", "independent")),
            ("only_unnamed", flag),
            *((n, text) for n in ("first", "last")),
        ]
    )


def _flat_roles(record: Json) -> Json:
    roles = record["roles"]
    assert isinstance(roles, dict)
    flat = [{"role": role, **filler} for role, of in roles.items() for filler in of]
    return {**record, "roles": flat}


def actors(release: Release, out: IO[bytes]) -> None:
    """Write `actors.parquet`, with the places that mention each actor."""
    pa = _arrow()
    text = pa.string()
    mention = pa.struct([("article", text), ("span", pa.list_(pa.int32()))])
    kinds = {
        "named": pa.bool_(),
        "problems": _problems(pa),
        "mentions": pa.list_(mention),
        **dict.fromkeys(("aliases", "members", "speaks_for"), pa.list_(text)),
    }
    _write(out, kinds, records.actor_rows(release))


def links(release: Release, out: IO[bytes]) -> None:
    """Write `links.parquet`."""
    pa = _arrow()
    place = pa.list_(pa.int64())
    kinds = {"score": pa.float64(), "source_evidence": place, "target_evidence": place}
    _write(out, kinds, records.link_rows(release))


def _write(out: IO[bytes], kinds: dict[str, Any], rows: Iterable[Json]) -> None:
    """Write rows with the columns of the first; a field whose kind is not given is text."""
    pa = _arrow()
    from pyarrow import parquet

    writer = None
    for batch in batched(rows, ROWS):
        if writer is None:
            schema = pa.schema([(name, kinds.get(name, pa.string())) for name in batch[0]])
            writer = parquet.ParquetWriter(out, schema, compression="zstd")
        found = [_row(row, kinds) for row in batch]
        writer.write_table(pa.Table.from_pylist(found, schema=schema))
    if writer is None:
        parquet.write_table(pa.table({}), out)
    else:
        writer.close()


def _row(record: Json, kinds: dict[str, Any]) -> Json:
    """Return a record as a row: what has no kind of its own and is no text is written as JSON."""
    found = {}
    for name, value in record.items():
        plain = name in kinds or value is None or isinstance(value, str)
        found[name] = _clean(value if plain else json.dumps(value, sort_keys=True))
    return found


def _clean(value: Any) -> Any:
    """Return a record without lone surrogates, which UTF-8 cannot hold."""
    if isinstance(value, str):
        return utf8(value).decode()
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list) else value
