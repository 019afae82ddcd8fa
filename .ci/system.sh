#!/bin/sh
# Makes sure of what only the system can give: a Python that makes environments, the libraries Qt links to.
# As root it installs what is missing; otherwise it prints the one line to run. usage: system.sh [window] [build]
set -eu

have_lib() { ldconfig -p 2>/dev/null | grep -q "$1" || ls /usr/lib/*/"$1"* >/dev/null 2>&1; }
missing=""
need() { missing="$missing $1"; }
python=$(sh "$(dirname "$0")/python.sh") || need python3

command -v ldconfig >/dev/null 2>&1 || PATH=$PATH:/sbin:/usr/sbin
if [ -n "$python" ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then need python3-venv; fi
for word in "$@"; do
    case "$word" in
    window)
        have_lib libEGL.so.1 || need libegl1
        have_lib libGL.so.1 || need libgl1
        have_lib libxcb.so.1 || need libxcb1
        have_lib libdbus-1.so.3 || need libdbus-1-3
        have_lib libfontconfig.so.1 || need libfontconfig1
        have_lib libfreetype.so.6 || need libfreetype6
        have_lib libglib-2.0.so.0 || need libglib2.0-0
        have_lib libgssapi_krb5.so.2 || need libgssapi-krb5-2
        have_lib libbrotlidec.so.1 || need libbrotli1
        have_lib libxkbcommon.so.0 || need libxkbcommon0
        have_lib libxkbcommon-x11.so.0 || need libxkbcommon-x11-0
        have_lib libxcb-cursor.so.0 || need libxcb-cursor0
        have_lib libxcb-icccm.so.4 || need libxcb-icccm4
        have_lib libxcb-image.so.0 || need libxcb-image0
        have_lib libxcb-keysyms.so.1 || need libxcb-keysyms1
        have_lib libxcb-render-util.so.0 || need libxcb-render-util0
        have_lib libxcb-shape.so.0 || need libxcb-shape0
        have_lib libxcb-util.so.1 || need libxcb-util1
        have_lib libxcb-xkb.so.1 || need libxcb-xkb1
        ;;
    build) command -v objdump >/dev/null 2>&1 || need binutils ;;
    esac
done
[ -n "$missing" ] || exit 0

# Ubuntu 24.04 renamed the 64-bit-time library.
if apt-cache show libglib2.0-0t64 >/dev/null 2>&1; then
    missing=$(echo "$missing" | sed 's/libglib2\.0-0/libglib2.0-0t64/')
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing:$missing"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Supervisor needs system packages that are not there. Run this once, then try again:" >&2
    echo "    sudo apt-get install -y$missing" >&2
    exit 1
fi
