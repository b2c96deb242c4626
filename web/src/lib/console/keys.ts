/**
 * One key map for the whole console. Keys act only while nobody types.
 *
 * Must never: take a key from a field, or one that is held with Ctrl, Alt or Meta (those are the browser's).
 */
const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** Listens for these keys (lower case); returns the end of listening. */
export function onKey(map: Readonly<Record<string, () => unknown>>): () => void {
  function listen(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
    const act = map[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}
