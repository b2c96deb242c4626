/**
 * Opens native dialogs in place: `<a data-dialog="ID" href="…">` or a button; `data-close` inside closes. One listener for the page.
 *
 * Must never: be needed; the link behind `data-dialog` leads to a page that asks the same.
 */
document.addEventListener('click', (event) => {
  const from = event.target instanceof Element ? event.target : null;
  const opener = from?.closest<HTMLElement>('[data-dialog]');
  if (opener) {
    const dialog = document.getElementById(opener.dataset['dialog'] ?? '');
    if (dialog instanceof HTMLDialogElement && !dialog.open) {
      event.preventDefault();
      dialog.showModal();
    }
    return;
  }
  const closer = from?.closest('[data-close]');
  const dialog = closer?.closest('dialog');
  if (dialog) {
    event.preventDefault();
    dialog.close();
  }
});
