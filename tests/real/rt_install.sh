#!/bin/bash
# Debian 12, as root: the packages of Request Tracker 5, SQLite and its standalone server. Nothing is started,
# and the machine-wide configuration is never used: rt_start.sh makes its own under REAL_DIR.
set -euo pipefail
packages=(request-tracker5 rt5-db-sqlite rt5-standalone rt5-clients dbconfig-sqlite3 msmtp-mta tzdata curl)
if dpkg-query -W -f='${Status}\n' "${packages[@]}" 2>/dev/null | grep -c '^install ok installed$' \
    | grep -qx "${#packages[@]}"; then
  echo "request-tracker5 is there"; exit 0
fi
[ "$(id -u)" = 0 ] || { echo "run as root: $0 (it installs ${packages[*]})" >&2; exit 1; }
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
guard=/usr/sbin/policy-rc.d
if [ ! -e "$guard" ]; then # the packages' scripts must not start daemons
  printf '#!/bin/sh\nexit 101\n' >"$guard"; chmod +x "$guard"
  trap 'rm -f "$guard"' EXIT
fi
debconf-set-selections <<'ANSWERS'
request-tracker5 request-tracker5/dbconfig-install boolean false
request-tracker5 request-tracker5/install-cronjobs boolean false
request-tracker5 request-tracker5/handle-siteconfig-permissions boolean true
ANSWERS
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >"$log" 2>&1 || {
  cat "$log" >&2; exit 1
}
rm -f "$log"
dpkg-query -W request-tracker5
