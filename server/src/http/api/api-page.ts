/**
 * A readable page of the API, made from the same OpenAPI document that machines read.
 *
 * Must never: need script, a font of others, or a word that the document does not hold.
 */
interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
  readonly responses?: Readonly<Record<string, unknown>>;
}
interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (character) => escapes[character] as string);

/** Returns the page and its style sheet's path; the style is a file of its own, because nothing inline may run. */
export function apiPage(document: OpenApi): string {
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, value] of Object.entries(methods)) {
      const operation = value as Operation;
      const tag = operation.tags?.[0] ?? 'other';
      groups.set(tag, [...(groups.get(tag) ?? []), entryOf(method, path, operation)]);
    }
  }
  const sections = [...groups]
    .map(
      ([tag, entries]) =>
        `<section><h2 id="${escaped(tag.replaceAll(' ', '-'))}">${escaped(tag)}</h2>${entries.join('')}</section>`,
    )
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(document.info.title)} API ${escaped(document.info.version)}</title><link rel="stylesheet" href="/api/v1/api.css"></head><body><main><h1>${escaped(document.info.title)} API ${escaped(document.info.version)}</h1><p>${escaped(document.info.description ?? '')}</p><p><a href="/api/v1/openapi.json">OpenAPI 3.1 document</a></p>${sections}</main></body></html>`;
}

function entryOf(method: string, path: string, { summary = '', parameters = [], responses = {} }: Operation): string {
  const rows = parameters
    .map(
      (parameter) =>
        `<tr><td><code>${escaped(parameter.name)}</code></td><td>${escaped(parameter.in)}${parameter.required === true ? ', required' : ''}</td><td>${escaped(parameter.description ?? '')}</td></tr>`,
    )
    .join('');
  const table =
    rows === ''
      ? ''
      : `<table><thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table>`;
  return `<article><h3><span class="m ${escaped(method)}">${escaped(method.toUpperCase())}</span> <code>${escaped(path)}</code></h3><p>${escaped(summary)}</p>${table}<p class="s">Answers: ${Object.keys(responses).map(escaped).join(', ')}</p></article>`;
}

export const apiStyle = `:root{color-scheme:light dark}body{margin:0;font:16px/1.55 system-ui,sans-serif;background:light-dark(#faf9f6,#0d1513);color:light-dark(#1d1c19,#eef4f1)}main{max-width:860px;margin:0 auto;padding:24px 16px 64px}h1,h2,h3{line-height:1.25}h2{margin-top:40px;text-transform:capitalize}article{border-top:1px solid light-dark(#cfc9bc,#2a3a36);padding:12px 0}h3{font-size:16px;margin:0;overflow-wrap:anywhere}a{color:light-dark(#0d5a4b,#86cfbd)}.m{display:inline-block;min-width:56px;font-size:13px;font-weight:700;color:light-dark(#0d5a4b,#86cfbd)}.m.post,.m.put{color:light-dark(#7a4b00,#ffd68a)}.s{font-size:14px;opacity:.85;margin:6px 0 0}table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;padding:4px 8px 4px 0;vertical-align:top}.problem header{background:#0b4338;padding:14px 16px}.problem header a{display:flex;gap:10px;align-items:center;max-width:560px;margin:0 auto;color:#fff;font-weight:700;text-decoration:none}.problem main{max-width:560px}.problem h1{font-size:28px}.problem .ways{display:flex;flex-wrap:wrap;gap:10px;margin:24px 0}.problem .ways a{padding:11px 18px;border:1.5px solid light-dark(#857e70,#7d8f8a);border-radius:10px;font-weight:700;text-decoration:none;background:light-dark(#fff,#141f1c)}.problem button{font:inherit;font-weight:700;min-height:44px;padding:11px 18px;border:0;border-radius:10px;color:#fff;background:#0d5a4b;cursor:pointer}`;
