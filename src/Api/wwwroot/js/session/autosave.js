import { recall, remember } from './database.js';
import { packProject, unpackProject } from './packing.js';

/** @typedef {import('./project.js').Project} Project */

const key = 'now';
const pause = 400; // milliseconds after the last change

/** Keeps what is on the page in the browser, so that a reload or a crash loses nothing. */
export class Autosave {
  #read;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Counts what was read, so that nothing replaces what is newer. */
  #turn = 0;

  /** @param {() => Project | null} read what is on the page; null while a change is under way */
  constructor(read) {
    this.#read = read;
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#saveAtOnce());
  }

  /** What was kept last. @returns {Promise<Project | null>} */
  static async last() {
    const project = await recall('session', key);
    return project?.version === 1 ? unpackProject(project).catch(() => null) : null;
  }

  /** Something has changed. */
  request() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), pause);
  }

  async #save() {
    const project = this.#read();
    if (!project) {
      this.request();
      return;
    }
    const turn = ++this.#turn;
    const packed = await packProject(project);
    if (turn === this.#turn) {
      void remember('session', key, packed);
    }
  }

  /** Saves before the page goes, which waits for nothing: the maps are kept as they are. */
  #saveAtOnce() {
    clearTimeout(this.#timer);
    const project = this.#read();
    if (project) {
      this.#turn++;
      void remember('session', key, project);
    }
  }
}
