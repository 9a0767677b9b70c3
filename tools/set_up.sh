# Sets up what is missing: Python, uv and the locked packages. Sourced by ./run and ./check.

unset VIRTUAL_ENV UV_PROJECT_ENVIRONMENT

# Where a proxy looks into TLS its certificate is the system's; uv brings its own list.
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
    export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"
fi

stop() {
    echo "midweek: $1" >&2
    exit 1
}

is_new_enough() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in ${MIDWEEK_PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
        if is_new_enough "$name"; then
            python=$(command -v "$name")
            return
        fi
    done
    stop "needs Python 3.11 or newer and found none. On Debian: apt-get install python3 python3-venv"
}

# A shim may stand in the path for a uv that is not there, so ask it for its version.
find_uv() {
    for candidate in uv "$HOME/.local/bin/uv" .venv-tools/bin/uv; do
        if "$candidate" --version >/dev/null 2>&1; then
            uv=$candidate
            return
        fi
    done
    install_uv
    uv=.venv-tools/bin/uv
}

# Debian's Python comes without venv or without pip; either one is enough to get uv.
install_uv() {
    echo "Installing uv into .venv-tools ..." >&2
    mkdir -p build
    {
        "$python" -m venv .venv-tools && .venv-tools/bin/python -m pip install --quiet uv
    } >build/uv.log 2>&1 && return
    rm -rf .venv-tools
    "$python" -m pip install --quiet --target .venv-tools uv >>build/uv.log 2>&1 && return
    stop "could not install uv (build/uv.log says why). On Debian: apt-get install python3-venv"
}

# Without network a second start must still work, so what is installed already is not asked for.
install_packages() {
    cat pyproject.toml uv.lock | cmp -s - .venv/installed-for-"$1" && .venv/bin/python -c "" && return
    kind=$1
    shift
    # Named again for an environment that exists, the same Python can make uv start it afresh.
    .venv/bin/python -c "" 2>/dev/null || "$uv" venv --quiet --clear --python "$python" ||
        stop "could not make .venv: the lines above say why"
    UV_PYTHON_DOWNLOADS=never "$uv" sync --locked --quiet "$@" ||
        stop "could not install the locked packages: the lines above say why"
    cat pyproject.toml uv.lock >.venv/installed-for-"$kind"
}

compile_translations() {
    for po in src/midweek/locale/*/LC_MESSAGES/django.po; do
        if ! [ "${po%.po}.mo" -nt "$po" ]; then
            .venv/bin/python -m tools.translations compile ||
                stop "could not compile the translations: the lines above say why"
            return
        fi
    done
}

set_up_to_run() {
    find_python
    find_uv
    install_packages run --no-dev --group build --inexact
    compile_translations
}

set_up_to_check() {
    find_python
    find_uv
    install_packages check
}
