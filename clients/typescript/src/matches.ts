import { bytesOf } from './content.js';
import type { Pixel, Translation } from './types.js';

/** A pixel of the exemplar, at the result's size, and its share of what was made from it. */
export interface Place extends Pixel {
  weight: number;
}

/** Where every pixel of a result comes from. */
export class Matches {
  readonly width: number;
  readonly height: number;
  readonly #places: number;
  readonly #numbers: DataView;

  constructor({ shape, url }: NonNullable<Translation['matches']>) {
    const [height = 0, width = 0, places = 0, fields = 0] = shape;
    const { buffer } = bytesOf({ url });
    this.width = width;
    this.height = height;
    this.#places = places;
    this.#numbers = new DataView(buffer, buffer.byteLength - 2 * height * width * places * fields);
  }

  /** The places that a pixel comes from, at least one, the heaviest first. */
  at({ x, y }: Pixel): Place[] {
    if (!(x >= 0 && y >= 0 && x < this.width && y < this.height)) {
      throw new RangeError(`The result has ${this.width} × ${this.height} pixels; ${x}, ${y} is outside.`);
    }
    const first = (y * this.width + x) * this.#places;
    const number = (place: number, field: number) => this.#numbers.getUint16(2 * (3 * (first + place) + field), true);
    return Array.from({ length: this.#places }, (_, i) => ({ x: number(i, 0), y: number(i, 1), weight: number(i, 2) / 65535 })).filter(
      ({ weight }, i) => i === 0 || weight > 0,
    );
  }
}
