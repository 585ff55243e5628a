"""The group of all commands, and how errors become messages and exit codes."""

from __future__ import annotations

import signal
import sys
from typing import Any

import click

from aligner import __version__
from aligner.cli.align import align
from aligner.cli.cache import cache
from aligner.cli.evaluate import evaluate
from aligner.cli.facts import facts
from aligner.cli.models import models
from aligner.cli.report import report
from aligner.cli.run import run
from aligner.cli.translate import translate
from aligner.errors import AlignerError

__all__ = ["cli", "main"]

COULD_NOT_RUN = 2
INTERRUPTED = 130


class _Commands(click.Group):
    """Says what went wrong and what to do, instead of a traceback, where we know."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except AlignerError as error:
            click.echo(f"aligner: {error}", err=True)
            if error.hint:
                click.echo(f"  hint: {error.hint}", err=True)
            ctx.exit(COULD_NOT_RUN)
        except KeyboardInterrupt:
            click.echo("\naligner: interrupted; run the same command again to resume", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="aligner")
def cli() -> None:
    r"""Compare news articles across languages, claim by claim, without a network.

    \b
    Exit codes: 0 complete; 2 could not run (usage, settings, model);
    3 written, but some inputs were skipped (they are listed); 130 interrupted.
    """


for _command in (run, report, translate, align, facts, evaluate, models, cache):
    cli.add_command(_command)


def main() -> None:
    """Run the command line."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `aligner ... | head` ends quietly
    sys.exit(cli())
