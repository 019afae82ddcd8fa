"""Tells how the report is sent every day: lines to be copied."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from supervisor_app.ui.label import ToneLabel
from supervisor_app.ui.present.daily_sending import SENDING, SENDING_LINES
from widgets.palette import Palette


class SendingDialog(QDialog):
    """A sentence, the lines, and a button that copies them."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Send every day")
        self.lines = QPlainTextEdit(SENDING_LINES)
        self.lines.setReadOnly(True)
        self.lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy_button, self.close_button = QPushButton("Copy"), QPushButton("Close")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addWidget(ToneLabel(palette, SENDING, wrap=True))
        column.addWidget(self.lines, 1)
        column.addLayout(buttons)
        em = self.fontMetrics().height()
        self.resize(em * 48, em * 30)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)

    def _copy(self) -> None:
        QApplication.clipboard().setText(SENDING_LINES)
