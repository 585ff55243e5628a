"""Continue the training of any MarianMT model, or adapt it to a domain.

Usage: ``python scripts/train_marian.py MODEL OUT --train FILE[:weight]... [--dev SRC REF]...``

Files are ``source<TAB>target``, best made by ``prepare_corpus.py``, or TMX. OUT becomes a model
folder in the Hugging Face format; checkpoints and the log (lines of JSON) lie in OUT.training.
Ctrl-C or SIGTERM saves and ends; the same command with ``--resume`` goes on with the same weights
and the same order of the data. ``--finish`` trains no further and writes OUT.

On a machine with few cores, an allocator that keeps its pages makes steps up to twice as fast:

    LD_PRELOAD=libjemalloc.so.2 MALLOC_CONF=dirty_decay_ms:-1 OMP_WAIT_POLICY=passive python ...

The script itself gives unused memory back every 25 steps.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from training.checkpoints import Progress, average, checkpoints, load_checkpoint, put_weights
from training.corpus import STEP, Batch, BatchPlan, Corpus, draw_batches, load_corpus
from training.evaluate import read_dev_set
from training.loop import BEST, Log, Plan, Run, stop_on_signal
from training.model import Trainee
from training.pairs import read_pairs
from training.speed import fastest
from training.vocabulary import Vocabulary
from transformers.utils import logging

__all__ = ["main"]

INTERRUPTED = 130
BETAS = (0.9, 0.98)


@dataclass(frozen=True, slots=True)
class TrainFile:
    """A file, and how often its pairs are seen beside those of weight 1."""

    path: Path
    weight: float

    @classmethod
    def parse(cls, text: str) -> TrainFile:
        """Read ``FILE`` or ``FILE:weight``."""
        head, _, tail = text.rpartition(":")
        try:
            return cls(Path(head), float(tail)) if head else cls(Path(text), 1.0)
        except ValueError:
            return cls(Path(text), 1.0)  # a colon of the path


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    plan, batches = Plan(), BatchPlan(pad=0)
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("model", type=Path, help="folder in the Hugging Face format")
    add("out", type=Path)
    add("--train", type=TrainFile.parse, nargs="+", default=[], metavar="FILE[:weight]")
    add("--dev", type=Path, nargs=2, action="append", default=[], metavar=("SRC", "REF"))
    add("--languages", nargs=2, default=("es", "en"), metavar="LANG", help="read from TMX files")
    add("--hours", type=float, help="of training; the schedule ends with it")
    add("--steps", type=int, help="the schedule ends with them")
    add("--rate", type=float, default=plan.peak, help="highest learning rate")
    add("--warmup", type=int, default=plan.warmup, help="steps")
    add("--schedule", choices=("cosine", "inverse-sqrt"), default=plan.schedule)
    add("--smoothing", type=float, default=plan.smoothing, help="of the labels")
    add("--dropout", type=float, help="as the model's config where not given")
    add("--sampling", type=float, help="subword regularisation, alpha (0.1 to 0.5)")
    add("--tokens", type=int, default=batches.tokens, help="of a batch")
    add("--longest", type=int, default=plan.longest, help="pieces of a sentence")
    add("--save-minutes", type=float, default=plan.save_minutes)
    add("--evaluate-minutes", type=float, default=plan.evaluate_minutes)
    add("--patience", type=int, help="evaluations without a better score that end the training")
    add("--average", type=int, default=plan.keep, help="last checkpoints to average")
    add("--precision", choices=("auto", "fp32", "bf16"), default="auto")
    add("--attention", choices=("auto", "eager", "sdpa"), default="auto")
    add("--store", choices=("fp16", "fp32"), default="fp16", help="numbers on disk")
    add("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    add("--threads", type=int, help="of the processor")
    add("--seed", type=int, default=0)
    add("--resume", action="store_true", help="go on with what lies in OUT.training")
    add("--finish", action="store_true", help="no more training: average and write OUT")
    chosen = parser.parse_args(arguments)
    if not chosen.finish and (not chosen.train or chosen.steps is chosen.hours is None):
        parser.error("give --train, and --hours or --steps")
    return chosen


def load_corpora(
    chosen: argparse.Namespace, vocabulary: Vocabulary, trainee: Trainee, log: Log
) -> list[Corpus]:
    """Read and encode the training files."""
    corpora = []
    for file in chosen.train:
        corpus = load_corpus(
            read_pairs(file.path, *chosen.languages),
            file.weight,
            vocabulary,
            trainee.allowed,
            chosen.longest,
            chosen.sampling is not None,
        )
        log.write(
            "corpus",
            file=str(file.path),
            pairs=len(corpus),
            dropped=corpus.dropped,
            weight=file.weight,
        )
        if len(corpus):
            corpora.append(corpus)
    if not corpora:
        raise ValueError("no usable pair in the training files")
    return corpora


def make_run(chosen: argparse.Namespace, folder: Path, log: Log) -> Run:
    """Load model, data and, with ``--resume``, the newest checkpoint."""
    torch.manual_seed(chosen.seed)
    trainee = Trainee(chosen.model, chosen.dropout).to(chosen.device).train()
    vocabulary = Vocabulary(chosen.model)
    chosen.longest = min(chosen.longest, trainee.longest) // STEP * STEP  # as it is padded
    optimiser = torch.optim.Adam(
        [value for _, value in trainee.trained()], lr=chosen.rate, betas=BETAS, fused=True
    )
    known = checkpoints(folder)
    resumed = chosen.resume or chosen.finish
    if resumed and not known:
        raise ValueError(f"no checkpoint in {folder}")
    progress = load_checkpoint(known[-1], trainee, optimiser) if resumed else Progress()
    batches = _no_batches if chosen.finish else _batches(chosen, vocabulary, trainee, log)
    mode = _mode(chosen, trainee, batches, progress, log)
    progress.settings = {"precision": mode[0], "attention": mode[1]}
    return Run(
        trainee=trainee,
        vocabulary=vocabulary,
        optimiser=optimiser,
        progress=progress,
        plan=_plan(chosen, mode[0]),
        batches=batches,
        dev=[read_dev_set(source, reference) for source, reference in chosen.dev],
        folder=folder,
        log=log,
    )


def _plan(chosen: argparse.Namespace, precision: str) -> Plan:
    return Plan(
        peak=chosen.rate,
        warmup=chosen.warmup,
        schedule=chosen.schedule,
        steps=chosen.steps,
        hours=chosen.hours,
        smoothing=chosen.smoothing,
        precision=precision,
        save_minutes=chosen.save_minutes,
        evaluate_minutes=chosen.evaluate_minutes,
        patience=chosen.patience,
        keep=max(1, chosen.average),
        longest=chosen.longest,
    )


def _no_batches(_: int) -> list[Batch]:
    return []


def _batches(
    chosen: argparse.Namespace, vocabulary: Vocabulary, trainee: Trainee, log: Log
) -> Callable[[int], list[Batch]]:
    corpora = load_corpora(chosen, vocabulary, trainee, log)
    plan = BatchPlan(pad=trainee.pad, tokens=chosen.tokens, seed=chosen.seed)
    sampling = chosen.sampling
    resample = None if sampling is None else lambda t: vocabulary.encode_sources(t, sampling)
    return lambda pool: draw_batches(corpora, plan, pool, resample)


def _mode(
    chosen: argparse.Namespace,
    trainee: Trainee,
    batches: Callable[[int], list[Batch]],
    progress: Progress,
    log: Log,
) -> tuple[str, str]:
    """Return precision and attention: as before, as asked for, or what is measured to be fast."""
    asked = (chosen.precision, chosen.attention)
    before = (progress.settings.get("precision", ""), progress.settings.get("attention", ""))
    if all(before):
        mode = before
    elif "auto" not in asked:
        mode = asked
    else:
        wide = [("fp32", "bf16") if asked[0] == "auto" else (asked[0],)]
        wide.append(("eager", "sdpa") if asked[1] == "auto" else (asked[1],))
        modes = [(precision, attention) for precision in wide[0] for attention in wide[1]]
        mode, seconds = fastest(trainee, max(batches(0), key=lambda b: b.targets.size), modes)
        log.write("measured", seconds=seconds, chosen="/".join(mode))
    trainee.core.set_attn_implementation(mode[1])
    return mode


def finish(run: Run, out: Path, store: str, count: int) -> None:
    """Write the best of: the last weights, the mean of the last checkpoints, the best so far."""
    paths = checkpoints(run.folder)
    candidates = {"last": average(paths[-1:])}
    if len(paths) > 1:
        candidates[f"average of {min(count, len(paths))}"] = average(paths[-count:])
    if run.dev and (run.folder / BEST).is_file():
        candidates["best"] = load_file(run.folder / BEST)
    scores = {}
    for name, weights in candidates.items():
        put_weights(weights, run.trainee)
        scores[name] = run.look() if run.dev else float(name.startswith("average"))
    chosen = max(scores, key=scores.__getitem__)
    put_weights(candidates[chosen], run.trainee)
    unfinished = out.with_name(f".{out.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    run.trainee.export(unfinished, torch.float16 if store == "fp16" else torch.float32)
    if out.exists():
        shutil.rmtree(out)
    unfinished.replace(out)
    run.log.write("exported", path=str(out), weights=chosen, scores=scores)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; return its exit code."""
    chosen = parse_arguments(arguments)
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    folder = chosen.out.with_name(f"{chosen.out.name}.training")
    log = Log(folder / "log.jsonl")
    if not (chosen.resume or chosen.finish) and checkpoints(folder):
        print(
            f"train_marian: {folder} has checkpoints: give --resume, or remove it", file=sys.stderr
        )
        return 2
    try:
        run = make_run(chosen, folder, log)
    except (OSError, ValueError) as error:
        print(f"train_marian: {error}", file=sys.stderr)
        return 2
    log.write("start", options={key: str(value) for key, value in vars(chosen).items()})
    if not chosen.finish:
        with stop_on_signal() as stopped:
            if run.dev and run.progress.step == 0:
                run.look()
            if not run.train(stopped):
                return INTERRUPTED
    finish(run, chosen.out, chosen.store, chosen.average)
    return 0


if __name__ == "__main__":
    sys.exit(main())
