/**
 * What was typed before the script of a page was there: a slow machine shows a form at once and its script seconds later, and Svelte, when
 * it takes the page over, writes what the server sent into every field again. (A choice of a list is left alone by it.)
 *
 * Must never: touch a field that nobody touched.
 */
type Field = HTMLInputElement | HTMLTextAreaElement;

const ticked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type);

/** Call it before the page is taken over; what it returns gives the typed back to its fields, and tells those who listen to them. */
export function keepTyped(page: ParentNode): () => void {
  const kept = [...page.querySelectorAll<Field>('input:not([type=file]), textarea')].flatMap((field) => {
    const { value } = field;
    if (!ticked(field))
      return value === field.defaultValue
        ? []
        : [() => value !== field.value && tell(field, () => (field.value = value))];
    const { checked } = field;
    return checked === field.defaultChecked
      ? []
      : [() => checked !== field.checked && tell(field, () => (field.checked = checked))];
  });
  return () => kept.forEach((giveBack) => giveBack());
}

function tell(field: Field, change: () => void): void {
  change();
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}
