import { recall, remember } from './database.js';

/** @typedef {import('./project.js').Project} Project */

const key = 'now';
const pause = 400; // milliseconds after the last change

/** Keeps what is on the page in the browser, so that a reload or a crash loses nothing. */
export class Autosave {
  #read;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => Project | null} read what is on the page; null while there is nothing to keep */
  constructor(read) {
    this.#read = read;
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.#save());
  }

  /** What was kept last. @returns {Promise<Project | null>} */
  static async last() {
    const project = await recall('session', key);
    return project?.version === 1 ? project : null;
  }

  /** Something has changed. */
  request() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), pause);
  }

  #save() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const project = this.#read();
    if (project) {
      void remember('session', key, project);
    }
  }
}
