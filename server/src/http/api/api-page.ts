/**
 * A readable page of the API, made from the same OpenAPI document that machines read.
 *
 * Must never: need script, a font of others, or a word that the document does not hold.
 */
import { type Field, fieldsOf } from './schema-fields.ts';

type Content = Readonly<Record<string, { readonly schema?: unknown }>>;
interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
}
interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (character) => escapes[character] as string);

/** Returns the page; its style sheet is a file of its own, because nothing inline may run. */
export function apiPage(document: OpenApi): string {
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, value] of Object.entries(methods)) {
      const operation = value as Operation;
      const tag = operation.tags?.[0] ?? 'other';
      groups.set(tag, [...(groups.get(tag) ?? []), entryOf(method, path, operation)]);
    }
  }
  const idOf = (tag: string) => escaped(tag.replaceAll(' ', '-'));
  const sections = [...groups].map(
    ([tag, entries]) => `<section><h2 id="${idOf(tag)}">${escaped(tag)}</h2>${entries.join('')}</section>`,
  );
  const contents = [...groups].map(
    ([tag, entries]) => `<li><a href="#${idOf(tag)}">${escaped(tag)}</a> (${entries.length})</li>`,
  );
  const title = `${escaped(document.info.title)} API ${escaped(document.info.version)}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="stylesheet" href="/api/v1/api.css"></head><body><main><h1>${title}</h1><p>${escaped(document.info.description ?? '')}</p><p><a href="/api/v1/openapi.json">OpenAPI 3.1 document</a></p><nav aria-label="Contents"><ul class="c">${contents.join('')}</ul></nav>${sections.join('')}</main></body></html>`;
}

function entryOf(method: string, path: string, operation: Operation): string {
  const { summary = '', parameters = [], requestBody, responses = {} } = operation;
  const asked = parameters.map((one) => ({
    path: one.name,
    kind: one.in,
    required: one.required === true,
    meaning: one.description ?? '',
  }));
  const bodies = Object.entries(requestBody?.content ?? {}).map(
    ([type, { schema }]) =>
      `<p class="s">Body, <code>${escaped(type)}</code></p>${tableOf('Field', fieldsOf(schema ?? {}))}`,
  );
  const answers = Object.entries(responses).map(([status, { description = '', content = {} }]) => {
    const [[type, { schema }] = ['', {}]] = Object.entries(content);
    const what = [type, description === 'Default Response' ? '' : description].filter((word) => word !== '').join(': ');
    const line = `<strong>${escaped(status)}</strong> ${escaped(what)}`;
    return schema === undefined
      ? `<p class="s">${line}</p>`
      : `<details><summary>${line}</summary>${tableOf('Field', fieldsOf(schema))}</details>`;
  });
  return `<article><h3><span class="m ${escaped(method)}">${escaped(method.toUpperCase())}</span> <code>${escaped(path)}</code></h3><p>${escaped(summary)}</p>${tableOf('Parameter', asked)}${bodies.join('')}${answers.join('')}</article>`;
}

/** The table of what is asked or answered; nothing where there is nothing. */
function tableOf(first: string, fields: readonly Field[]): string {
  if (fields.length === 0) return '';
  const rows = fields.map(
    ({ path, kind, required, meaning }) =>
      `<tr><td><code>${escaped(path === '' ? '(whole)' : path)}</code></td><td>${escaped(kind)}${required ? '' : ', optional'}</td><td>${escaped(meaning)}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">${first}</th><th scope="col">${first === 'Parameter' ? 'In' : 'Kind'}</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

export const apiStyle = `:root{color-scheme:light dark}body{margin:0;font:16px/1.55 system-ui,sans-serif;background:light-dark(#faf9f6,#0d1513);color:light-dark(#1d1c19,#eef4f1)}main{max-width:860px;margin:0 auto;padding:24px 16px 64px}h1,h2,h3{line-height:1.25}h2{margin-top:40px;text-transform:capitalize}article{border-top:1px solid light-dark(#cfc9bc,#2a3a36);padding:12px 0}h3{font-size:16px;margin:0;overflow-wrap:anywhere}a{color:light-dark(#0d5a4b,#86cfbd)}.m{display:inline-block;min-width:56px;font-size:13px;font-weight:700;color:light-dark(#0d5a4b,#86cfbd)}.m.post,.m.put{color:light-dark(#7a4b00,#ffd68a)}.s{font-size:14px;opacity:.85;margin:6px 0 0}.c{display:flex;flex-wrap:wrap;gap:4px 20px;padding:0;list-style:none}.c a,summary{min-height:44px;display:inline-flex;align-items:center;gap:6px}summary{cursor:pointer;font-size:14px}table{border-collapse:collapse;width:100%;font-size:14px;table-layout:fixed;margin:4px 0 8px}td{overflow-wrap:anywhere}th,td{text-align:left;padding:4px 8px 4px 0;vertical-align:top}.problem header{background:#0b4338;padding:14px 16px}.problem header a{display:flex;gap:10px;align-items:center;max-width:560px;margin:0 auto;color:#fff;font-weight:700;text-decoration:none}.problem main{max-width:560px}.problem h1{font-size:28px}.problem .ways{display:flex;flex-wrap:wrap;gap:10px;margin:24px 0}.problem .ways a{padding:11px 18px;border:1.5px solid light-dark(#857e70,#7d8f8a);border-radius:10px;font-weight:700;text-decoration:none;background:light-dark(#fff,#141f1c)}.problem button{font:inherit;font-weight:700;min-height:44px;padding:11px 18px;border:0;border-radius:10px;color:#fff;background:#0d5a4b;cursor:pointer}`;
