"""The tags of several papers made into one tree, so that a screen reader reads a pack as it reads each of them.

No library that joins PDF files keeps more than the tags of the first. Here the tree of each paper is copied after its
pages, so that it leads to the copies; its document becomes a part of the one document of the pack; and everything that
leads from pages back to tags is made anew from the tree itself, whatever the paper said of it. Names that two papers
use differently (roles, classes, the ids of cells) are told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pikepdf

_DEEPEST: Final = 400
"""Tags of papers are some thirty deep; a tree that goes deeper than this goes round in a circle."""
_MOST_MARKS: Final = 20_000
"""A page has some hundreds of marks; one with a higher number than this is none."""


class BrokenTreeError(Exception):
    """The tags of a paper lead nowhere, or round in a circle; its pages are shown as if it had none."""


class TagTree:
    """The tags of a pack while it is put together: one document, and in it a part for each paper."""

    def __init__(self, pack: pikepdf.Pdf) -> None:
        """Begin a tree without parts."""
        from pikepdf import Array, Dictionary, Name

        self._pack = pack
        self._root = pack.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pack.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array()))
        self._root["/K"] = Array([self._document])
        self._roles: dict[str, Any] = {}
        self._classes: dict[str, Any] = {}
        self._namespaces: list[Any] = []
        self._parts = 0

    def add(self, source: pikepdf.Pdf, pages: list[Any], title: str, language: str) -> None:
        """Take the tags of a paper over, whose pages stand in the pack already, in their order.

        Raises BrokenTreeError, and takes nothing over then.
        """
        from pikepdf import Array, Dictionary, Name

        tags = source.Root.get("/StructTreeRoot")
        if not isinstance(tags, Dictionary):
            raise BrokenTreeError
        copied = self._pack.copy_foreign(tags if tags.is_indirect else source.make_indirect(tags))
        self._parts += 1
        kids = _kids(copied)
        if not all(isinstance(kid, Dictionary) for kid in kids):
            raise BrokenTreeError
        part = kids[0] if len(kids) == 1 and _role(kids[0], copied) == "/Document" else self._wrapped(kids)
        part["/S"], part["/P"], part["/T"] = Name.Part, self._document, title
        if language and "/Lang" not in part:
            part["/Lang"] = language
        if "/NS" in part:
            del part["/NS"]
        walk = _Walk(self._pack, pages, self._renamed(copied), f"p{self._parts}-")
        walk.through(part)
        self._keep_roles(copied, walk)
        self._document["/K"] = Array([*self._document.K, part])

    def add_plain(self, pages: list[Any], title: str, language: str, texts: list[str]) -> None:
        """Make tags for a paper that has none: a paragraph for each page, or a picture where it has no words.

        Each page of `pages` shows everything under one mark, 0. `texts` says of each page what a picture is called; ""
        for a page with words.
        """
        from pikepdf import Array, Dictionary, Name

        part = self._wrapped([])
        part["/S"], part["/P"], part["/T"] = Name.Part, self._document, title
        if language:
            part["/Lang"] = language
        for page, text in zip(pages, texts, strict=True):
            role = Name.Figure if text else Name.P
            element = self._pack.make_indirect(Dictionary(Type=Name.StructElem, S=role, P=part, Pg=page, K=0))
            if text:
                element["/Alt"] = text
            part.K.append(element)
            for link in page.get("/Annots", ()):
                held = Dictionary(Type=Name.OBJR, Obj=link, Pg=page)
                tag = Dictionary(Type=Name.StructElem, S=Name.Link, P=part, Pg=page, K=Array([held]))
                part.K.append(self._pack.make_indirect(tag))
        self._parts += 1
        self._document["/K"] = Array([*self._document.K, part])

    def finish(self) -> None:
        """Set the tree into the pack, and make the ways from its pages and links back to the tags."""
        from pikepdf import Array, Dictionary, Name

        _forget_ways(self._pack)
        ways = _WaysBack()
        ways.through(self._document, None, 0)
        self._root["/ParentTree"] = self._pack.make_indirect(Dictionary(Nums=Array(list(ways.made(self._pack)))))
        self._root["/ParentTreeNextKey"] = ways.count
        if ways.ids:
            names = [part for name in sorted(ways.ids) for part in (name, ways.ids[name])]
            limits = [names[0], names[-2]]
            self._root["/IDTree"] = Dictionary(
                Kids=Array([self._pack.make_indirect(Dictionary(Names=Array(names), Limits=Array(limits)))])
            )
        for key, held in (("/RoleMap", self._roles), ("/ClassMap", self._classes)):
            if held:
                self._root[key] = Dictionary({name: held[name] for name in sorted(held)})
        if self._namespaces:
            self._root["/Namespaces"] = Array(self._namespaces)
        self._pack.Root["/StructTreeRoot"] = self._root
        self._pack.Root["/MarkInfo"] = Dictionary(Marked=True)
        for page in self._pack.pages:
            if page.obj.get("/Annots"):
                page.obj["/Tabs"] = Name.S

    def _wrapped(self, kids: list[Any]) -> Any:
        from pikepdf import Array, Dictionary, Name

        part = self._pack.make_indirect(Dictionary(Type=Name.StructElem, K=Array(kids)))
        for kid in kids:
            kid["/P"] = part
        return part

    def _renamed(self, copied: Any) -> dict[str, dict[str, str]]:
        """Give the new names of roles and classes that an earlier paper uses for something else."""
        new: dict[str, dict[str, str]] = {"/RoleMap": {}, "/ClassMap": {}}
        for key, held in (("/RoleMap", self._roles), ("/ClassMap", self._classes)):
            for name, meant in (copied.get(key) or {}).items():
                if name in held and _written(held[name]) != _written(meant):
                    new[key][name] = f"{name}-{self._parts}"
        return new

    def _keep_roles(self, copied: Any, walk: _Walk) -> None:
        for key, held in (("/RoleMap", self._roles), ("/ClassMap", self._classes)):
            new = walk.renamed[key]
            for name, meant in (copied.get(key) or {}).items():
                led = new.get(str(meant)) if key == "/RoleMap" else None
                held[new.get(name, name)] = _name(led) if led else meant
        self._namespaces += list(copied.get("/Namespaces") or ())


class _Walk:
    """Goes once through the tags of a paper, sees that all of them lead somewhere, and gives names of their own."""

    def __init__(self, pack: pikepdf.Pdf, pages: list[Any], renamed: dict[str, dict[str, str]], before: str) -> None:
        self.renamed = renamed
        self._pack = pack
        self._pages = {page.objgen for page in pages}
        self._laid = {one.objgen for page in pages for one in page.get("/Annots", ())}
        self._before = before
        self._seen: set[tuple[int, int]] = set()

    def through(self, element: Any, page: Any = None, depth: int = 0) -> None:
        """Go through an element and everything in it; its marks are on `page` if it names none.

        Raises BrokenTreeError.
        """
        from pikepdf import Dictionary

        if depth > _DEEPEST or element.objgen in self._seen:
            raise BrokenTreeError
        if element.objgen != (0, 0):
            self._seen.add(element.objgen)
        page = self._page(element, page)
        self._rename(element)
        for kid in self._own_kids(element):
            if _is_mark(kid) and page is not None:
                continue
            if not isinstance(kid, Dictionary):
                raise BrokenTreeError
            if kid.get("/Type") == "/MCR":
                self._marked(kid, page)
            elif kid.get("/Type") == "/OBJR":
                self._page(kid, page)
            elif "/S" not in kid:
                raise BrokenTreeError
            else:
                kid["/P"] = element
                self.through(kid, page, depth + 1)

    def _marked(self, mark: Any, page: Any) -> None:
        """See that a mark stands on a page of the paper, or in a drawing. Raises BrokenTreeError."""
        from pikepdf import Stream

        on, drawing = self._page(mark, page), mark.get("/Stm")
        holds = on is not None if drawing is None else isinstance(drawing, Stream)
        if not holds or not _is_mark(mark.get("/MCID")):
            raise BrokenTreeError

    def _own_kids(self, element: Any) -> list[Any]:
        """Give what an element holds, each element of it as an object that can be led back to.

        What was taken off a page goes: a comment that is on no page would be in the file all the same.
        """
        from pikepdf import Array, Dictionary

        kids = _kids(element)
        if any(self._is_off(kid) for kid in kids):
            kids = [kid for kid in kids if not self._is_off(kid)]
            element["/K"] = Array(kids)
        if any(isinstance(kid, Dictionary) and "/S" in kid and not kid.is_indirect for kid in kids):
            held = [
                kid if not isinstance(kid, Dictionary) or kid.is_indirect else self._pack.make_indirect(kid)
                for kid in kids
            ]
            element["/K"] = Array(held)
            return _kids(element)
        return kids

    def _is_off(self, kid: Any) -> bool:
        from pikepdf import Dictionary, Stream

        if not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR":
            return False
        held = kid.get("/Obj")
        return not isinstance(held, Stream) and not (isinstance(held, Dictionary) and held.objgen in self._laid)

    def _page(self, holder: Any, page: Any) -> Any:
        """Give the page that a tag or a mark names, or the one given.

        Raises BrokenTreeError: it is not one of the paper.
        """
        named = holder.get("/Pg")
        if named is not None and named.objgen not in self._pages:
            raise BrokenTreeError
        return page if named is None else named

    def _rename(self, element: Any) -> None:
        from pikepdf import Array, Name, String

        role = self.renamed["/RoleMap"].get(str(element.get("/S", "")))
        if role:
            element["/S"] = _name(role)
        classes = element.get("/C")
        if self.renamed["/ClassMap"] and classes is not None:
            new = self.renamed["/ClassMap"]
            several = list(classes) if isinstance(classes, Array) else [classes]
            element["/C"] = Array(
                [_name(new.get(str(one), str(one))) if isinstance(one, Name) else one for one in several]
            )
        if "/ID" in element:
            if not isinstance(element.ID, String):
                raise BrokenTreeError
            element["/ID"] = String(self._before.encode() + bytes(element.ID))
        for attributes in _attributes(element):
            if isinstance(attributes.get("/Headers"), Array):
                attributes["/Headers"] = Array(
                    [String(self._before.encode() + bytes(one)) for one in attributes.Headers]
                )


class _WaysBack:
    """What leads from a mark on a page, and from a link, back to the tag that holds it."""

    def __init__(self) -> None:
        self.ids: dict[bytes, Any] = {}
        self._of_holder: dict[tuple[int, int], tuple[Any, dict[int, Any]]] = {}
        self._of_object: list[tuple[Any, Any]] = []

    @property
    def count(self) -> int:
        """Say how many ways there are; each has a number below it."""
        return len(self._of_holder) + len(self._of_object)

    def through(self, element: Any, page: Any, depth: int) -> None:
        """Note the marks and links of an element and of everything in it."""
        page = element.get("/Pg", page)
        if "/ID" in element:
            self.ids[bytes(element.ID)] = element
        for kid in _kids(element):
            if isinstance(kid, int):
                self._mark(page, kid, element)
            elif kid.get("/Type") == "/MCR":
                self._mark(kid.get("/Stm", kid.get("/Pg", page)), int(kid.MCID), element)
            elif kid.get("/Type") == "/OBJR":
                if kid.get("/Obj") is not None:
                    self._of_object.append((kid.Obj, element))
            else:
                self.through(kid, page, depth + 1)

    def _mark(self, holder: Any, number: int, element: Any) -> None:
        if holder is None:
            raise BrokenTreeError
        _, marks = self._of_holder.setdefault(holder.objgen, (holder, {}))
        marks[number] = element

    def made(self, pack: pikepdf.Pdf) -> Iterator[Any]:
        """Number the ways, set the numbers on pages and links, and give the pairs of the tree of parents."""
        from pikepdf import Array

        number = 0
        for holder, marks in self._of_holder.values():
            holder["/StructParents"] = number
            yield number
            yield pack.make_indirect(Array([marks.get(mark) for mark in range(max(marks) + 1)]))
            number += 1
        for held, element in self._of_object:
            held["/StructParent"] = number
            yield number
            yield element
            number += 1


def _forget_ways(pack: pikepdf.Pdf) -> None:
    """Take off every number by which a page, a drawing or a link led to the tags of the paper it came from."""
    from pikepdf import Dictionary, Stream

    for one in pack.objects:
        if isinstance(one, (Dictionary, Stream)):
            for key in ("/StructParents", "/StructParent"):
                if key in one:
                    del one[key]


def _kids(element: Any) -> list[Any]:
    from pikepdf import Array

    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _is_mark(value: Any) -> bool:
    return isinstance(value, int) and 0 <= value <= _MOST_MARKS


def _role(element: Any, root: Any) -> str:
    """Give the role of a tag, or the one of the standard that the paper says its own stands for."""
    from pikepdf import Dictionary

    if not isinstance(element, Dictionary):
        return ""
    role = str(element.get("/S", ""))
    return str((root.get("/RoleMap") or {}).get(role, role))


def _attributes(element: Any) -> Iterator[Any]:
    from pikepdf import Array, Dictionary

    held = element.get("/A")
    for one in list(held) if isinstance(held, Array) else [held]:
        if isinstance(one, Dictionary):
            yield one


def _written(value: Any) -> bytes:
    return bytes(value.unparse(resolved=True))


def _name(text: str) -> Any:
    from pikepdf import Name

    return Name(text)
