// The parser that reads service files for their positions: TypeScript 6, which the pages' checker brings (TypeScript 7 has no
// interface of its own yet). Only what is used of it is named here. Must never: load or change a file that it reads.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../root.ts';

/** A piece of the program. What it holds besides depends on its `kind`; the guards of `Parser` tell. */
export type Syntax = {
  readonly kind: number;
  readonly end: number;
  getStart(file: SourceText): number;
};
export type SourceText = Syntax & {
  readonly text: string;
  readonly statements: readonly Syntax[];
  getLineAndCharacterOfPosition(position: number): { readonly line: number; readonly character: number };
};
type Named = Syntax & { readonly name: Syntax & { readonly text?: string } };
type Parser = {
  createSourceFile(name: string, text: string, target: number, setParents: boolean): SourceText;
  forEachChild(node: Syntax, visit: (child: Syntax) => void): void;
  isCallExpression(
    node: Syntax,
  ): node is Syntax & { readonly expression: Syntax; readonly arguments: readonly Syntax[] };
  isObjectLiteralExpression(node: Syntax): node is Syntax & { readonly properties: readonly Syntax[] };
  isPropertyAssignment(node: Syntax): node is Named & { readonly initializer: Syntax };
  isShorthandPropertyAssignment(node: Syntax): node is Named;
  isSpreadAssignment(node: Syntax): node is Syntax & { readonly expression: Syntax };
  isArrayLiteralExpression(node: Syntax): node is Syntax & { readonly elements: readonly Syntax[] };
  isPropertyAccessExpression(node: Syntax): node is Syntax & { readonly expression: Syntax };
  isArrowFunction(node: Syntax): node is Syntax & { readonly body: Syntax };
  isAsExpression(node: Syntax): node is Syntax & { readonly expression: Syntax };
  isSatisfiesExpression(node: Syntax): node is Syntax & { readonly expression: Syntax };
  isParenthesizedExpression(node: Syntax): node is Syntax & { readonly expression: Syntax };
  isStringLiteral(node: Syntax): node is Syntax & { readonly text: string };
  isIdentifier(node: Syntax): node is Syntax & { readonly text: string };
  isVariableDeclaration(node: Syntax): node is Named & { readonly initializer?: Syntax };
};

let parser: Parser | undefined;
/** Loaded when the first position is asked for. */
export const syntaxParser = (): Parser =>
  (parser ??= createRequire(join(root, 'web', 'package.json'))('typescript') as Parser);

const ES2022 = 9;
export const parse = (name: string, text: string): SourceText =>
  syntaxParser().createSourceFile(name, text, ES2022, false);
