"""What macOS is told of the app: its identifier, its kind of file, its system. Never run there."""

from __future__ import annotations

from typing import Any

IDENTIFIER = "io.github.annotator.Annotator"
PROJECT_TYPE = "io.github.annotator.project"
SYSTEM = "13.0"
"""The oldest macOS for which Qt's wheels are made."""


def information(version: str) -> dict[str, Any]:
    """Return the entries of ``Info.plist`` that PyInstaller does not write itself."""
    return {
        "CFBundleName": "Annotator",
        "CFBundleDisplayName": "Annotator",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "fr"],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": SYSTEM,
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "MIT",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Annotator project",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "annotator.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [PROJECT_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": PROJECT_TYPE,
                "UTTypeDescription": "Annotator project",
                "UTTypeIconFile": "annotator.icns",
                # Not public.database: other programs would offer to open it.
                "UTTypeConformsTo": ["public.data", "public.content"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["annodb"],
                    "public.mime-type": ["application/vnd.annotator.project"],
                },
            }
        ],
    }
