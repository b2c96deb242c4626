/**
 * The island `notices`: asks the browser whether this page may tell its owner of news, and sends what the browser gives with the form.
 *
 * Must never: ask before somebody has pressed the button, or stay visible where the browser will never know such a thing.
 */
class Notices extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const given = this.querySelector('input');
    if (form === null || given === null) return;
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
      this.offerHomeScreen();
      return;
    }
    form.addEventListener('submit', (event) => {
      if (given.value !== '') return;
      event.preventDefault();
      void this.subscribe().then((subscription) => {
        if (subscription === null) return;
        given.value = JSON.stringify(subscription);
        form.submit();
      });
    });
  }

  /** Apple's telephones bring news to pages of the home screen alone, and only they know whether a page is one. */
  private offerHomeScreen(): void {
    const says = this.querySelector<HTMLElement>('[data-home]');
    if (says === null || !('standalone' in navigator) || navigator.standalone === true) return this.remove();
    this.querySelector('form')?.remove();
    says.hidden = false;
  }

  /** Null: the browser or its owner says no, and the page has said so. */
  private async subscribe(): Promise<PushSubscription | null> {
    try {
      if ((await Notification.requestPermission()) !== 'granted') return this.say('blocked');
      const worker = await navigator.serviceWorker.register('/kabar.js');
      await navigator.serviceWorker.ready;
      const options = { userVisibleOnly: true, applicationServerKey: keyOf(this.dataset['key'] ?? '') };
      const before = await worker.pushManager.getSubscription();
      // One that was made with another key of ours would never hear of anything.
      if (before !== null && !isSame(before.options.applicationServerKey, options.applicationServerKey))
        await before.unsubscribe();
      return await worker.pushManager.subscribe(options);
    } catch {
      return this.say('failed');
    }
  }

  private say(what: 'blocked' | 'failed'): null {
    const says = this.querySelector('output');
    if (says !== null) says.textContent = this.dataset[what] ?? '';
    return null;
  }
}

function keyOf(base64url: string): Uint8Array<ArrayBuffer> {
  const signs = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
}

function isSame(own: ArrayBuffer | null, key: Uint8Array): boolean {
  if (own === null || own.byteLength !== key.byteLength) return false;
  return new Uint8Array(own).every((byte, at) => byte === key[at]);
}

customElements.define('balai-notices', Notices);
