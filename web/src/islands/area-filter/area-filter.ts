/**
 * `<balai-area-filter>`: a line above a long list of kelurahan that narrows it as one types; a sole match is chosen.
 *
 * Must never: take the list away (without script it is whole), or choose where several match.
 */
class AreaFilterElement extends HTMLElement {
  #all: readonly Node[] = [];

  connectedCallback(): void {
    const select = document.getElementById(this.dataset['for'] ?? '');
    if (!(select instanceof HTMLSelectElement) || this.childElementCount > 0) return;
    this.#all = [...select.children].map((child) => child.cloneNode(true));
    const id = `${select.id}-saring`;
    const label = document.createElement('label');
    label.className = 'vh';
    label.htmlFor = id;
    label.textContent = this.dataset['label'] ?? '';
    const input = document.createElement('input');
    Object.assign(input, {
      id,
      type: 'search',
      className: 'in filter',
      autocomplete: 'off',
      placeholder: this.dataset['label'] ?? '',
    });
    const output = document.createElement('output');
    output.className = 'vh';
    output.setAttribute('aria-live', 'polite');
    input.addEventListener('input', () => {
      const found = this.#narrow(select, input.value.trim().toLowerCase());
      output.textContent = (this.dataset['matches'] ?? '').replace('{count}', String(found));
    });
    this.append(label, input, output);
    select.before(this);
  }

  #narrow(select: HTMLSelectElement, typed: string): number {
    const before = select.value;
    const kept: Node[] = [];
    const matches: HTMLOptionElement[] = [];
    for (const original of this.#all) {
      const child = original.cloneNode(true);
      if (!(child instanceof HTMLOptGroupElement)) {
        kept.push(child);
        continue;
      }
      const groupMatches = child.label.toLowerCase().includes(typed);
      for (const option of child.querySelectorAll('option')) {
        if (groupMatches || option.text.toLowerCase().includes(typed)) matches.push(option);
        else option.remove();
      }
      if (child.childElementCount > 0) kept.push(child);
    }
    select.replaceChildren(...kept);
    const only = matches.length === 1 && typed !== '' ? matches[0]?.value : undefined;
    select.value = only ?? (matches.some((option) => option.value === before) ? before : '');
    if (select.value !== before) select.dispatchEvent(new Event('change', { bubbles: true }));
    return matches.length;
  }
}

customElements.define('balai-area-filter', AreaFilterElement);
