import { classRegion } from './flood.js';
import { none } from './labelmap.js';
import { joined, whole } from './rect.js';
import { ellipse, paintRegion, polygon, rectangle } from './shapes.js';
import { activeLayer } from './sheet.js';

/** @typedef {import('./labelmap.js').Point} Point */
/** @typedef {import('./rect.js').Rect} Rect */

/** One use of a tool on the active layer of a drawing, from the first press to the last. */
export class Stroke {
  #drawing;
  #tools;
  #tool;
  #start;
  #pen;
  #layer;
  #idAt;
  /** Corners of a polygon. @type {Point[]} */
  #corners = [];

  /**
   * @param {import('./drawing.js').Drawing} drawing
   * @param {import('./tools.js').Tools} tools
   * @param {Point} at where it was pressed
   * @param {import('./guide.js').Guide | null} guide what the region tool goes by
   */
  constructor(drawing, tools, at, guide) {
    this.#drawing = drawing;
    this.#tools = tools;
    this.#tool = tools.tool;
    this.#start = at;
    this.#pen = at;
    this.#layer = drawing.begin();
    this.#idAt = this.#pickIds();
    if (this.#tool === 'polygon') {
      this.#corners = [at];
    } else if (this.#tool === 'fill' || this.#tool === 'region') {
      this.#fill(at, guide);
    } else {
      this.drag([at], false);
    }
  }

  /** Whether it goes on after the pointer is let go. */
  get open() {
    return this.#tool === 'polygon';
  }

  /** Goes on to other places. @param {Point[]} places in their order @param {boolean} even whether sides are to be equal @returns {void} */
  drag(places, even) {
    const last = places[places.length - 1];
    switch (this.#tool) {
      case 'brush':
      case 'eraser':
        this.#brush(places);
        break;
      case 'line':
        this.#shape((from, to) => this.#layer.stroke(from, to, this.#tools.sizeOn(this.#layer), this.#idAt), last);
        break;
      case 'rectangle':
        this.#shape((from, to) => rectangle(this.#layer, from, to, this.#idAt), even ? this.#square(last) : last);
        break;
      case 'ellipse':
        this.#shape((from, to) => ellipse(this.#layer, from, to, this.#idAt), even ? this.#square(last) : last);
        break;
      case 'polygon':
        this.#drawPolygon([...this.#corners, last]);
        break;
      case 'move':
        this.#shift(last);
        break;
    }
  }

  /** Takes another press, of a tool that goes on. @param {Point} at @returns {boolean} whether it still goes on */
  press(at) {
    if (this.#tool !== 'polygon') {
      return false;
    }
    const near = Math.max(this.#layer.width, this.#layer.height) / 64;
    const isClosed = this.#corners.length > 2 && Math.hypot(at.x - this.#start.x, at.y - this.#start.y) < near;
    if (!isClosed) {
      this.#corners.push(at);
    }
    this.#drawPolygon(this.#corners);
    return !isClosed;
  }

  /** Finishes a tool that goes on. @returns {boolean} false if no such tool is active */
  close() {
    if (this.#tool === 'polygon') {
      this.#drawPolygon(this.#corners);
    }
    return this.#tool === 'polygon';
  }

  /** @returns {(index: number) => number} */
  #pickIds() {
    const { classId } = this.#tools;
    if (this.#tool !== 'eraser') {
      return () => classId;
    }
    const { sheet } = this.#drawing;
    const { base } = sheet;
    const isGround = activeLayer(sheet) === sheet.layers[0];
    return isGround && base.ids.length === this.#layer.ids.length ? (index) => base.ids[index] : () => none;
  }

  /** @param {Point[]} places */
  #brush(places) {
    /** @type {Rect | null} */
    let touched = null;
    const size = this.#tools.sizeOn(this.#layer);
    for (const to of places) {
      for (const [a, b] of this.#mirrored(this.#pen, to)) {
        touched = joined(touched, this.#layer.stroke(a, b, size, this.#idAt));
      }
      this.#pen = to;
    }
    if (touched) {
      this.#drawing.touch(touched);
    }
  }

  /** @param {(from: Point, to: Point) => Rect} draw @param {Point} to */
  #shape(draw, to) {
    this.#drawing.rewind();
    this.#mirrored(this.#start, to).forEach(([a, b]) => this.#drawing.touch(draw(a, b)));
  }

  /** @param {Point[]} corners */
  #drawPolygon(corners) {
    this.#drawing.rewind();
    const thin = Math.max(1, this.#layer.width / 256);
    for (const points of this.#tools.mirror ? [corners, corners.map((corner) => this.#reflect(corner))] : [corners]) {
      this.#drawing.touch(points.length > 2 ? polygon(this.#layer, points, this.#idAt) : this.#layer.stroke(points[0], points[points.length - 1], thin, this.#idAt));
    }
  }

  /** @param {Point} at @param {import('./guide.js').Guide | null} guide */
  #fill(at, guide) {
    const { map } = this.#drawing;
    for (const place of this.#tools.mirror ? [at, this.#reflect(at)] : [at]) {
      if (map.contains(place)) {
        const start = map.indexOf(place);
        const region = this.#tool === 'region' && guide ? guide.region(map, start, this.#tools.reach) : classRegion(map, start);
        this.#drawing.touch(paintRegion(this.#layer, region, this.#idAt));
      }
    }
  }

  /** @param {Point} to */
  #shift(to) {
    this.#drawing.rewind();
    const isGround = activeLayer(this.#drawing.sheet) === this.#drawing.sheet.layers[0];
    const moved = this.#layer.shifted(Math.round(to.x - this.#start.x), Math.round(to.y - this.#start.y), isGround ? null : none);
    this.#layer.ids.set(moved.ids);
    this.#drawing.touch(whole(this.#layer));
  }

  /** @param {Point} to @returns {Point} the corner of a square from the start */
  #square(to) {
    const side = Math.max(Math.abs(to.x - this.#start.x), Math.abs(to.y - this.#start.y));
    return { x: this.#start.x + side * Math.sign(to.x - this.#start.x), y: this.#start.y + side * Math.sign(to.y - this.#start.y) };
  }

  /** @param {Point} at @returns {Point} its mirror image, left and right exchanged */
  #reflect(at) {
    return { x: this.#layer.width - at.x, y: at.y };
  }

  /** @param {Point} from @param {Point} to @returns {[Point, Point][]} the way, and its mirror image where that is painted too */
  #mirrored(from, to) {
    return this.#tools.mirror ? [[from, to], [this.#reflect(from), this.#reflect(to)]] : [[from, to]];
  }
}
