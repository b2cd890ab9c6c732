"""How a source is read: its format, its encoding, its dates, and which column is which field."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from annotator.app.importing.kinds import FIELDS, READERS, TAG_SCHEMES, Profile
from annotator.app.importing.preview import Preview
from annotator.app.importing.session import Group, ImportSession
from annotator.ui.drop_down import DropDown
from annotator.ui.importing.wording import format_name

_ENCODINGS = ("utf-8", "cp1252", "iso8859-15", "mac-roman", "utf-16")
_DATES = ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y%m%d", "%d %B %Y")
_ENCODED = ("csv", "text", "markdown", "html", "brat", "conll", "conllu")
_TABLES = ("csv", "xlsx")
_DELIMITED = ("csv", "conll")
_TAGGED = ("conll",)
_RESHAPING = ("encoding", "delimiter", "sheet", "header")
"""What changes which columns there are."""
_WIDEST = 22
_SAMPLE = 26
"""Characters of a value that are shown with its column's name."""


class MappingForm(QWidget):
    """The choices for one group of sources."""

    changed = Signal()
    """The group is read in another way now."""

    def __init__(self, session: ImportSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._group: Group | None = None
        self.format_box = self._box(self.tr("Format"))
        self.encoding = self._box(self.tr("Encoding"), editable=True)
        self.delimiter = self._box(self.tr("Delimiter"))
        self.sheet = self._box(self.tr("Sheet"))
        self.tags = self._box(self.tr("Tags"))
        self.dates = self._box(self.tr("Dates"), editable=True)
        self.header = QCheckBox(self.tr("The first &row names the columns"), self)
        self.fields: dict[str, QComboBox] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(8)
        self._form.addRow(self.tr("&Format:"), self.format_box)
        self._form.addRow(self.tr("&Encoding:"), self.encoding)
        self._form.addRow(self.tr("Delimiter:"), self.delimiter)
        self._form.addRow(self.tr("&Sheet:"), self.sheet)
        self._form.addRow(self.tr("&Tags:"), self.tags)
        self._form.addRow("", self.header)
        self._form.addRow(self.tr("&Dates:"), self.dates)
        for field, name in self._field_names().items():
            self.fields[field] = self._box(name)
            self._form.addRow(self.tr("{field}:").format(field=name), self.fields[field])
        self.format_box.activated.connect(self._take_format)
        self.header.clicked.connect(self._take)
        for box in (
            self.encoding, self.delimiter, self.sheet, self.tags, self.dates, *self.fields.values()
        ):  # fmt: skip
            box.activated.connect(self._take)
        for box in (self.encoding, self.dates):
            line = box.lineEdit()
            assert isinstance(line, QLineEdit)
            line.editingFinished.connect(self._take)

    def show_group(self, group: Group) -> None:
        """Show how a group is read."""
        same, self._group = group is self._group, group
        profile, seen = group.profile, group.found
        ranked = group.readers or (group.reader,)
        names = [*ranked, *sorted({reader.name for reader in READERS} - set(ranked))]
        _fill(self.format_box, [(format_name(name), name) for name in names], group.reader)
        self._fill_reading(profile)
        self._form.setRowVisible(self.encoding, group.reader in _ENCODED)
        self._form.setRowVisible(self.delimiter, group.reader in _DELIMITED)
        self._form.setRowVisible(self.tags, group.reader in _TAGGED)
        self._form.setRowVisible(self.header, group.reader in _TABLES)
        if seen is not None or not same:
            self._fill_columns(profile, seen)

    def _fill_reading(self, profile: Profile) -> None:
        """Fill in what does not depend on what is in the file."""
        found_out = [(self.tr("found out"), "")]
        _fill(self.encoding, found_out + [(one, one) for one in _ENCODINGS], profile.encoding)
        delimiters = [
            (self.tr("comma ,"), ","), (self.tr("semicolon ;"), ";"), (self.tr("tab"), "\t"),
            (self.tr("bar |"), "|"), (self.tr("space"), " "),
        ]  # fmt: skip
        _fill(self.delimiter, found_out + delimiters, profile.delimiter)
        _fill(self.tags, found_out + [(one, one) for one in TAG_SCHEMES], profile.tag_scheme)
        _fill(
            self.dates,
            [(self.tr("as they are (2024-02-15)"), ""), *((one, one) for one in _DATES)],
            profile.date_format,
        )
        self.header.setChecked(profile.header)

    def _fill_columns(self, profile: Profile, seen: Preview | None) -> None:
        """Fill in which column is which field, as far as it is known which there are."""
        columns = seen.columns if seen is not None else None
        samples = seen.samples if seen is not None else {}
        sheets = columns.sheets if columns is not None else ()
        _fill(self.sheet, [(one, one) for one in sheets], profile.sheet)
        names_of = columns.names if columns is not None else ()
        choices = [(self.tr("—"), "")] + [
            (f"{name}  ({_shortened(samples[name])})" if samples.get(name) else name, name)
            for name in names_of
        ]
        for field, box in self.fields.items():
            _fill(box, choices, profile.fields.get(field, ""))
            self._form.setRowVisible(box, bool(names_of))
        self._form.setRowVisible(self.dates, bool(names_of))
        self._form.setRowVisible(self.sheet, len(sheets) > 1)

    def _box(self, name: str, *, editable: bool = False) -> QComboBox:
        box = DropDown(self)
        box.setEditable(editable)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_WIDEST)
        return box

    def _take_format(self) -> None:
        if self._group is not None and self.format_box.currentData() != self._group.reader:
            self._session.set_reader(self._group, self.format_box.currentData())
            self.changed.emit()

    def _take(self) -> None:
        if self._group is None:
            return
        before = self._group.profile
        known = self._group.found is not None
        chosen = {field: box.currentData() for field, box in self.fields.items()}
        profile = replace(
            before,
            encoding=_typed(self.encoding),
            delimiter=self.delimiter.currentData() or "",
            tag_scheme=self.tags.currentData() or "",
            header=self.header.isChecked(),
            date_format=_typed(self.dates),
            sheet=(self.sheet.currentData() or "") if known else before.sheet,
            fields={field: column for field, column in chosen.items() if column}
            if known
            else before.fields,
        )
        if _same(profile, before):
            return
        refit = self._group.reader in _TABLES and any(
            getattr(profile, name) != getattr(before, name) for name in _RESHAPING
        )
        self._session.set_profile(self._group, profile, refit=refit)
        self.changed.emit()

    def _field_names(self) -> dict[str, str]:
        names = (
            self.tr("Text"), self.tr("Title"), self.tr("Source"), self.tr("Author"),
            self.tr("Date"), self.tr("Address"), self.tr("Language"), self.tr("Identifier"),
        )  # fmt: skip
        return dict(zip(FIELDS, names, strict=True))


def _fill(box: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for text, value in choices:
        box.addItem(text, value)
    at = box.findData(chosen)
    if at < 0 and chosen:
        box.addItem(chosen, chosen)
        at = box.count() - 1
    box.setCurrentIndex(at)


def _shortened(sample: str) -> str:
    """Return a value that fits into a box beside the column's name."""
    return sample if len(sample) <= _SAMPLE else f"{sample[: _SAMPLE - 1].rstrip()}…"


def _typed(box: QComboBox) -> str:
    """Return what was chosen or typed."""
    at = box.findText(box.currentText())
    return str(box.itemData(at)) if at >= 0 else box.currentText().strip()


def _same(one: Profile, other: Profile) -> bool:
    return replace(one, fields={}) == replace(other, fields={}) and dict(one.fields) == dict(
        other.fields
    )
