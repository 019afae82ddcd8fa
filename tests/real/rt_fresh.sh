#!/bin/bash
# A fresh, seeded Request Tracker under REAL_DIR/rt (what was there before goes): its configuration, its database,
# at least 200 tickets over 14 days, and secrets made now, in secrets.json (readable by its owner alone).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rt_common.sh"
umask 077
"$here/rt_stop.sh" >/dev/null
rm -rf "$RT_DIR"
mkdir -p "$RT_DIR"/{none,mason,session,mail}
cat >"$RT_SITE_CONFIG" <<PERL
\$RT::MasonDataDir = '$RT_DIR/mason';
\$RT::MasonSessionDir = '$RT_DIR/session';
Set(\$rtname, 'desk.test');
Set(\$Organization, 'desk.test');
Set(\$DatabaseType, 'SQLite');
Set(\$DatabaseName, '$RT_DATABASE');
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $RT_PORT);
Set(\$WebBaseURL, 'http://127.0.0.1:$RT_PORT');
Set(\$WebPath, '');
Set(\$MailCommand, 'testfile'); # no mail leaves the machine
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, 'warning');
Set(\$Timezone, '$RT_ZONE');
Set(\$BcryptCost, 4); # the stock cost spends 0.2 s of processor time on every token
1;
PERL
head -c 24 /dev/urandom | base64 | tr -d '/+=\n' >"$RT_DIR/root-password"
cd /
export TMPDIR=$RT_DIR/mail # where mail that would have been sent is put
rt-setup-database-5 --action init --skip-create --root-password-file "$RT_DIR/root-password" >"$RT_DIR/setup.log" 2>&1 || {
  cat "$RT_DIR/setup.log" >&2; exit 1
}
perl "$here/rt_seed.pl" "${1:-220}" >"$RT_DIR/secrets.json" 2>"$RT_DIR/seed.log" || { cat "$RT_DIR/seed.log" >&2; exit 1; }
