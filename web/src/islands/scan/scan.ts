/**
 * The island `scan`: reads a QR code with the camera of a tablet or telephone, writes it into the field beside it and sends the form.
 *
 * Must never: be needed (a hand scanner types, and so does a person), offer itself where the browser reads no codes, keep the
 * camera on after the box is closed, or send a picture anywhere.
 */
interface Detector {
  detect(from: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorKind {
  new (wanted: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}
/** Shape Detection API, which TypeScript's library does not know. */
const Kind = (globalThis as { readonly BarcodeDetector?: DetectorKind }).BarcodeDetector;
const QR = 'qr_code';
const LOOKS_A_SECOND = 6;

class ScanCode extends HTMLElement {
  connectedCallback(): void {
    if (Kind === undefined || navigator.mediaDevices === undefined) return;
    void this.#offer(Kind);
  }

  async #offer(kind: DetectorKind): Promise<void> {
    const opener = this.querySelector<HTMLButtonElement>('button[data-scan]');
    const box = this.querySelector('dialog');
    const formats = await kind.getSupportedFormats().catch((): readonly string[] => []);
    if (opener === null || box === null || !formats.includes(QR)) return;
    opener.hidden = false;
    box.querySelector('[data-close]')?.addEventListener('click', () => box.close());
    opener.addEventListener('click', () => {
      box.showModal();
      void this.#watch(box, new kind({ formats: [QR] }));
    });
  }

  /** Looks until a code is seen or the box is closed. */
  async #watch(box: HTMLDialogElement, detector: Detector): Promise<void> {
    const video = box.querySelector('video');
    const says = box.querySelector('output');
    if (video === null || says === null) return;
    says.textContent = this.dataset['looking'] ?? '';
    let camera: MediaStream | null = null;
    try {
      camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      video.srcObject = camera;
      await video.play();
      while (box.open) {
        const [code] = await detector.detect(video);
        if (code !== undefined && code.rawValue !== '') return this.#found(box, code.rawValue);
        await new Promise((next) => setTimeout(next, 1_000 / LOOKS_A_SECOND));
      }
    } catch (error) {
      const denied = error instanceof DOMException && error.name === 'NotAllowedError';
      says.textContent = this.dataset[denied ? 'denied' : 'broken'] ?? '';
    } finally {
      for (const track of camera?.getTracks() ?? []) track.stop();
      video.srcObject = null;
    }
  }

  #found(box: HTMLDialogElement, code: string): void {
    box.close();
    const field = this.closest('form')?.querySelector<HTMLInputElement>(`#${CSS.escape(this.dataset['for'] ?? '')}`);
    if (field === null || field === undefined) return;
    field.value = code.slice(0, field.maxLength > 0 ? field.maxLength : undefined);
    field.form?.requestSubmit();
  }
}
customElements.define('balai-scan', ScanCode);
