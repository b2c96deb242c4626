/**
 * A bounded load: so many callers, each asking again as soon as it is answered, until the time is over.
 *
 * Must never: go to any address but this machine's, or run without an end.
 */
import { Agent, request as send } from 'node:http';

export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  readonly done: number;
}

/** Calls `work` from `callers` at once for `ms` (at most `most` times); times in ms. */
export async function measure(
  work: (n: number) => Promise<boolean>,
  { callers, ms, most = Infinity }: { readonly callers: number; readonly ms: number; readonly most?: number },
): Promise<Measured> {
  const times: number[] = [];
  let failed = 0;
  let next = 0;
  const began = performance.now();
  async function caller(): Promise<void> {
    while (performance.now() - began < ms && next < most) {
      const n = next++;
      const at = performance.now();
      const well = await work(n).catch(() => false);
      times.push(performance.now() - at);
      if (!well) failed += 1;
    }
  }
  await Promise.all(Array.from({ length: callers }, caller));
  const took = (performance.now() - began) / 1_000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), failed, done: times.length };
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/** One request on a kept connection; true when it was answered with a 2xx. The body is read whole. */
export function call(
  origin: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown } = {},
): Promise<{
  readonly ok: boolean;
  /** Empty where the answer was compressed: nobody reads it. */
  readonly text: string;
  /** As they came over the wire. */
  readonly bytes: number;
  readonly cookies: readonly string[];
}> {
  if (!origin.startsWith('http://127.0.0.1:')) throw new Error('the load goes to this machine only');
  const payload = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = send(
      `${origin}${path}`,
      {
        method,
        agent,
        headers: {
          ...headers,
          ...(payload === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          chunks.push(chunk);
        });
        response.on('end', () => {
          const text = response.headers['content-encoding'] === undefined ? Buffer.concat(chunks).toString('utf8') : '';
          const ok = (response.statusCode ?? 500) < 300;
          resolve({ ok, text, bytes, cookies: response.headers['set-cookie'] ?? [] });
        });
      },
    );
    request.setTimeout(20_000, () => request.destroy(new Error('timed out')));
    request.on('error', reject);
    request.end(payload);
  });
}
