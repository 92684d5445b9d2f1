import { choose, chosen, element } from '../page/dom.js';
import { View } from '../map/view.js';
import { ViewFrame } from '../map/viewframe.js';
import { LinkedMatches } from './linkedmatches.js';

/** @typedef {import('./places.js').Share} Share */
/** @typedef {{level: number, matches: {x: number, y: number, weight: number}[]}[]} Levels */

/**
 * What the large view asks for.
 * @typedef {object} Answers
 * @property {(share: Share) => Promise<{levels: Levels, grid: {width: number, height: number}, milliseconds: number} | null>} probe where a pixel of the result comes from
 * @property {(share: Share, levels: Levels, grid: {width: number, height: number}, milliseconds: number) => string[]} tell the same in words
 * @property {(share: Share) => string} tellShared which of several pictures it borrows from
 * @property {(canvas: HTMLCanvasElement) => void} before draws what the result is compared with
 */

/** The result as large as the window: alone, beside what it is compared with, or beside the exemplar with the matches between them. Says `want` when it needs matches. */
export class Large extends EventTarget {
  #dialog = element('large', HTMLDialogElement);
  #mode = element('large-mode', HTMLElement);
  #linked = element('large-linked', HTMLInputElement);
  #left = element('large-left', HTMLElement);
  #exemplar = element('large-exemplar', HTMLImageElement);
  #before = element('large-before', HTMLCanvasElement);
  #picture = element('large-result', HTMLImageElement);
  #why = element('large-why', HTMLElement);
  #links = new LinkedMatches(this.#exemplar, this.#picture, /** @type {SVGSVGElement} */ (element('large-lines', SVGSVGElement)));
  #views = [new View(), new View()];
  #answers;
  /** Whether several exemplars share the result: matches are then no places of the one that shows. */
  #shared = false;

  /** @param {Answers} answers */
  constructor(answers) {
    super();
    this.#answers = answers;
    element('enlarge', HTMLButtonElement).addEventListener('click', () => this.open('picture'));
    element('large-close', HTMLButtonElement).addEventListener('click', () => this.#dialog.close());
    this.#mode.addEventListener('change', () => this.#show());
    this.#dialog.addEventListener('close', () => this.#links.clear());
    this.#links.addEventListener('why', (event) => void this.#explain(/** @type {CustomEvent} */ (event).detail));
    this.#picture.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        void this.#explain({ x: 0.5, y: 0.5 });
      }
    });
    new ViewFrame(this.#left, this.#views[0]);
    new ViewFrame(element('large-right', HTMLElement), this.#views[1]);
  }

  /** Whether matches show, so that a translation has to bring them. */
  get wantsMatches() {
    return this.#dialog.open && chosen(this.#mode) === 'matches';
  }

  /** @param {'picture' | 'sides' | 'matches'} mode */
  open(mode) {
    choose(this.#mode, mode);
    this.#views.forEach((view) => view.reset());
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
    this.#show();
  }

  /** Takes what shows on the page. @param {{result: string, exemplar: string, matches: import('./matches.js').Matches | null, stretches: boolean, shared: boolean}} made */
  take({ result, exemplar, matches, stretches, shared }) {
    this.#shared = shared;
    this.#linked.disabled = shared;
    this.#links.matches = matches;
    this.#links.stretches = stretches;
    if (this.#dialog.open) {
      this.#picture.src = result;
      this.#exemplar.src = exemplar;
      this.#links.clear();
    }
  }

  #show() {
    const mode = chosen(this.#mode);
    this.#links.clear();
    this.#left.hidden = mode === 'picture';
    this.#exemplar.hidden = mode !== 'matches';
    this.#before.hidden = mode !== 'sides';
    this.#answers.before(this.#before);
    this.#why.textContent = mode === 'matches' ? 'Point at either picture to see where it is in the other. Click the result to be told why it looks as it does there.' : '';
    this.dispatchEvent(new Event('show'));
    if (mode === 'matches' && !this.#links.matches) {
      this.dispatchEvent(new Event('want'));
    }
  }

  /** @param {Share} share */
  async #explain(share) {
    if (this.#shared) {
      this.#why.textContent = this.#answers.tellShared(share);
      return;
    }
    this.#why.textContent = 'Asking the server where this comes from…';
    const found = await this.#answers.probe(share).catch(() => null);
    if (!found) {
      this.#why.textContent = 'The server could not tell where this comes from.';
      return;
    }
    this.#why.textContent = this.#answers.tell(share, found.levels, found.grid, found.milliseconds).join(' ');
    if (chosen(this.#mode) === 'matches') {
      this.#links.showLevels(share, found.levels);
    }
  }
}
