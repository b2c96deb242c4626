// Registers a new service in `region.ts`: three imports and one line in `services`.
// Must never: change a file whose shape it does not know; then the caller says what to write by hand.
import { constantOf } from './parts.ts';

/** Returns the text of `region.ts` with the service in it; undefined when its shape is not the usual one. */
export const registered = (text: string, id: string): string | undefined =>
  registeredBy(text, importLines(id), entryLine(constantOf(id)));

/** The same with other lines: for a service whose parts lie elsewhere. */
export function registeredBy(text: string, lines: string, entry: string): string | undefined {
  const imports = [...text.matchAll(/^import .*;$/gm)];
  const last = imports.at(-1);
  const list = /^ {2}services: \[$/m.exec(text);
  const end = list === null ? -1 : text.indexOf('\n  ],', list.index);
  if (last === undefined || end < 0 || end < last.index) return undefined;
  const head = text.slice(0, last.index + last[0].length);
  const middle = text.slice(last.index + last[0].length, end);
  return `${head}\n${lines}${middle}\n    ${entry}${text.slice(end)}`;
}

export const importLines = (id: string): string => {
  const name = constantOf(id);
  return `import { ${name}Catalogue, ${name}Forecast } from './${id}.beside.ts';
import { ${name}Cases } from './${id}.cases.ts';
import { ${name} } from './${id}.ts';`;
};
export const entryLine = (name: string): string =>
  `{ manifest: ${name}, examples: ${name}Cases, catalogue: ${name}Catalogue, forecast: ${name}Forecast },`;
