#!/bin/bash
# Installs a real Asterisk into a chroot of the Debian release that still has it. Root; about a minute, 500 MB.
# Does nothing where it is installed already. The mirror is the one this machine's own apt uses.
set -euo pipefail
. "$(dirname "$0")/asterisk_env.sh"
[ -x "$AST_CHROOT/usr/sbin/asterisk" ] && exec chroot "$AST_CHROOT" /usr/sbin/asterisk -V
[ "$(id -u)" = 0 ] || { echo "asterisk_install.sh: must be run as root" >&2; exit 1; }
mkdir -p "$AST_DIR"
sources() { cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list /etc/apt/sources.list 2>/dev/null || true; }
mirror=$(sources | sed -nE 's/^(URIs:|deb(-src)?( \[[^]]*\])?)[[:space:]]+([a-z+]+:[^ ]+).*/\4/p' | head -1)
[ -n "$mirror" ] || { echo "asterisk_install.sh: no package mirror in this machine's apt configuration" >&2; exit 1; }
command -v debootstrap >/dev/null || { apt-get update -qq; apt-get install -y -qq debootstrap >/dev/null; }
debootstrap --variant=minbase bullseye "$AST_CHROOT" "$mirror" >"$AST_DIR/debootstrap.log" 2>&1 ||
  { tail -5 "$AST_DIR/debootstrap.log" >&2; exit 1; }
# no service may start inside the chroot while packages are installed
printf '#!/bin/sh\nexit 101\n' >"$AST_CHROOT/usr/sbin/policy-rc.d"
chmod +x "$AST_CHROOT/usr/sbin/policy-rc.d"
chroot "$AST_CHROOT" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends asterisk \
  >"$AST_DIR/apt.log" 2>&1 || { tail -5 "$AST_DIR/apt.log" >&2; exit 1; }
exec chroot "$AST_CHROOT" /usr/sbin/asterisk -V
