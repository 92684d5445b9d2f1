import type { Problem } from './types.js';

/** A refusal of the server. Its message is the problem's detail. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    /** All that the server said. */
    readonly problem: Problem,
    /** Seconds after which the server asks to try again, where it does. */
    readonly retryAfter: number | undefined,
  ) {
    super(problem.detail);
  }

  /** The kind of problem, for programs. */
  get code(): string {
    return this.problem.code;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return this.problem.retryable;
  }

  /** The form's field to blame, where there is one. */
  get field(): string | undefined {
    return this.problem.errors[0]?.pointer.replace(/^#\//, '');
  }

  /** What a response says that is not a success; a proxy's own page becomes a problem too. */
  static async from(response: Response): Promise<ProblemError> {
    const retryAfter = Number(response.headers.get('retry-after'));
    const body: unknown = await response.json().catch(() => undefined);
    return new ProblemError(isProblem(body) ? body : made(response), retryAfter > 0 ? retryAfter : undefined);
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'errors' in body;
}

function made(response: Response): Problem {
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: `The server answered with status ${response.status}.`,
    instance: new URL(response.url).pathname,
    code: 'unexpected_answer',
    retryable: response.status >= 500,
    traceId: '',
    errors: [],
  };
}
