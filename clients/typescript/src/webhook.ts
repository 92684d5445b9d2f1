import type { Job } from './types.js';

/** What a callback receives once its job has ended. */
export interface WebhookMessage {
  type: 'job.succeeded' | 'job.failed' | 'job.canceled';
  /** When the job ended. */
  timestamp: string;
  data: Job;
}

const tolerance = 5 * 60;

/**
 * Checks a message that a callback received (Standard Webhooks) and returns it. A message may come twice: `webhook-id` tells.
 * @param secret what server and receiver share, `whsec_…`
 * @param headers of the request
 * @param body of the request, as it came
 * @param now the receiver's time
 * @throws where the server did not sign it, or did so more than five minutes ago
 */
export async function verifyWebhook(secret: string, headers: Headers, body: string, now = new Date()): Promise<WebhookMessage> {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  if (!/^\d+$/.test(timestamp) || Math.abs(now.getTime() / 1000 - Number(timestamp)) > tolerance) {
    throw new Error('The message is not of now.');
  }

  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const signature of (headers.get('webhook-signature') ?? '').split(' ').filter((word) => word.startsWith('v1,'))) {
    if (await crypto.subtle.verify('HMAC', key, decode(signature.slice('v1,'.length)), signed)) {
      return JSON.parse(body) as WebhookMessage;
    }
  }
  throw new Error('The message is not signed with the secret.');
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
