/**
 * The driver's end of the wire. It stands in this process, so that nothing on it takes time.
 *
 * Must never: send anything on by itself; whoever made it is told what was written.
 */
import { Duplex } from 'node:stream';

export class ClientEnd extends Duplex {
  readonly #connected: (client: ClientEnd) => void;
  heard: ((chunk: Buffer) => void) | null = null;

  constructor(connected: (client: ClientEnd) => void) {
    super();
    this.#connected = connected;
    this.on('error', () => undefined);
  }

  /** What the driver calls of a socket. */
  connect(): this {
    this.#connected(this);
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hear(bytes: Buffer): void {
    if (!this.destroyed) this.push(bytes);
  }
  override _read(): void {}
  override _write(chunk: Buffer, _: unknown, done: () => void): void {
    this.heard?.(chunk);
    done();
  }
  /** What was written corked is one packet. */
  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: () => void): void {
    this.heard?.(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }
}
