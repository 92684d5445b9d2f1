#!/usr/bin/env bash
#
# Proves the Dockerfile without a registry of images and without Docker: stand-ins for the official .NET images are made of
# Debian and of this machine's SDK, buildah builds the Dockerfile on them, and the API runs from the image until it has
# answered a translation. Root on Debian or a relative of it; takes minutes and some GB below TMPDIR, which it gives back.
#
#   sudo tools/prove-container.sh [PNG]     the answered picture is kept as PNG (default: container-proof.png in TMPDIR)
#
# Environment: DEBIAN_MIRROR (default: where apt gets Debian from), PROOF_PORT (default: a free one).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
temporary=${TMPDIR:-/tmp}
picture=$(realpath -m "${1:-$temporary/container-proof.png}")
suite=trixie
sample=$root/samples/valley
width=384 height=256
work=''
api=''

say() { printf '\n[%4ds] %s\n' "$SECONDS" "$*"; }
fail() { printf '\nFAILED: %s\n' "$*" >&2; exit 1; }

# Everything lives below one folder, so nothing of another user of buildah is touched.
images() {
    TMPDIR=$work/scratch buildah --storage-driver vfs --root "$work/storage" --runroot "$work/run" "$@"
}

stop_api() {
    [[ -n $api ]] || return 0
    kill -TERM -- "-$api" 2>/dev/null || true
    for _ in {1..50}; do
        kill -0 -- "-$api" 2>/dev/null || break
        sleep 0.2
    done
    kill -KILL -- "-$api" 2>/dev/null || true
    wait "$api" 2>/dev/null || true
    api=''
}

clean_up() {
    local status=$?
    trap - EXIT
    stop_api
    if [[ -n $work ]]; then
        # What an interrupted debootstrap or build left mounted.
        awk -v work="$work/" 'index($2, work) == 1 { print $2 }' /proc/self/mounts | sort -r | xargs -r -n 1 umount || true
        rm -rf --one-file-system "$work"
    fi
    exit "$status"
}

install_tools() {
    local missing=()
    command -v buildah >/dev/null || missing+=(buildah)
    command -v debootstrap >/dev/null || missing+=(debootstrap)
    command -v curl >/dev/null || missing+=(curl)
    if ((${#missing[@]})); then
        say "Installing ${missing[*]}"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    fi
}

# Where apt gets Debian from on this machine; nothing on other distributions, where debootstrap knows best.
debian_mirror() {
    # shellcheck disable=SC2016 # the dollar is apt's
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 2>/dev/null | head -n 1
}

# A proxy that only apt knows of.
use_apt_proxy() {
    local proxy=''
    eval "$(apt-config shell proxy Acquire::http::Proxy)"
    if [[ -n $proxy && $proxy != DIRECT && -z ${http_proxy:-} ]]; then
        export http_proxy=$proxy
    fi
}

# The stand-ins hold what the official images hold: the runtime's has no SDK, so that the image's size means something.
make_base_images() {
    local sdk mirror container folder part
    sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
    [[ -d $sdk/sdk ]] || fail "No .NET SDK beside $sdk/dotnet."

    mirror=${DEBIAN_MIRROR:-$(debian_mirror)}

    say "Debian $suite as the runtime image"
    container=$(images from scratch)
    folder=$(images mount "$container")
    debootstrap --variant=minbase --include=ca-certificates,libicu76,libssl3t64,tzdata \
        "$suite" "$folder" ${mirror:+"$mirror"} >"$work/debootstrap.log" 2>&1 \
        || { tail -n 20 "$work/debootstrap.log"; fail "debootstrap did not finish."; }
    rm -rf "$folder"/var/lib/apt/lists/* "$folder"/var/cache/apt/archives/*.deb
    mkdir -p "$folder/usr/share/dotnet"
    for part in dotnet host shared; do
        cp -a "$sdk/$part" "$folder/usr/share/dotnet/"
    done
    ln -s /usr/share/dotnet/dotnet "$folder/usr/bin/dotnet"
    images config --env DOTNET_RUNNING_IN_CONTAINER=true "$container"
    images commit --quiet --rm "$container" localhost/stand-in/aspnet >/dev/null

    say "The same with the SDK as the build image"
    container=$(images from localhost/stand-in/aspnet)
    folder=$(images mount "$container")
    cp -a "$sdk/." "$folder/usr/share/dotnet/"
    images config --env DOTNET_NOLOGO=1 --env DOTNET_CLI_TELEMETRY_OPTOUT=1 "$container"
    images commit --quiet --rm "$container" localhost/stand-in/sdk >/dev/null
}

# How this machine reaches packages: as a secret and read-only mounts, which no layer keeps. Fills build_options.
collect_nuget_settings() {
    local settings cache
    settings=$(dotnet nuget config paths --working-directory / | grep -m 1 "^$HOME/" || true)
    if [[ -n $settings ]]; then
        build_options+=(--secret "id=nuget,src=$settings")
    fi

    # Certificates of a network that looks into connections.
    if [[ -r /etc/ssl/certs/ca-certificates.crt ]]; then
        build_options+=(--volume /etc/ssl/certs/ca-certificates.crt:/etc/ssl/certs/ca-certificates.crt:ro)
    fi

    # Packages that the machine has already are not downloaded again: NuGet reads settings in this folder besides the user's.
    cache=$(dotnet nuget locals global-packages --list | sed 's/^[^/]*//; s:/*$::')
    if [[ -d $cache ]]; then
        mkdir -p "$work/nuget"
        cat >"$work/nuget/machine.config" <<'SETTINGS'
<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <fallbackPackageFolders>
    <add key="machine" value="/var/cache/machine-packages" />
  </fallbackPackageFolders>
</configuration>
SETTINGS
        build_options+=(--volume "$work/nuget:/build/.nuget/config:ro" --volume "$cache:/var/cache/machine-packages:ro")
    fi
}

# From what git has, as a clean clone would; edits and new files count, ignored ones don't.
copy_sources() {
    mkdir -p "$work/source"
    (cd "$root" && git ls-files -z --cached --others --exclude-standard \
        | tar --create --null --files-from=- --ignore-failed-read 2>/dev/null) | tar --extract --directory "$work/source"
}

build_image() {
    local build_options=()
    say 'Building the Dockerfile'
    copy_sources
    collect_nuget_settings
    # Docker's format keeps HEALTHCHECK.
    images bud --isolation chroot --format docker --tag localhost/cocosnet "${build_options[@]}" \
        --build-arg SDK_IMAGE=localhost/stand-in/sdk --build-arg RUNTIME_IMAGE=localhost/stand-in/aspnet --build-arg "COMMIT=$commit" "$work/source"
}

show_image() {
    local folder
    container=$(images from localhost/cocosnet)
    folder=$(images mount "$container")
    say "The image: $(du -sm "$folder" | cut -f 1) MB in all, $(du -sm "$folder/app" | cut -f 1) MB of them the application"
    [[ -s $folder/app/bill/bom.json ]] || fail 'The image has no bill of materials.'
    say "Its bill of materials lists $(grep -o '"purl": *"pkg:nuget' "$folder/app/bill/bom.json" | wc -l) packages; $(find "$folder/app/bill" -name nuspec.txt | wc -l) have their licences beside it"
    [[ $(images inspect --type image --format '{{index .Docker.Config.Labels "org.opencontainers.image.revision"}}' localhost/cocosnet) == "$commit" ]] \
        || fail 'The image has no label of its commit.'
    if find "$folder" -xdev \( -iname 'nuget.config' -o -name '*.nupkg' \) | grep .; then
        fail 'NuGet settings or packages are in the image.'
    fi
}

free_port() {
    local port
    for port in {18080..18180}; do
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
    fail 'No free port from 18080 to 18180.'
}

# A list in the image's configuration, an element a line.
image_words() {
    images inspect --type image --format "{{range .Docker.Config.$1}}{{println .}}{{end}}" localhost/cocosnet | grep .
}

# The image's own command, user and environment; the port is another one, because the network is the machine's.
run_api() {
    local command=() user
    mapfile -t command < <(image_words Entrypoint)
    user=$(images inspect --type image --format '{{.Docker.Config.User}}' localhost/cocosnet)
    [[ $user != 0* && $user != root* && -n $user ]] || fail "The image's user is '$user'."
    say "Running '${command[*]}' as $user on port $port"
    TMPDIR=$work/scratch setsid buildah --storage-driver vfs --root "$work/storage" --runroot "$work/run" \
        run --isolation chroot --env "ASPNETCORE_HTTP_PORTS=$port" "$container" -- "${command[@]}" >"$work/api.log" 2>&1 &
    api=$!

    for _ in {1..300}; do
        if curl --silent --fail --output /dev/null "http://127.0.0.1:$port/health/ready"; then
            say "Ready, after having said:"
            sed "s/^/    /" "$work/api.log"
            return
        fi
        kill -0 "$api" 2>/dev/null || break
        sleep 0.5
    done
    tail -n 40 "$work/api.log"
    fail 'The API did not become ready.'
}

# HEALTHCHECK, as Docker would run it.
probe_health() {
    local test=()
    mapfile -t test < <(image_words Healthcheck.Test)
    [[ ${test[0]} == CMD ]] || fail 'The image has no HEALTHCHECK.'
    images run --isolation chroot --env "ASPNETCORE_HTTP_PORTS=$port" "$container" -- "${test[@]:1:3}" || fail 'HEALTHCHECK says unhealthy.'
    say 'HEALTHCHECK says healthy'
}

# /health says which build it is.
probe_version() {
    local health
    health=$(curl --silent --fail "http://127.0.0.1:$port/health/live")
    [[ $health == *"$commit"* ]] || fail "/health/live says '$health', without the commit $commit."
    say "/health/live says the commit"
}

# Width and height of a PNG, or nothing if the file is not a PNG.
png_size() {
    local bytes
    bytes=$(od -An -v -tx1 -N 24 "$1" | tr -d ' \n')
    [[ $bytes == 89504e470d0a1a0a0000000d49484452* ]] && echo "$((16#${bytes:32:8}))x$((16#${bytes:40:8}))"
}

# Of the dotnet process, which buildah started in the same process group.
peak_memory() {
    local process
    process=$(pgrep -n -g "$api" -x dotnet)
    awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$process/status"
}

translate() {
    local answer size
    answer=$(curl --silent --show-error --max-time 120 --output "$work/answer" --write-out '%{http_code} %{content_type} %{time_total}' \
        --header 'Accept: image/png' --form "map=@$sample/map.png" --form "exemplar=@$sample/exemplar.png" \
        --form "exemplarMap=@$sample/exemplar-map.png" --form "width=$width" --form "height=$height" \
        "http://127.0.0.1:$port/v1/translations") || fail 'No answer.'
    size=$(png_size "$work/answer" || true)
    if [[ $answer != '200 image/png '* || $size != "${width}x$height" ]]; then
        head -c 2000 "$work/answer"
        tail -n 40 "$work/api.log"
        fail "The answer is '$answer', size '$size'; a PNG of ${width}x$height was asked for."
    fi
    cp "$work/answer" "$picture"
    say "A translation: PNG of $size, $(stat -c %s "$picture") bytes, ${answer##* } s; kept as $picture"
    say "The server's peak memory: $(peak_memory) MB"
}

[[ $(id -u) == 0 ]] || fail 'debootstrap and chroot need root.'
command -v dotnet >/dev/null || fail 'The stand-in images are made of the .NET 10 SDK on this machine; there is no dotnet on the PATH.'
trap clean_up EXIT
trap 'exit 130' INT TERM
install_tools
use_apt_proxy
work=$(mktemp -d "$temporary/prove-container.XXXXXX")
mkdir "$work/scratch"
commit=$(git -C "$root" rev-parse HEAD 2>/dev/null || echo 0000000000000000000000000000000000000000)
port=${PROOF_PORT:-$(free_port)}
make_base_images
build_image
show_image
run_api
probe_health
probe_version
translate
stop_api
say 'PASSED'
