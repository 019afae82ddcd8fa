#!/bin/sh
# Draws the pictures of the README with our own command. usage: make.sh SUPERVISOR-APP
set -eu
here=$(dirname "$0")
draw() { "$@" --seed 1 --at 2026-11-20T12:40:00+01:00; }
draw "$1" screenshot --page live --size 1600x900 --theme dark --open promise_left --out "$here/live-dark.png"
draw "$1" screenshot --page wallboard --size 1600x900 --theme dark --out "$here/wallboard-dark.png"
"$1" screenshot --page daily --size 1600x900 --theme light --days 60 --seed 1 --at 2026-11-21T12:40:00+01:00 \
    --out "$here/daily-light.png"
"$1" screenshot --page trends --size 1600x900 --theme dark --operator incumbent-cz --days 760 --scale 0.05 --seed 1 \
    --out "$here/trends-dark.png"
draw "$1" screenshot --page agents --size 1280x800 --theme light --out "$here/agents-light.png"
