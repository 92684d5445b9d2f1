#!/usr/bin/env bash
#
# Makes first-run.jpg, large.jpg and everyday.jpg, which README shows, from samples/ and from the same scenes at 1024². Needs ImageMagick's convert.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release -v quiet -nologo src/Cli
dotnet build -c Release -v quiet -nologo src/Training

translate() {
    dotnet exec src/Cli/bin/Release/net10.0/CoCosNet.Cli.dll translate --quiet "$@"
}

# Rows of map, exemplar, result. The lake is cut to a square.
row() {
    local scene=$1 look=$2
    shift 2
    translate --map "samples/$scene/map.png" --exemplar "samples/$scene/exemplar-$look.jpg" --out "$work/result.png" "$@"
    convert "samples/$scene/map.png" "samples/$scene/exemplar-$look.jpg" "$work/result.png" \
        -gravity center -resize 256x256^ -extent 256x256 -bordercolor white -border 2 +append "$work/$scene-$look.png"
}

row valley winter --exemplar-map samples/valley/exemplar-map.png
row lake golden-hour --exemplar-map samples/lake/exemplar-map.png
row coast storm --exemplar-map samples/coast/exemplar-map.png
row village spring --exemplar-map samples/village/exemplar-map.png
row valley dusk
convert "$work/valley-winter.png" "$work/lake-golden-hour.png" "$work/coast-storm.png" "$work/village-spring.png" "$work/valley-dusk.png" \
    -append -quality 88 docs/pictures/first-run.jpg

# The map above the exemplar, beside the result at 1024².
dotnet exec src/Training/bin/Release/net10.0/CoCosNet.Training.dll render samples --scale 4 --out "$work/large"
valley=$work/large/valley
translate --map "$valley/map.png" --exemplar "$valley/exemplar.png" --exemplar-map "$valley/exemplar-map.png" --width 1024 --height 1024 --out "$work/large.png"
convert "$valley/map.png" "$valley/exemplar.png" -resize 512x512 -append "$work/column.png"
convert "$work/column.png" "$work/large.png" +append -quality 86 docs/pictures/large.jpg

# Labels of their own, and a pose.
translate --map samples/street/labels.png --exemplar samples/street/exemplar.png --exemplar-map samples/street/exemplar-labels.png --open-labels --out "$work/street.png"
translate --model figure --map samples/figure/pose.json --exemplar samples/figure/exemplar.png --exemplar-map samples/figure/exemplar-pose.json --out "$work/figure.png"
convert samples/street/labels.png samples/street/exemplar.png "$work/street.png" -bordercolor white -border 2 +append "$work/street-row.png"
convert samples/figure/exemplar.png "$work/figure.png" -bordercolor white -border 2 +append "$work/figure-row.png"
convert "$work/street-row.png" "$work/figure-row.png" +append -quality 88 docs/pictures/everyday.jpg
