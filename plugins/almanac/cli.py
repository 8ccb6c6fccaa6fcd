"""The command line: `build.py [build | merge | check | import | new | serve]`.

Exit status: 0 fine, 1 problems in the content (all printed, nothing written), 2 wrong usage or environment.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almanac.problems import AlmanacError, ContentError, Problem, UsageError, errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from almanac.load import Begun
    from almanac.unchanged import Watch

CONFIGURATION = Path("pelicanconf.py")
CLOSED_PIPE = 128 + 13
"""What shells give a command whose output nobody reads any more (signal 13, SIGPIPE)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = _parser()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help"}):
        words.insert(0, "build")
    options = parser.parse_args(words)
    try:
        status = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has read enough. The interpreter flushes once more as it ends, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except ContentError as error:
        print(_text(error.problems), file=sys.stderr)
        print(_tally(error.problems), "Nothing was written.", file=sys.stderr)
        return error.exitcode
    except AlmanacError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return error.exitcode
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="build the site (the default)")
    _add_build(build)
    build.add_argument("--shard", metavar="K/N", help="make only the K-th of N shares of the site, for `merge` to join")
    build.set_defaults(run=_build, shares=())
    merge = commands.add_parser("merge", help="join the outputs of all shares of a build to the whole site")
    merge.add_argument("shares", nargs="+", type=Path, metavar="FOLDER", help="outputs of build --shard")
    _add_build(merge)
    merge.set_defaults(run=_build, shard=None)
    check = commands.add_parser("check", help="check the content and list every problem")
    _add_content(check)
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="form of the list")
    check.set_defaults(run=_check)
    importing = commands.add_parser("import", help="draft entries from articles")
    importing.add_argument("names", nargs="+", metavar="FILE|URL|-", help="articles: text or HTML; - is standard input")
    _add_content(importing)
    form = importing.add_mutually_exclusive_group()
    form.add_argument("--format", choices=("jsonl",), help="print what was found as data, one object an article")
    form.add_argument("--write", action="store_true", help="write drafts without asking")
    importing.add_argument("--force", action="store_true", help="draft also what seems to be on record already")
    importing.add_argument(
        "--allow-private", action="store_true", help="let addresses lead to this machine and its own network"
    )
    importing.set_defaults(run=_import)
    new = commands.add_parser("new", help="fill in a new entry, question by question")
    _add_content(new)
    new.set_defaults(run=_new)
    serve = commands.add_parser("serve", help="preview; rebuilds and reloads when something changes")
    _add_content(serve)
    serve.add_argument("--port", type=int, default=8000, help="port on this machine (default: 8000)")
    serve.set_defaults(run=_serve)
    return parser


def _add_build(parser: argparse.ArgumentParser) -> None:
    _add_content(parser)
    parser.add_argument("--output", type=Path, default=Path("output"), help="folder to write to (default: output)")
    parser.add_argument("--site-url", help="address that the site will have, such as https://example.org/almanak")
    cores = os.cpu_count() or 1
    parser.add_argument("--jobs", type=_positive, default=cores, help=f"processes that render (default: {cores})")
    parser.add_argument("--no-cache", action="store_true", help="write every file anew")
    parser.add_argument("--timings", action="store_true", help="print what each stage of the build took")


def _add_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=Path, default=Path("content"), help="content folder (default: content)")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _build(options: argparse.Namespace) -> int:
    from almanac.unchanged import Watch  # noqa: PLC0415 - what is not used is not loaded

    asked = {"content": options.content, "output": options.output, "site_url": options.site_url}
    watch = None
    whole = not (options.no_cache or options.shard or options.shares)
    if whole and CONFIGURATION.is_file() and options.content.is_dir():
        watch = Watch(options.content, options.output, asked, CONFIGURATION)
        summary = watch.finds_nothing_new()
        if summary:
            print(f"Nothing has changed since the last build.\n{summary}")
            return 0
    from almanac.workers import without_collection  # noqa: PLC0415 - likewise

    # What a build makes stays until it ends.
    with without_collection():
        return _build_anew(options, asked, watch)


def _build_anew(options: argparse.Namespace, asked: Mapping[str, Any], watch: Watch | None) -> int:
    begun = _begin(options, watch) if watch else None
    from almanac.site.build import build  # noqa: PLC0415 - likewise
    from almanac.site.shards import join, share_of  # noqa: PLC0415 - likewise

    try:
        share = share_of(options.shard) if options.shard else None
    except ValueError as error:
        raise UsageError(f"--shard: {error}") from error
    if options.shares:
        join(options.shares, options.output)
    report = build(
        **asked, jobs=options.jobs, afresh=options.no_cache, timings=options.timings, share=share, begun=begun
    )
    print(report.said)
    if report.refusal:
        raise UsageError(report.refusal)
    if watch:
        watch.keep(report.said, report.written)
    return 0


def _begin(options: argparse.Namespace, watch: Watch) -> Begun:
    """Begin to read the content before Pelican is loaded, which takes half a second and one processor."""
    from almanac.load import begin  # noqa: PLC0415 - likewise
    from almanac.store import store_for  # noqa: PLC0415 - likewise

    watch.begin()
    return begin(options.content, jobs=options.jobs, store=store_for("content", options.content), seen=watch.entries)


def _serve(options: argparse.Namespace) -> int:
    from almanac.site.serve import serve  # noqa: PLC0415 - likewise

    serve(options.content, options.port)
    return 0


def _import(options: argparse.Namespace) -> int:
    from almanac import configuration  # noqa: PLC0415 - likewise
    from almanac.importer import command  # noqa: PLC0415 - likewise

    asked = command.Options(
        options.content,
        tuple(options.names),
        data=options.format == "jsonl",
        write=options.write,
        force=options.force,
        allow_private=options.allow_private,
    )
    return command.import_articles(asked, command.streams_of_process(), configuration.language(), _today())


def _new(options: argparse.Namespace) -> int:
    from almanac import configuration  # noqa: PLC0415 - likewise
    from almanac.importer import command  # noqa: PLC0415 - likewise

    return command.new_entry(options.content, command.streams_of_process(), configuration.language(), _today())


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def _check(options: argparse.Namespace) -> int:
    from almanac.configuration import published_since  # noqa: PLC0415 - likewise
    from almanac.load import load  # noqa: PLC0415 - likewise
    from almanac.store import store_for  # noqa: PLC0415 - likewise

    store = store_for("content", options.content)
    loaded = load(options.content, published_since(options.content), jobs=os.cpu_count() or 1, store=store)
    forms = {"text": _text, "json": _json, "github": _github}
    text = forms[options.format](loaded.problems)
    if text:
        print(text)
    if options.format == "text":
        number, drafts = len(loaded.almanac.entries), loaded.drafts
        entries = f"{number} {'entry' if number == 1 else 'entries'}"
        aside = f" and {drafts} draft{'s' * (drafts != 1)}" if drafts else ""
        print(f"{entries}{aside} checked. {_tally(loaded.problems)}", file=sys.stderr)
    return ContentError.exitcode if errors(loaded.problems) else 0


def _tally(problems: Sequence[Problem]) -> str:
    wrong = len(errors(problems))
    doubtful = len(problems) - wrong
    if not problems:
        return "No problems."
    return f"{wrong} error{'s' * (wrong != 1)}, {doubtful} warning{'s' * (doubtful != 1)}."


def _text(problems: Iterable[Problem]) -> str:
    return "\n".join(map(str, problems))


def _json(problems: Iterable[Problem]) -> str:
    """Return one JSON object a line."""
    return "\n".join(
        json.dumps(
            {
                "path": problem.where.path,
                "line": problem.where.line or None,
                "column": problem.where.column or None,
                "code": problem.code,
                "severity": problem.severity,
                "field": problem.field or None,
                "message": problem.message,
                "suggestion": problem.suggestion,
                "mend": problem.mend or None,
            },
            ensure_ascii=False,
        )
        for problem in problems
    )


def _github(problems: Iterable[Problem]) -> str:
    """Return workflow commands that GitHub shows at the offending lines."""
    return "\n".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    where = problem.where
    place = f"file={_escape(where.path)}"
    if where.line:
        place += f",line={where.line},col={where.column}"
    text = str(problem).removeprefix(f"{where}: ").removeprefix("warning: ")
    return f"::{problem.severity} {place},title={problem.code}::{_escape(text, message=True)}"


def _escape(text: str, *, message: bool = False) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped if message else escaped.replace(":", "%3A").replace(",", "%2C")


__all__ = ["UsageError", "main"]
