#!/bin/sh
# The measurement of two processes needs nginx. Where there is none, Debian's is installed by root;
# elsewhere a line says what to install.
set -eu
PATH="$PATH:/usr/sbin"
if command -v nginx >/dev/null 2>&1; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing nginx to stand in front of two processes."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light >/dev/null
    exit 0
fi
echo "Two processes need nginx in front: on Debian 'sudo apt-get install nginx-light', on macOS 'brew install nginx'." >&2
exit 1
