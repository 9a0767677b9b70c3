"""How long a file, a function, a template and a module may be."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tools.sources import files, finish, line_count

FILE_MEDIAN, FILE_MOST = 60, 400
FUNCTION_MEDIAN, FUNCTION_MOST = 8, 50
TEMPLATE_MOST = 80
MODULE_MOST = 150


def findings() -> Iterator[str]:
    """Yield a line for each budget that is not kept."""
    python = [path for path in files("*.py") if line_count(path)]
    yield from _python_files(python)
    yield from _functions(python)
    yield from _too_long(files("*.html"), TEMPLATE_MOST, "template")
    yield from _too_long(files("*.js", "*.mjs"), MODULE_MOST, "ES module")
    yield from _too_long(files("*.py", within=Path("tools")), FILE_MOST, "file")


def _python_files(paths: list[Path]) -> Iterator[str]:
    yield from _too_long(paths, FILE_MOST, "file")
    middle = median(map(line_count, paths))
    if middle > FILE_MEDIAN:
        yield f"The median file has {middle:.0f} lines; the budget is {FILE_MEDIAN}."


def _functions(paths: list[Path]) -> Iterator[str]:
    lengths = []
    for path in paths:
        for name, length in function_lengths(path.read_text(encoding="utf-8")):
            lengths.append(length)
            if length > FUNCTION_MOST:
                yield f"{path}: {name} has {length} lines; the most is {FUNCTION_MOST}."
    if lengths and median(lengths) > FUNCTION_MEDIAN:
        middle = median(lengths)
        yield f"The median function has {middle:.0f} lines; the budget is {FUNCTION_MEDIAN}."


def function_lengths(source: str) -> Iterator[tuple[str, int]]:
    """Yield each function's name and its lines, docstring and decorators not counted."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            first = body[0].lineno if body else node.lineno
            yield node.name, (node.end_lineno or first) - first + 2


def _too_long(paths: Iterator[Path] | list[Path], most: int, what: str) -> Iterator[str]:
    for path in paths:
        if line_count(path) > most:
            yield f"{path}: {what} of {line_count(path)} lines; the most is {most}."


if __name__ == "__main__":
    finish(findings())
