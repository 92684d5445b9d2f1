import type { components, operations } from './schema.js';

type Schemas = components['schemas'];
type Form = operations['createTranslation']['requestBody']['content']['multipart/form-data'];
type FileField = 'map' | 'exemplar' | 'exemplarMap' | 'mapSubset' | 'exemplarMapSubset';

export type Model = Schemas['ModelResponse'];
export type ModelList = Schemas['ModelListResponse'];
export type Picture = Schemas['PictureResponse'];
export type Probe = Schemas['ProbeResponse'];
export type Problem = Schemas['Problem'];
export type Translation = Schemas['TranslationResponse'];

/** A pixel, from the top left. */
export interface Pixel {
  x: number;
  y: number;
}

/** A translation as the form has it, with files as blobs and probes as pixels. */
export type TranslationInput = Omit<Form, FileField | 'probe'> & { [Name in FileField as undefined extends Form[Name] ? never : Name]: Blob } & {
  [Name in FileField as undefined extends Form[Name] ? Name : never]?: Blob;
} & { probes?: readonly Pixel[] };

/** A picture as it comes without JSON around it. */
export interface TranslatedPicture {
  picture: Blob;
  model: string;
  modelDigest: string;
  /** Milliseconds of each stage. */
  timings: Record<string, number>;
}

export interface CallOptions {
  signal?: AbortSignal;
}
