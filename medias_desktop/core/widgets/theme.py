"""Colours and shapes of the whole program: light, dark and high contrast."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their job, as #rrggbb; each ``…_soft`` is the quiet ground under text of that colour,
    ``faint`` is for icons and words that cannot be used now,
    ``edge`` goes round fields, which must be seen as such (3 to 1, WCAG 1.4.11)."""

    name: str
    window: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    mark: str
    faint: str
    edge: str

    def ink(self, kind: str) -> str:
        """Return the text colour of a kind: ok, warn, bad, accent or muted."""
        return {"ok": self.ok, "warn": self.warn, "bad": self.bad, "accent": self.accent}.get(
            kind, self.muted
        )

    def ground(self, kind: str) -> str:
        """Return the quiet ground of a kind."""
        soft = {"ok": self.ok_soft, "warn": self.warn_soft, "bad": self.bad_soft, "accent": self.accent_soft}
        quiet = (
            self.line if self.line != self.muted else self.window
        )  # high contrast: lines are as bright as text
        return soft.get(kind, quiet)


LIGHT = Theme(
    "light",
    window="#f5f6f8",
    surface="#ffffff",
    line="#dfe3e8",
    text="#1d2733",
    muted="#556270",
    accent="#1f5f8b",
    accent_soft="#e3eef6",
    on_accent="#ffffff",
    ok="#287246",
    ok_soft="#e2f2e8",
    warn="#8a5c00",
    warn_soft="#fff3d6",
    bad="#b3261e",
    bad_soft="#fbe4e2",
    mark="#ffe58a",
    faint="#b4bcc6",
    edge="#8a95a1",
)
DARK = Theme(
    "dark",
    window="#171b21",
    surface="#1f252d",
    line="#323b46",
    text="#e6ebf1",
    muted="#9aa7b5",
    accent="#6fb3e0",
    accent_soft="#1d3546",
    on_accent="#10202c",
    ok="#7fcf9f",
    ok_soft="#1c3427",
    warn="#e6b95c",
    warn_soft="#3a3018",
    bad="#f09a93",
    bad_soft="#43211f",
    mark="#6b5a16",
    faint="#4d5866",
    edge="#687585",
)
CONTRAST = Theme(
    "contrast",
    window="#000000",
    surface="#000000",
    line="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffff00",
    accent_soft="#003a5c",
    on_accent="#000000",
    ok="#66ff99",
    ok_soft="#00331a",
    warn="#ffd24d",
    warn_soft="#332600",
    bad="#ff8080",
    bad_soft="#400000",
    mark="#7a6a00",
    faint="#8c8c8c",
    edge="#ffffff",
)
_BY_NAME = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}

_STYLE = """
QMainWindow, QDialog, QWizard, QWidget#page {{ background: {window}; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
QTabBar {{ background: {surface}; }}
QTabBar::tab {{ background: transparent; padding: 10px 18px; border: 0; border-bottom: 3px solid transparent; color: {muted}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 3px solid {accent}; font-weight: 600; }}
QTabBar::tab:hover, QTabBar::tab:focus {{ color: {accent}; }}
QFrame#card, QListView, QTreeView, QTableView, QTextBrowser, QPlainTextEdit, QTextEdit {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QListView, QTreeView, QTableView {{ outline: 0; }}
QListView::item, QTreeView::item {{ padding: 5px 6px; }}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{ background: {accent_soft}; color: {text}; }}
QListView:focus, QTreeView:focus, QTableView:focus, QTextBrowser:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 1px solid {accent}; }}
QPlainTextEdit {{ padding: 4px 6px; border-color: {edge}; }}
QLineEdit, QComboBox, QDateEdit, QSpinBox {{ background: {surface}; border: 1px solid {edge}; border-radius: 6px; padding: 6px 10px; min-height: {field}px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{ border: 2px solid {accent}; padding: 5px 9px; }}
QComboBox:!editable {{ padding-left: 12px; }}
QComboBox:!editable:focus {{ padding-left: 11px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: 0; padding: 0; min-height: 0; }}
QLineEdit[problem="true"], QComboBox[problem="true"], QDateEdit[problem="true"] {{ border: 1px solid {bad}; }}
QLineEdit[problem="true"]:focus, QComboBox[problem="true"]:focus, QDateEdit[problem="true"]:focus {{ border: 2px solid {bad}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: {drop}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({arrow}); width: {small}px; height: {small}px; }}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{ border: 0; padding: 0 0 0 8px; min-height: 0; background: transparent; }}
QSpinBox::up-button, QSpinBox::down-button {{ subcontrol-origin: border; border: 0; width: {drop}px; background: transparent; }}
QSpinBox::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button {{ subcontrol-position: bottom right; }}
QSpinBox::up-arrow {{ image: url({up}); width: {small}px; height: {small}px; }}
QSpinBox::down-arrow {{ image: url({arrow}); width: {small}px; height: {small}px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {line}; selection-background-color: {accent_soft}; selection-color: {text}; border-radius: 0; }}
QPushButton, QToolButton {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; padding: 7px 14px; color: {text}; }}
QToolButton {{ padding: 6px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 6px 13px; }}
QToolButton:focus {{ padding: 5px; }}
QPushButton:pressed, QToolButton:checked {{ background: {accent_soft}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {off}; background: {window}; border-color: {off_line}; }}
QPushButton#primary, QPushButton[primary="true"] {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: 600; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {text}; }}
QPushButton[primary="true"]:disabled {{ background: {off_ground}; color: {off}; border-color: {off_line}; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator, QTableView::indicator, QListView::indicator {{ width: {box}px; height: {box}px; border: 1px solid {muted}; border-radius: 4px; background: {surface}; }}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked, QCheckBox::indicator:indeterminate {{ background: {accent}; border-color: {accent}; image: url({check}); }}
QCheckBox::indicator:indeterminate {{ image: url({dash}); }}
QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border-color: {accent}; }}
QCheckBox:focus {{ color: {accent}; }}
QRadioButton {{ spacing: 8px; }}
QRadioButton::indicator {{ width: {dot}px; height: {dot}px; border: 1px solid {muted}; border-radius: {dot_round}px; background: {surface}; }}
QRadioButton::indicator:checked {{ width: {dot_inside}px; height: {dot_inside}px; border: {dot_ring}px solid {accent}; background: {on_accent}; }}
QRadioButton::indicator:hover, QRadioButton::indicator:focus {{ border-color: {accent}; }}
QRadioButton#choice {{ background: {surface}; border: 1px solid {edge}; border-radius: 8px; padding: 1px 11px; }}
QRadioButton#choice:hover {{ border-color: {accent}; }}
QRadioButton#choice:checked {{ background: {accent_soft}; border-color: {accent}; }}
QRadioButton#choice:focus {{ border: 2px solid {accent}; padding: 0 10px; }}
QFrame#clash {{ background: {warn_soft}; border: 0; border-radius: 8px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {surface}; border: 1px solid {line}; border-bottom: 0; }}
QCalendarWidget QToolButton {{ background: transparent; border: 0; padding: 4px 10px; font-weight: 600; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QTableView {{ border-radius: 0; }}
QCalendarWidget QTableView::item {{ padding: 0; border: 0; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{ background: transparent; border: 0; border-bottom: 1px solid {line}; padding: 8px 8px 8px 11px; color: {muted}; font-weight: 600; }}
QTableView {{ gridline-color: transparent; selection-background-color: {accent_soft}; selection-color: {text}; }}
QTableView::item {{ padding: 6px 8px; border-bottom: 1px solid {line}; }}
QLabel {{ background: transparent; }}
QLabel[role="h1"] {{ font-size: {h1}pt; font-weight: 600; }}
QLabel[role="h2"] {{ font-size: {h2}pt; font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="problem"] {{ color: {bad}; }}
QMenuBar {{ background: {surface}; color: {text}; border-bottom: 1px solid {line}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 12px; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QStatusBar {{ background: {surface}; border-top: 1px solid {line}; color: {muted}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QPushButton {{ background: transparent; border: 1px solid transparent; padding: 2px 8px; color: {text}; }}
QStatusBar QPushButton[alert="true"] {{ background: {warn_soft}; color: {warn}; font-weight: 600; }}
QStatusBar QPushButton:hover {{ border-color: {line}; }}
QStatusBar QPushButton:focus {{ border: 2px solid {accent}; padding: 1px 7px; }}
QProgressBar {{ background: {line}; border: 0; border-radius: 4px; max-height: 8px; }}
QProgressBar::chunk {{ background: {ok}; border-radius: 4px; }}
QSplitter::handle {{ background: transparent; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollArea > QWidget > QWidget#page {{ background: {window}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def current() -> Theme:
    """Return the colours in use."""
    app = QApplication.instance()
    return _BY_NAME.get(str(app.property("medias_theme")) if app else "", LIGHT)


def preferred() -> str:
    """Return what the computer is set to: 'light' or 'dark'."""
    # The palette the system gave us, rather than Qt's colour scheme: naming ``Qt`` costs 15 ms before the first paint.
    return "dark" if QGuiApplication.palette().window().color().lightness() < 128 else "light"


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme, for everything that no style rule names."""
    colours = QPalette()
    role = QPalette.ColorRole
    for target, value in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.window),
        (role.Text, theme.text),
        (role.Button, theme.surface),
        (role.ButtonText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.ToolTipBase, theme.surface),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Link, theme.accent),
        (role.Mid, theme.line),
    ):
        colours.setColor(target, QColor(value))
    for target in (role.Text, role.WindowText, role.ButtonText):
        colours.setColor(
            QPalette.ColorGroup.Disabled, target, QColor(theme.faint if theme is CONTRAST else theme.muted)
        )
    return colours


def stylesheet(theme: Theme, base_points: float) -> str:
    """Return the style rules of a theme for a base text size in points."""
    from medias_desktop.core import paths

    high = theme is CONTRAST  # where grey alone tells what cannot be used
    off, off_line = (theme.faint, theme.faint) if high else (theme.muted, theme.line)
    drawn = {
        key: paths.resource("icons", f"{name}-{theme.name}.svg").as_posix()
        for key, name in (("arrow", "chevron"), ("up", "chevron-up"), ("check", "check"), ("dash", "dash"))
    }
    sizes = {
        "field": base_points * 2,
        "small": base_points * 1.2,
        "drop": base_points * 2.4,
        "box": base_points * 1.6,
    }
    shown = {name: round(pixels) for name, pixels in sizes.items()}
    shown["dot"] = 2 * round(base_points * 0.75)
    shown["dot_round"] = shown["dot"] // 2 + 1  # the border counts
    shown["dot_ring"] = round(shown["dot"] * 0.34)
    shown["dot_inside"] = shown["dot"] + 2 - 2 * shown["dot_ring"]
    return _STYLE.format(
        h1=round(base_points * 1.5, 1),
        h2=round(base_points * 1.1, 1),
        off=off,
        off_line=off_line,
        off_ground=theme.window if high else off_line,  # a light ground would hide the text in high contrast
        **shown,
        **drawn,
        **asdict(theme),
    )


def apply(app: QApplication, name: str, scale: float = 1.0) -> None:
    """Dress the program: a theme by name ('system' follows the computer), text at ``scale`` (0.8 to 2.0)."""
    theme = _BY_NAME[preferred() if name not in _BY_NAME else name]
    app.setProperty("medias_theme", theme.name)
    font = app.font()
    points = round(10 * scale, 1)
    font.setPointSizeF(points)
    app.setFont(font)
    if app.palette() != (colours := palette(theme)):
        app.setPalette(colours)
    if app.styleSheet() != (
        rules := stylesheet(theme, points)
    ):  # the same rules would dress every widget again
        app.setStyleSheet(rules)
