#!/usr/bin/env bash
# What writes files, on a full disk: what was there before must be there still. From the root of the repository, as root (for a disk of 256 KB in memory):
#   tests/interruptions/full-disk.sh PROGRAM
set -u
program=$(realpath "$1")
disk=$(mktemp -d)
mount -t tmpfs -o size=256k tmpfs "$disk"
trap 'umount "$disk"; rmdir "$disk"' EXIT
lost=0

# check WHAT FILE COMMAND…: runs it with no room left, and compares the file before and after.
check() {
  local what=$1 file=$2 before after
  shift 2
  before=$([ -e "$file" ] && sha256sum <"$file")
  head -c 300000 /dev/zero >"$disk/fill" 2>/dev/null
  "$@" >/dev/null 2>"$disk/../full-disk.err"
  local code=$?
  after=$([ -e "$file" ] && sha256sum <"$file")
  rm -f "$disk/fill"
  [ "$before" = "$after" ] || lost=$((lost + 1))
  printf '%-14s exit code %d, %s: %s\n' "$what" "$code" "$([ "$before" = "$after" ] && echo 'as it was' || echo LOST)" "$(head -1 "$disk/../full-disk.err")"
}

seed=scenarios/ukraine-settlement/demands-of-ukraine.yaml
sed 's/^terms:/terms:   /' "$seed" >"$disk/format.yaml"
check format "$disk/format.yaml" "$program" format "$disk/format.yaml"
sed '/^expect:/,$d' "$seed" >"$disk/accept.yaml"
check 'test --accept' "$disk/accept.yaml" "$program" test --accept "$disk/accept.yaml" --rules rules
check new "$disk/made/pack.yaml" "$program" new pack "$disk/made"
cp scenarios/cuba-1962/settlement-in-november.yaml "$disk/s.yaml"
"$program" evaluate "$disk/s.yaml" --receipt "$disk/r.json" --rules rules >/dev/null
check --receipt "$disk/r.json" "$program" evaluate "$disk/s.yaml" --receipt "$disk/r.json" --rules rules
rm -f "$disk/../full-disk.err"
left=$(find "$disk" -name '*.scenario-unfinished' | wc -l)
echo "files lost: $lost; unfinished files beside: $left"
[ "$lost" -eq 0 ] && [ "$left" -eq 0 ]
