/**
 * `<balai-photo>`: makes a chosen picture small before it is sent, shows it, and offers the place that the camera wrote into it.
 *
 * Must never: send the place without the resident's tick (a picture with a place is drawn anew, which leaves it out), or be needed:
 * without it the plain file input sends the picture as it is, and the server cleans it.
 */
import { shrink } from './shrink.ts';

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

class PhotoElement extends HTMLElement {
  #input: HTMLInputElement | null = null;
  #address: string | null = null;
  #turn = 0;

  connectedCallback(): void {
    const form = this.closest('form');
    const named = form?.elements.namedItem(this.dataset['for'] ?? '');
    const inputs = named instanceof RadioNodeList ? [...named] : [named];
    this.#input =
      inputs.find((one): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === 'file') ?? null;
    this.#input?.addEventListener('change', this.#chosen);
    this.querySelector('[data-position]')?.addEventListener('change', this.#ticked);
  }

  disconnectedCallback(): void {
    this.#input?.removeEventListener('change', this.#chosen);
    this.#forget();
  }

  #forget(): void {
    if (this.#address !== null) URL.revokeObjectURL(this.#address);
    this.#address = null;
  }

  #ticked = (event: Event): void => {
    const hidden = this.#hidden();
    if (hidden !== null && event.target instanceof HTMLInputElement) hidden.disabled = !event.target.checked;
  };

  #hidden = (): HTMLInputElement | null => this.querySelector<HTMLInputElement>('input[type=hidden]');

  #chosen = async (): Promise<void> => {
    const file = this.#input?.files?.[0];
    const turn = ++this.#turn;
    this.#say('');
    this.#offer(null);
    if (file === undefined || !file.type.startsWith('image/')) {
      this.#show(null);
      return;
    }
    const place = await placeIn(file);
    const keepsOriginal = this.dataset['keep'] !== undefined;
    const smaller = keepsOriginal ? null : await shrink(file, place !== null);
    if (turn !== this.#turn) return;
    if (smaller !== null) {
      const transfer = new DataTransfer();
      transfer.items.add(smaller);
      if (this.#input !== null) this.#input.files = transfer.files;
      if (smaller.size < file.size)
        this.#say(
          (this.dataset['shrunk'] ?? '').replace('{from}', sizeText(file.size)).replace('{to}', sizeText(smaller.size)),
        );
    }
    this.#show(smaller ?? file);
    if (smaller !== null || keepsOriginal) this.#offer(place);
  };

  #say(words: string): void {
    const output = this.querySelector('output');
    if (output !== null) output.textContent = words;
  }

  #show(file: File | null): void {
    const box = this.querySelector<HTMLElement>('.preview');
    if (box === null) return;
    this.#forget();
    box.hidden = file === null;
    box.replaceChildren();
    if (file === null) return;
    const image = new Image();
    image.alt = this.dataset['preview'] ?? '';
    image.addEventListener('error', () => (box.hidden = true));
    this.#address = URL.createObjectURL(file);
    image.src = this.#address;
    box.append(image);
  }

  #offer(place: { readonly latitude: number; readonly longitude: number } | null): void {
    const box = this.querySelector<HTMLElement>('.position');
    const tick = this.querySelector<HTMLInputElement>('[data-position]');
    const hidden = this.#hidden();
    if (box === null || tick === null || hidden === null) return;
    box.hidden = place === null;
    tick.checked = false;
    hidden.disabled = true;
    hidden.value = place === null ? '' : `${place.latitude},${place.longitude}`;
  }
}

/** The place that the camera wrote into the file; null without one or when it cannot be read. */
async function placeIn(file: File): Promise<{ readonly latitude: number; readonly longitude: number } | null> {
  try {
    const { gps } = await import('exifr/dist/mini.esm.mjs');
    const found = await gps(file);
    return found !== undefined && Number.isFinite(found.latitude) && Number.isFinite(found.longitude) ? found : null;
  } catch {
    return null;
  }
}

customElements.define('balai-photo', PhotoElement);
