/**
 * `<balai-offline>`: says that the device is offline, so that nobody loses a form by sending it into nothing.
 *
 * Must never: hold a form back; the browser's word about the network is only a hint.
 */
class OfflineElement extends HTMLElement {
  connectedCallback(): void {
    this.#show();
    window.addEventListener('online', this.#show);
    window.addEventListener('offline', this.#show);
  }

  disconnectedCallback(): void {
    window.removeEventListener('online', this.#show);
    window.removeEventListener('offline', this.#show);
  }

  #show = (): void => {
    const box = this.querySelector<HTMLElement>('[role=status]');
    if (box !== null) box.textContent = navigator.onLine ? '' : (this.dataset['text'] ?? '');
  };
}

customElements.define('balai-offline', OfflineElement);
