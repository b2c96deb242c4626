/**
 * The island `copy`: a button that puts the text beside it on the clipboard and says so.
 *
 * Must never: be needed (the text can be selected), or stay visible where the clipboard is not available.
 */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const text = this.querySelector('code')?.textContent;
    const says = this.querySelector('output');
    if (button === null || text === null || text === undefined) return;
    if (navigator.clipboard === undefined) {
      button.remove();
      return;
    }
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(text).then(() => {
        const label = button.querySelector('span');
        if (label !== null) label.textContent = this.dataset['copied'] ?? '';
        if (says !== null) says.textContent = this.dataset['copied'] ?? '';
      });
    });
  }
}
customElements.define('balai-copy', CopyText);
