"""How the report of yesterday is sent every morning: the lines of docs/reports.md, to be copied."""

SENDING = (
    "The settings name the mail server and who gets the report (a table [mail], docs/reports.md). "
    "The system then sends it every morning."
)

_APP, _SETTINGS = "/opt/supervisor/bin/supervisor-app", "/etc/supervisor/desk.toml"
_WINDOWS_APP = r"\"C:\Program Files\Supervisor\supervisor-app.exe\""

SENDING_LINES = rf"""Linux, cron:
30 6 * * *  {_APP} report --config {_SETTINGS} --mail >/dev/null

Windows, in a command prompt, once:
schtasks /Create /TN "Supervisor report" /SC DAILY /ST 06:30 ^
  /TR "{_WINDOWS_APP} report --config C:\Supervisor\desk.toml --mail"

Linux, systemd: /etc/systemd/system/supervisor-report.service
[Unit]
Description=Report of yesterday
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User=supervisor
WorkingDirectory=/srv/reports
ExecStart={_APP} report --config {_SETTINGS} --out yesterday.pdf --mail

/etc/systemd/system/supervisor-report.timer, then systemctl enable --now supervisor-report.timer
[Unit]
Description=Report of yesterday, every morning

[Timer]
OnCalendar=*-*-* 06:30
Persistent=true

[Install]
WantedBy=timers.target
"""
