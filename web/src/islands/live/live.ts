/**
 * `<balai-live>`: hears from the server that something changed, fetches the page again and swaps its main part,
 * and whatever else is marked `data-live` and has an id: the heading, which says how far a matter is.
 * While the reader types, chooses or has a dialog open it only says that there is news. A cut line is said, and taken back.
 *
 * Must never: lose what the reader typed, steal the focus, or be needed (when the stream is cut the page stays as it is).
 */
import { steadyStream } from '../../lib/live/steady-stream.ts';

const SETTLE_MS = 400;

class LiveElement extends HTMLElement {
  #stop: (() => void) | null = null;
  #timer = 0;
  #moving = false;

  connectedCallback(): void {
    if (this.#stop !== null || this.#moving) return;
    const stream = this.dataset['stream'];
    if (stream === undefined || !('EventSource' in window)) return;
    this.#stop = steadyStream(stream, {
      changed: this.#changed,
      cut: () => this.#announce(this.dataset['lost'] ?? '', true),
      back: () => {
        this.replaceChildren();
        this.#changed();
      },
    });
    document.addEventListener('visibilitychange', this.#seen);
  }

  disconnectedCallback(): void {
    if (this.#moving) return;
    this.#stop?.();
    this.#stop = null;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  #waiting = false;
  #changed = (): void => {
    this.#waiting = true;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#take(), SETTLE_MS);
  };
  #seen = (): void => {
    if (!document.hidden && this.#waiting) this.#changed();
  };

  async #take(): Promise<void> {
    if (document.hidden) return;
    this.#waiting = false;
    if (isBusy(this)) {
      this.#announce(this.dataset['news'] ?? '', true);
      return;
    }
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      this.#swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      this.#announce(this.dataset['news'] ?? '', true);
    }
  }

  #swap(fresh: Document): void {
    const [main, next] = [document.querySelector('main'), fresh.querySelector('main')];
    if (main === null || next === null || isBusy(this)) {
      this.#announce(this.dataset['news'] ?? '', true);
      return;
    }
    const focused = document.activeElement?.id ?? '';
    this.#moving = true;
    next.querySelector('balai-live')?.replaceWith(this);
    main.replaceChildren(...next.childNodes);
    this.#moving = false;
    for (const part of document.querySelectorAll<HTMLElement>('[data-live][id]')) {
      const other = fresh.getElementById(part.id);
      if (other !== null && !main.contains(part)) part.replaceWith(other);
    }
    document.title = fresh.title;
    if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
    this.#announce(this.dataset['updated'] ?? '', false);
    this.dispatchEvent(new CustomEvent('balai:swapped', { bubbles: true }));
  }

  /** News is a line with a link to reload; an update that was already shown is only read out. */
  #announce(words: string, withLink: boolean): void {
    const line = document.createElement('div');
    line.setAttribute('role', 'status');
    line.className = withLink ? 'news' : 'vh';
    line.append(words);
    if (withLink) {
      const link = document.createElement('a');
      link.href = location.href.split('#')[0] ?? location.href;
      link.textContent = this.dataset['show'] ?? '';
      line.append(link);
    }
    this.replaceChildren(line);
  }
}

/** Is the reader in the middle of something that a swap would lose? */
function isBusy(live: HTMLElement): boolean {
  const main = live.closest('main') ?? document.body;
  if (document.querySelector('dialog[open]:not(.page)') !== null) return true;
  const active = document.activeElement;
  if (active !== null && main.contains(active) && active.matches('input:not([type=checkbox]), textarea, select'))
    return true;
  return [...main.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some((field) =>
    field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)
      ? field.checked !== field.defaultChecked
      : field.type !== 'hidden' && field.value !== field.defaultValue,
  );
}

customElements.define('balai-live', LiveElement);
