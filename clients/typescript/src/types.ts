import type { components, operations } from './schema.js';

type Schemas = components['schemas'];
type TranslationForm = operations['createTranslation']['requestBody']['content']['multipart/form-data'];
type ExemplarForm = operations['createExemplar']['requestBody']['content']['multipart/form-data'];
type FileField = 'map' | 'layout' | 'exemplar' | 'exemplarMap' | 'mapSubset' | 'exemplarMapSubset';
type Files<Form> = { [Name in keyof Form & FileField as undefined extends Form[Name] ? never : Name]: FileInput } & {
  [Name in keyof Form & FileField as undefined extends Form[Name] ? Name : never]?: FileInput;
};

/** A file: a blob, or a data URI or base64. */
export type FileInput = Blob | string;

export type Exemplar = Schemas['ExemplarResponse'];
export type PictureReading = Schemas['PictureReadingResponse'];
export type Job = Schemas['JobResponse'];
export type JobList = Schemas['JobListResponse'];
export type JobOutput = Schemas['JobOutputResponse'];
export type JobState = Schemas['JobState'];
export type MapReading = Schemas['MapReading'];
export type Model = Schemas['ModelResponse'];
export type ModelList = Schemas['ModelListResponse'];
export type Picture = Schemas['PictureResponse'];
export type Probe = Schemas['ProbeResponse'];
export type Problem = Schemas['Problem'];
export type Stage = Schemas['TranslationStage'];
export type Translation = Schemas['TranslationResponse'];
export type Warp = Schemas['WarpResponse'];

/** A pixel, from the top left. */
export interface Pixel {
  x: number;
  y: number;
}

/** A translation as the form has it, with probes as pixels. It is sent as JSON where a file is a string. The look comes from `exemplar` or `exemplarId`. */
export type TranslationInput = Omit<TranslationForm, FileField | 'probe' | 'exemplarClasses'> & Files<TranslationForm> & {
  probes?: readonly Pixel[];
  /** Exemplars of different classes of one picture, in place of the single exemplar. */
  classExemplars?: readonly ClassExemplar[];
};

/** A translation without its exemplar. */
export type MapInput = Omit<TranslationInput, 'classExemplars' | 'exemplar' | 'exemplarId' | 'exemplarMap' | 'exemplarMapSubset'>;

/** What became of several exemplars, in their order. */
export type TranslationList = Schemas['TranslationListResponse'];

/** One of several exemplars: its picture, or the id of a kept one, and its own map. */
export interface ExemplarChoice {
  exemplar?: FileInput;
  exemplarId?: string;
  exemplarMap?: FileInput;
}

/** An exemplar of some classes of a picture. */
export interface ClassExemplar extends ExemplarChoice {
  /** The classes that take its look: names, ids or colours, separated by commas, or `*` for all that are named for no exemplar. */
  exemplarClasses: string;
}

/** What became of one of several exemplars. */
export type TranslationItem = Schemas['TranslationItemResponse'];

/** An exemplar to be kept, and its own map if that is to be kept too. */
export type ExemplarInput = Files<ExemplarForm>;

/** A picture as it comes without JSON around it. */
export interface TranslatedPicture {
  picture: Blob;
  /** Id of the picture, which a later request may name in `continues`. */
  id: string;
  /** What was computed of a picture that continues another one: `local; share=0.043`, or `whole` and why; undefined for other pictures. */
  repaint?: string;
  model: string;
  modelDigest: string;
  /** Pixels of the map that were mended. */
  mapMended: number;
  /** Number of the person that was taken from a pose, from 0; undefined for other maps. */
  mapPerson?: number;
  /** Codes of the choices made while the maps were read. */
  mapNotes: string[];
  /** Milliseconds of each stage. */
  timings: Record<string, number>;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export interface ReadOptions extends CallOptions {
  /** Id of the model that reads; the server's default without it. */
  model?: string;
}

/** How a translation stands, and what is new about it. */
export interface TranslationEvent {
  /** After one of the states that are final, nothing more comes. */
  state: JobState;
  /** What it does now, while it is running. */
  stage?: Stage;
  /** Of the whole work, 0 to 1. */
  fraction: number;
  /** The warp of a level that has just been matched, where previews were asked for. */
  preview?: Warp;
  result?: Translation;
  problem?: Problem;
}

/** An event of a job. */
export interface JobUpdate {
  /** Following again after it tells what comes next. */
  number: number;
  event: TranslationEvent;
}

export interface KeyedCallOptions extends CallOptions {
  /** A name for this very translation, so that repeating the call cannot make it twice. */
  idempotencyKey?: string;
}

export interface JobListOptions extends CallOptions {
  state?: JobState;
}

export interface FollowOptions extends CallOptions {
  /** Number of the last event that is known already; without it, all are told. */
  after?: number;
}
