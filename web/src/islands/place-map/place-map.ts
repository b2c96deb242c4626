/**
 * `<balai-place-map>`: a map on which one taps the place. The page shows a drawn one; the map itself (most of what such a page
 * would weigh) is loaded when the resident asks for it, and only then.
 *
 * Must never: ask for the device's position unasked, fetch anything from another host, or be needed: kelurahan and landmark are enough.
 */
import type { PlaceMap } from './map.ts';

class PlaceMapElement extends HTMLElement {
  #map: PlaceMap | null = null;
  #opening: Promise<void> | null = null;

  connectedCallback(): void {
    this.querySelector('[data-open]')?.addEventListener('click', this.#open);
    this.querySelector('.map')?.addEventListener('click', this.#open, { once: true });
    this.querySelector('[data-locate]')?.addEventListener('click', this.#locate);
    this.#areaSelect()?.addEventListener('change', this.#areaChosen);
  }

  disconnectedCallback(): void {
    this.#map?.remove();
  }

  /** The button goes away with the press, so the focus moves on to the map. */
  #open = async (): Promise<void> => {
    await this.#load();
    if (this.#map !== null) this.querySelector<HTMLElement>('.map')?.focus({ preventScroll: true });
  };

  /** Once, however often it is asked for; after a failure (no connection) it may be asked for again. */
  #load(): Promise<void> {
    this.#opening ??= this.#fetchMap().finally(() => {
      if (this.#map === null) this.#opening = null;
    });
    return this.#opening;
  }

  async #fetchMap(): Promise<void> {
    const box = this.querySelector<HTMLElement>('.map');
    if (box === null) return;
    this.#say(this.dataset['loading'] ?? '');
    const drawn = [...box.childNodes];
    try {
      const [{ placeMap }, answer] = await Promise.all([import('./map.ts'), fetch(this.dataset['shapes'] ?? '')]);
      if (!answer.ok) throw new Error(String(answer.status));
      const shapes = await answer.json();
      box.replaceChildren();
      box.classList.add('open');
      this.classList.add('opened');
      this.#say('');
      this.#map = placeMap(box, shapes, {
        label: this.dataset['label'] ?? '',
        pin: this.dataset['pin'] ?? '',
        zoomIn: this.dataset['zoomIn'] ?? '',
        zoomOut: this.dataset['zoomOut'] ?? '',
        start: this.#typedPoint(),
        moved: this.#moved,
      });
      if (this.#map !== null && this.#typedPoint() === null) this.#map.showArea(this.#areaSelect()?.value ?? '');
    } catch {
      box.classList.remove('open');
      this.classList.remove('opened');
      box.replaceChildren(...drawn);
      this.#say(this.dataset['failed'] ?? '');
    }
  }

  #field(part: string): HTMLInputElement | null {
    return (
      this.closest('form, fieldset, body')?.querySelector<HTMLInputElement>(
        `[name="${CSS.escape(this.dataset['for'] ?? '')}.${part}"]`,
      ) ?? null
    );
  }
  #areaSelect = (): HTMLSelectElement | null => this.#field('area') as HTMLSelectElement | null;

  #typedPoint(): { latitude: number; longitude: number } | null {
    const [latitude, longitude] = [this.#field('latitude')?.value, this.#field('longitude')?.value].map((text) =>
      text === undefined || text === '' ? NaN : Number(text),
    );
    return Number.isFinite(latitude) && Number.isFinite(longitude)
      ? { latitude: latitude as number, longitude: longitude as number }
      : null;
  }

  #say(words: string): void {
    const output = this.querySelector('.says');
    if (output !== null) output.textContent = words;
  }

  /** The pin stands somewhere new: fill the hidden inputs and the list, and say where it is. */
  #moved = (
    point: { readonly latitude: number; readonly longitude: number },
    area: { readonly code: string; readonly name: string } | null,
  ): void => {
    const [latitude, longitude, select] = [this.#field('latitude'), this.#field('longitude'), this.#areaSelect()];
    if (area === null) {
      if (latitude !== null) latitude.value = '';
      if (longitude !== null) longitude.value = '';
      this.#say(this.dataset['outside'] ?? '');
      return;
    }
    if (latitude !== null) latitude.value = point.latitude.toFixed(6);
    if (longitude !== null) longitude.value = point.longitude.toFixed(6);
    if (select !== null && [...select.options].some((option) => option.value === area.code)) select.value = area.code;
    this.#say((this.dataset['placed'] ?? '').replace('{area}', area.name));
  };

  /** Another kelurahan was chosen from the list: a pin elsewhere would contradict it, so it goes. */
  #areaChosen = (): void => {
    const code = this.#areaSelect()?.value ?? '';
    for (const path of this.querySelectorAll('path[data-code]'))
      path.classList.toggle('chosen', path.getAttribute('data-code') === code);
    if (this.#map === null || code === '') return;
    if (this.#map.showArea(code)) {
      for (const part of ['latitude', 'longitude']) {
        const field = this.#field(part);
        if (field !== null) field.value = '';
      }
      this.#say('');
    }
  };

  #locate = async (): Promise<void> => {
    await this.#load();
    const denied = () => this.#say(this.dataset['denied'] ?? '');
    if (!('geolocation' in navigator)) return denied();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.#map?.place({ latitude: coords.latitude, longitude: coords.longitude }, true),
      denied,
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  };
}

customElements.define('balai-place-map', PlaceMapElement);
