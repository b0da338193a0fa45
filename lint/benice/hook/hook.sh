#!/bin/sh
# benice @STAGE@: `benice hook uninstall` takes this file away, and puts back the hook that was here before.

python=@PYTHON@
before="$(dirname "$0")/@STAGE@.before-benice"
input=""
if [ "@STAGE@" = pre-push ]; then
    input="$(cat)"
fi
if [ -x "$before" ]; then
    if [ "@STAGE@" = pre-push ]; then
        printf '%s\n' "$input" | "$before" "$@" || exit $?
    else
        "$before" "$@" || exit $?
    fi
fi

# Most commits hold no post: git can tell in a moment.
if [ "@STAGE@" = pre-commit ] && git diff --cached --quiet --no-ext-diff --diff-filter=d -- @PATHS@; then
    exit 0
fi

if [ -x "$python" ]; then
    set -- "$python" -P -m benice hook run @STAGE@ "$@"
elif command -v benice >/dev/null 2>&1; then
    set -- benice hook run @STAGE@ "$@"
else
    echo "benice: it is no longer installed where it was: $python" >&2
    echo "  install it, or take this hook away: rm '$0'; or go on without it: --no-verify" >&2
    exit 1
fi
if [ "@STAGE@" = pre-push ]; then
    printf '%s\n' "$input" | "$@"
else
    exec "$@"
fi
