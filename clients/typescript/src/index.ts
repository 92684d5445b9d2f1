export { CoCosNetClient } from './client.js';
export { blobOf, bytesOf } from './content.js';
export type { ClientOptions } from './exchange.js';
export { isFinal } from './follow.js';
export { Matches, type Place } from './matches.js';
export { ProblemError } from './problemError.js';
export type * from './types.js';
export { verifyWebhook, type WebhookMessage } from './webhook.js';
export type { components, operations, paths } from './schema.js';
