#!/bin/sh
# Draws the pictures of the README with our own command. usage: make.sh SUPERVISOR-APP
set -eu
here=$(dirname "$0")
for page in live wallboard; do
    "$1" screenshot --page "$page" --size 1920x1080 --theme dark --seed 1 --out "$here/$page-dark.png"
done
"$1" screenshot --page live --size 1280x800 --theme light --seed 1 --out "$here/live-light.png"
