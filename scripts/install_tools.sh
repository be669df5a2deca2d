#!/usr/bin/env bash
# The programs that tests look at pages with, from Debian's packages: a browser, an office suite, PDF tools, CJK fonts.
# Tests that need one are skipped with a reason where it is missing; continuous integration must have all.
# With --check nothing is installed: it is said what is missing, and the status tells whether anything is.
set -euo pipefail
missing=()
command -v chromium >/dev/null || missing+=(chromium)
compgen -G "/usr/lib/*/libatomic.so.1" >/dev/null || missing+=(libatomic1)  # of the browser's driver
command -v soffice >/dev/null || missing+=(libreoffice-writer libreoffice-calc)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
fc-list 2>/dev/null | grep "Noto Serif CJK SC" >/dev/null || missing+=(fonts-noto-cjk)
[ ${#missing[@]} -eq 0 ] && exit 0
[ "${1:-}" != --check ] || { echo "not installed, so what needs it was skipped (make tools): ${missing[*]}" >&2; exit 1; }
command -v apt-get >/dev/null || { echo "please install: ${missing[*]}" >&2; exit 1; }
run=()
[ "$(id -u)" -eq 0 ] || run=(sudo)
"${run[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
