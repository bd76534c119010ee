"""Word documents (DOCX, ECMA-376 part 1): the text that a reader sees once all tracked changes are accepted, a paragraph a line.

python-docx opens the package and knows its elements; its own ``paragraph.text`` leaves out what was inserted under tracking, so the
text is gathered here, element by element. Needs the extra ``docx``.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from tradecheck.source.errors import InputError
from tradecheck.source.model import Content, Passage
from tradecheck.source.outline import Block, Outline, Part
from tradecheck.source.word_styles import Setting
from tradecheck.span import Bilingual, Span

if TYPE_CHECKING:
    from docx.document import Document

Element = Any
"""An element of lxml, which has no types."""

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011", f"{_W}ptab": "\t"}
_NO_TEXT: Final = frozenset(
    [f"{_W}{name}" for name in "del moveFrom pPr rPr sectPr tblPr tblGrid trPr tcPr sdtPr instrText delText".split()]
    + [f"{_MC}Fallback"]
)
"""What is not in the accepted text, or no text at all; a fallback repeats the choice before it."""
_TABLES: Final = {f"{_W}tbl": Part.TABLE, f"{_W}tr": Part.ROW, f"{_W}tc": Part.CELL}
_BOX: Final = f"{_W}txbxContent"
_NOTES: Final = {f"{_W}footnoteReference": "footnotes", f"{_W}endnoteReference": "endnotes"}
_LARGEST: Final = 500_000_000
"""Bytes that a package may unfold to."""


class Stretch(Struct, frozen=True):
    """Text of one ``w:t`` from ``start`` in the document's text; ``run`` is the run of the body that a comment on it may stand at."""

    start: int
    text: Element
    run: Element

    @property
    def end(self) -> int:
        """Where it ends in the document's text."""
        return self.start + len(self.text.text or "")

    @property
    def is_in_body(self) -> bool:
        """Whether the text stands in that very run, not in a note or a text box that hangs on it."""
        return self.text.getparent() is self.run


class WordText(Struct, frozen=True):
    """A document with its accepted text, and the elements that the text comes from, in order."""

    document: Document
    text: str
    stretches: tuple[Stretch, ...]
    blocks: tuple[Block, ...]

    @property
    def content(self) -> Content:
        """What there is to check."""
        return Content((Passage.plain(self.text, self.blocks),))


def open_word(data: bytes, name: str) -> WordText:
    """The document in ``data``; raises :class:`InputError` if it is none, or the extra is not installed."""
    document = _opened(data, name)
    outline = Outline()
    gatherer = _Gatherer(document, outline, Setting(document, outline))
    gatherer.gather()
    return WordText(document, "".join(gatherer.texts), tuple(gatherer.stretches), tuple(gatherer.blocks))


def require(name: str) -> None:
    """Raise :class:`InputError` for the input ``name`` where python-docx is not installed."""
    try:
        import docx  # noqa: F401
    except ModuleNotFoundError as error:
        hint = "pip install 'tradecheck[docx]'"
        reason = Bilingual(
            f"чтобы читать документы Word, установите дополнение: {hint}",
            f"Word documents need an extra: {hint}",
        )
        raise InputError(name, reason) from error


def _opened(data: bytes, name: str) -> Document:
    require(name)
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with ZipFile(io.BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
        if size > _LARGEST:
            raise InputError(name, Bilingual("документ слишком велик", "the document is too large"))
        return docx.Document(io.BytesIO(data))
    except (
        BadZipFile,
        PackageNotFoundError,
        SyntaxError,
        KeyError,
        ValueError,
        AttributeError,
    ) as error:  # bad XML is a SyntaxError
        raise InputError(name, Bilingual("это не документ Word (.docx)", "this is no Word document (.docx)")) from error


class _Gatherer(Struct):
    """The text of a document in the making."""

    document: Document
    outline: Outline
    setting: Setting
    texts: list[str] = []
    stretches: list[Stretch] = []
    blocks: list[Block] = []
    length: int = 0
    block: int | None = None
    anchor: Element = None
    aside: list[tuple[Element, Element]] = []
    """Text boxes and references to notes, each with the run of the body that it hangs on."""

    def gather(self) -> None:
        """The body, and after it its text boxes and notes in the order in which they hang there."""
        self.walk(self.document.element.body, None)
        notes = _notes(self.document) if self.aside else {}
        for element, run in self.aside:  # which grows: a text box may hang in another
            self.anchor = run
            inner = element if element.tag == _BOX else notes.pop((element.tag, element.get(f"{_W}id")), None)
            if inner is not None:
                self.end_block(only_if_begun=True)
                self.setting.close()
                self.walk(inner, None)
        self.end_block(only_if_begun=True)

    def walk(self, element: Element, run: Element) -> None:
        """All text below an element that stands in a run, or in none yet."""
        for child in element.iterchildren("{*}*"):
            tag = child.tag
            if tag in _NO_TEXT:
                continue
            if tag == f"{_W}p":
                self.paragraph(child)
            elif tag in _TABLES:
                self.table(child, _TABLES[tag])
            elif tag == f"{_W}r":
                if not _is_hidden(child):
                    self.walk(child, child)
            elif tag == f"{_W}t":
                self.write(child.text or "", child, run)
            elif tag in _SIGNS:
                self.write(_SIGNS[tag])
            elif tag in _NOTES or tag == _BOX:
                self.aside.append((child, run if self.anchor is None else self.anchor))
            else:
                self.walk(child, run)

    def paragraph(self, element: Element) -> None:
        """A paragraph: a line, or a part of one if the mark at its end is deleted."""
        if self.block is None:
            self.block = self.length
            self.setting.begin(element)
        self.walk(element, None)
        if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
            self.end_block()

    def table(self, element: Element, part: Part) -> None:
        """A table, a row of it unless its deletion is tracked, or a cell."""
        if element.find(f"{_W}trPr/{_W}del") is not None:
            return
        if part is Part.TABLE:
            self.setting.close()
        span = element.find(f"{_W}tcPr/{_W}gridSpan")
        width = "" if span is None else span.get(f"{_W}val", "")
        self.outline.begin(part, width=int(width) if width.isdecimal() else 1)
        outer = self.setting.enter()
        self.walk(element, None)
        self.setting.leave(outer)
        self.outline.end(part)

    def write(self, text: str, element: Element = None, run: Element = None) -> None:
        """Text, of a ``w:t`` or of a sign such as the tab."""
        if element is not None and text:
            home = self.anchor if self.anchor is not None else run
            self.stretches.append(Stretch(self.length, element, home))
        self.texts.append(text)
        self.length += len(text)

    def end_block(self, *, only_if_begun: bool = False) -> None:
        """The end of a line."""
        if only_if_begun and self.block is None:
            return
        if self.block is not None and self.block < self.length:
            self.blocks.append(Block(Span(self.block, self.length), self.outline.level, self.outline.path))
        self.block = None
        self.write("\n")


def _notes(document: Document) -> dict[tuple[str, str], Element]:
    """The notes of a document, by the kind of their references and their number."""
    from docx.oxml.parser import parse_xml

    found = {}
    for tag, kind in _NOTES.items():
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                for note in parse_xml(relation.target_part.blob).iterchildren("{*}*"):
                    found[tag, note.get(f"{_W}id")] = note
    return found


def _is_hidden(run: Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "true") not in ("0", "false", "off")
