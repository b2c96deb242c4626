// Where a word of a service stands in its file: from a path of the manifest (`stages.diperiksa.next.tolak`) to line and column.
// What cannot be found leads to the nearest word above it. Must never: run the file; it may not even load.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../root.ts';
import type { ChosenService } from './choose-services.ts';
import { parse, syntaxParser, type SourceText, type Syntax } from './syntax.ts';

/** Counted from 1, as editors do. */
export type Position = { readonly line: number; readonly column: number };

export class SourceFile {
  /** From the root of the checkout: `services/tangerang/lampu-jalan.ts`. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly #source: SourceText;
  readonly #constants = new Map<string, Syntax>();
  readonly #calls: readonly Call[];

  constructor(path: string, text: string = readFileSync(path, 'utf8')) {
    this.name = relative(root, path);
    this.lines = text.split('\n');
    this.#source = parse(path, text);
    const calls: Call[] = [];
    const visit = (node: Syntax): void => {
      const ts = syntaxParser();
      if (ts.isVariableDeclaration(node) && node.initializer !== undefined)
        this.#constants.set(node.name.text ?? '', node.initializer);
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
        const whole = node.arguments.findLast((each) => ts.isObjectLiteralExpression(each));
        if (whole !== undefined) calls.push({ callee: node.expression.text, first: node.arguments[0], whole });
      }
      ts.forEachChild(node, visit);
    };
    visit(this.#source);
    this.#calls = calls;
  }

  /** Where `path` stands inside the call of `callee`; with `about`, in the one whose first argument has this name. */
  find(callee: 'defineService' | 'examplesOf' | 'adopt', path: readonly string[], about?: string): Position {
    const ts = syntaxParser();
    const call = this.#calls.find(
      (each) =>
        each.callee === callee &&
        (about === undefined || (each.first !== undefined && ts.isIdentifier(each.first) && each.first.text === about)),
    );
    if (call === undefined) return this.#position(this.#source);
    return this.#position(this.#descend(call.whole, this.#asWritten(call.whole, path), call.whole));
  }

  /** The names that an object has, as they are written; empty where none is found. */
  namesIn(callee: string, path: readonly string[]): readonly string[] {
    const call = this.#calls.find((each) => each.callee === callee);
    return call === undefined ? [] : this.#namesAt(call.whole, path);
  }
  #namesAt(whole: Syntax, path: readonly string[]): readonly string[] {
    const ts = syntaxParser();
    const found = this.#valueOf(whole, path);
    for (const held of found === undefined ? [] : this.#holders(found))
      if (ts.isObjectLiteralExpression(held))
        return held.properties.flatMap((each) =>
          ts.isPropertyAssignment(each) || ts.isShorthandPropertyAssignment(each) ? [each.name.text ?? ''] : [],
        );
    return [];
  }
  /** A text, as it is written; undefined where something else stands. */
  textIn(callee: string, path: readonly string[]): string | undefined {
    const call = this.#calls.find((each) => each.callee === callee);
    const found = call && this.#valueOf(call.whole, path);
    return found !== undefined && syntaxParser().isStringLiteral(found) ? found.text : undefined;
  }
  #valueOf(node: Syntax, [name, ...rest]: readonly string[]): Syntax | undefined {
    if (name === undefined) return node;
    for (const held of this.#holders(node)) {
      const found = this.#member(held, name);
      if (found !== undefined) return this.#valueOf(found.value, rest);
    }
    return undefined;
  }

  #position(node: Syntax): Position {
    const { line, character } = this.#source.getLineAndCharacterOfPosition(node.getStart(this.#source));
    return { line: line + 1, column: character + 1 };
  }

  /** A reason may stand under the name of an action: `reasons.bukanWarga` is written `reasons: { tolak: { bukanWarga: … } }`. */
  #asWritten(whole: Syntax, [part = '', name, ...rest]: readonly string[]): readonly string[] {
    if (part !== 'reasons' || name === undefined || this.#valueOf(whole, [part, name]) !== undefined)
      return name === undefined ? [part] : [part, name, ...rest];
    const action = this.#namesAt(whole, [part]).find((each) => this.#valueOf(whole, [part, each, name]) !== undefined);
    return action === undefined ? [part, name, ...rest] : [part, action, name, ...rest];
  }

  /** The node to point at: the last name of `path` that is written here. */
  #descend(node: Syntax, path: readonly string[], above: Syntax): Syntax {
    const [name, ...rest] = path;
    if (name === undefined) return above;
    for (const held of this.#holders(node)) {
      const found = this.#member(held, name);
      if (found !== undefined) return this.#descend(found.value, rest, found.name);
    }
    // `rows`, `options`, `value`: words of the data that nobody writes.
    return UNWRITTEN.has(name) ? this.#descend(node, rest, above) : above;
  }

  /** The objects and lists that a value is made of: arguments of `text(...)`, of `choice(...).of(...)`, the body of a function, a named constant. */
  *#holders(node: Syntax, depth = 0): Generator<Syntax> {
    const ts = syntaxParser();
    if (depth > DEEPEST) return;
    const next = (inner: Syntax) => this.#holders(inner, depth + 1);
    if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) {
      yield node;
    } else if (ts.isCallExpression(node)) {
      // The last argument of a word holds what is inside it; the first of `help(...)` holds the question.
      for (const argument of node.arguments.toReversed()) yield* next(argument);
      yield* next(node.expression);
    } else if (ts.isPropertyAccessExpression(node)) yield* next(node.expression);
    else if (ts.isArrowFunction(node)) yield* next(node.body);
    else if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
      yield* next(node.expression);
    else if (ts.isIdentifier(node)) {
      const constant = this.#constants.get(node.text);
      if (constant !== undefined) yield* next(constant);
    }
  }

  #member(held: Syntax, name: string): { readonly name: Syntax; readonly value: Syntax } | undefined {
    const ts = syntaxParser();
    if (ts.isArrayLiteralExpression(held)) {
      const element = /^\d+$/.test(name) ? held.elements[Number(name)] : undefined;
      return element && { name: element, value: element };
    }
    if (!ts.isObjectLiteralExpression(held)) return undefined;
    for (const property of held.properties) {
      if (ts.isPropertyAssignment(property) && property.name.text === name)
        return { name: property.name, value: property.initializer };
      if (ts.isShorthandPropertyAssignment(property) && property.name.text === name)
        return { name: property.name, value: property.name };
    }
    for (const property of held.properties)
      if (ts.isSpreadAssignment(property))
        for (const inner of this.#holders(property.expression)) {
          const found = this.#member(inner, name);
          if (found !== undefined) return found;
        }
    return undefined;
  }
}
type Call = { readonly callee: string; readonly first: Syntax | undefined; readonly whole: Syntax };
const UNWRITTEN: ReadonlySet<string> = new Set(['rows', 'options', 'value', 'values', 'require', 'askedIf']);
const DEEPEST = 12;

/** The files of a service, as far as this checkout has them under their usual names. */
export function filesOf({ region, service }: ChosenService): { readonly service: string; readonly examples: string } {
  const { id, adopts } = service.manifest;
  const folder = (slug: string) => join(root, 'services', slug);
  const first = (...paths: readonly string[]) => paths.find((path) => existsSync(path)) ?? paths[0] ?? '';
  return {
    service: first(join(folder(region.slug), `${id}.ts`), join(folder(adopts ?? region.slug), `${id}.ts`)),
    examples: first(join(folder(region.slug), `${id}.cases.ts`), join(folder(region.slug), 'cases.ts')),
  };
}
