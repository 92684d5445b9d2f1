import { create, element, say } from '../page/dom.js';

/** @typedef {import('../server/translations.js').Translation} Translation */
/** @typedef {import('../server/translations.js').Evidence} Evidence */
/** @typedef {Pick<Translation, 'warps' | 'pictures' | 'matches'>} Made what a picture was made of */

/** @type {Made} */
const nothing = { warps: [], pictures: {}, matches: null };

/** Views that are a picture of the server's beside the result. */
const pictures = /** @type {const} */ (['flow', 'confidence', 'correspondence']);

/** What the colours mean, for eyes and for screen readers. */
const descriptions = {
  flow: 'Which way each pixel came: yellow from the right, blue from the left, light from above, dark from below, grey from the same place.',
  confidence: 'How sure the matches are: light yellow is high, dark blue low. Depending on the model, how similar the matched places are, or how well neighbouring matches agree.',
  correspondence: 'The exemplar at the left, the result at the right: the same colour is the same place.',
};

/** What the picture that shows was made of, in the place of the picture. */
export class EvidenceView {
  #warps = element('warps', HTMLElement);
  #picture = element('evidence', HTMLImageElement);
  #legend = element('legend', HTMLElement);
  #made = nothing;

  /** The matches of all pixels; null if they were not asked for. */
  get matches() {
    return this.#made.matches;
  }

  /** Forgets what was made of another map. */
  clear() {
    this.#made = nothing;
  }

  /** Adds what a translation has brought. @param {Made} made */
  add({ warps, pictures: brought, matches }) {
    this.#made = {
      warps: warps.length > 0 ? warps : this.#made.warps,
      pictures: { ...this.#made.pictures, ...Object.fromEntries(Object.entries(brought).filter(([, url]) => url)) },
      matches: matches ?? this.#made.matches,
    };
    this.#warps.replaceChildren(...this.#made.warps.map(toFigure));
  }

  /** @param {Evidence} name */
  has(name) {
    return name === 'warps' ? this.#made.warps.length > 0 : name === 'matches' ? this.#made.matches !== null : Boolean(this.#made.pictures[name]);
  }

  /** What a view needs. @param {string | null} view @returns {Evidence[]} */
  neededFor(view) {
    return view === 'warps' ? ['warps'] : pictures.filter((name) => name === view);
  }

  /** Shows what belongs to a view. @param {string | null} view @returns {boolean} whether it hides the picture */
  show(view) {
    const picture = pictures.find((name) => name === view);
    const address = picture && this.#made.pictures[picture];
    const warps = view === 'warps' && this.#made.warps.length > 0;
    if (picture && address) {
      this.#picture.src = address;
      this.#picture.alt = descriptions[picture];
    }
    this.#picture.hidden = !address;
    say(this.#legend, picture && address ? descriptions[picture] : '');
    this.#warps.hidden = !warps;
    return warps || Boolean(address);
  }
}

/** @param {Translation['warps'][number]} warp */
function toFigure({ url, width, height }) {
  const size = `${width} × ${height}`;
  return create('figure', {}, create('img', { src: url, alt: `Warp of ${size} pixels` }), create('figcaption', {}, size));
}
