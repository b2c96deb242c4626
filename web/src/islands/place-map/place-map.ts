/**
 * `<balai-place-map>`: a schematic map on which one taps the place; loaded only when it comes into view.
 *
 * Must never: ask for the device's position unasked, fetch anything from another host, or be needed: kelurahan and landmark are enough.
 */
import type { PlaceMap } from './map.ts';

class PlaceMapElement extends HTMLElement {
  #observer: IntersectionObserver | null = null;
  #map: PlaceMap | null = null;

  connectedCallback(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#observer?.disconnect();
        void this.#load();
      },
      { rootMargin: '200px' },
    );
    this.#observer.observe(this);
    this.querySelector('[data-locate]')?.addEventListener('click', this.#locate);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.#map?.remove();
  }

  async #load(): Promise<void> {
    const box = this.querySelector<HTMLElement>('.map');
    if (box === null) return;
    try {
      const [{ placeMap }, answer] = await Promise.all([import('./map.ts'), fetch(this.dataset['shapes'] ?? '')]);
      if (!answer.ok) throw new Error(String(answer.status));
      this.#map = placeMap(box, await answer.json(), {
        label: this.dataset['label'] ?? '',
        pin: this.dataset['pin'] ?? '',
        zoomIn: this.dataset['zoomIn'] ?? '',
        zoomOut: this.dataset['zoomOut'] ?? '',
        start: this.#typedPoint(),
        moved: this.#moved,
      });
      this.#areaSelect()?.addEventListener('change', this.#areaChosen);
    } catch {
      this.hidden = true;
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
    if (this.#map === null || code === '') return;
    if (this.#map.showArea(code)) {
      for (const part of ['latitude', 'longitude']) {
        const field = this.#field(part);
        if (field !== null) field.value = '';
      }
      this.#say('');
    }
  };

  #locate = (): void => {
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
