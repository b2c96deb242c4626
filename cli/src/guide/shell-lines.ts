/**
 * The lines of shell that the guide shows, and what each calls. A block without a language is shell where each line can be read as such;
 * what is said to be typed inside a sentence (`npm run balai -- …`) counts too.
 *
 * Must never: run anything, or pass over a line of a block that it does not understand.
 */
export type Called =
  | { readonly kind: 'balai'; readonly words: readonly string[] }
  | { readonly kind: 'script'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'elsewhere'; readonly program: string }
  | { readonly kind: 'unknown' };
export interface ShellLine {
  readonly page: string;
  readonly line: number;
  readonly text: string;
  readonly calls: Called;
}

/** Programs of others that the guide calls, each known to the machine that it is typed on. */
const ELSEWHERE = new Set(['apt-get', 'curl', 'psql', 'git', 'cd', 'mkdir', 'cp', 'openssl', 'podman']);
/** What is shown in a block and typed into no shell: settings of Postfix, and statements of SQL. */
const NO_SHELL = /^(# (main\.cf|\/etc\/)|[a-z_]+ = |balas\.|create (role|database))/m;

/** The words of a line as a shell would split them: quotes keep words together, a comment ends it, and what is left out (`...`) is no word. */
export function wordsOf(line: string): readonly string[] {
  const found = [...line.matchAll(/"([^"]*)"|'([^']*)'|(#.*)|([^\s"'#][^\s"']*)/g)];
  const words: string[] = [];
  for (const [, double, single, comment, bare] of found) {
    if (comment !== undefined) break;
    if (!/^(\.\.\.|…)$/.test(bare ?? '')) words.push(double ?? single ?? bare ?? '');
  }
  return words;
}

export function calledBy(line: string): Called {
  const words = wordsOf(line);
  const at = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const [program = '', first = '', second = '', ...rest] = words.slice(at < 0 ? words.length : at);
  if (program === 'balai') return { kind: 'balai', words: words.slice(at + 1) };
  if (program === 'npm' && first === 'run' && second === 'balai')
    return { kind: 'balai', words: rest[0] === '--' ? rest.slice(1) : rest };
  if (program === 'npm' && first === 'run') return { kind: 'script', name: second };
  if (program === 'npm' && (first === 'start' || first === 'test')) return { kind: 'script', name: first };
  if (/(^|\/)node$/.test(program)) return { kind: 'file', path: first };
  return ELSEWHERE.has(program) ? { kind: 'elsewhere', program } : { kind: 'unknown' };
}

/** Every line that the page means to be typed. */
export function shellLines(page: string, text: string): readonly ShellLine[] {
  const found: ShellLine[] = [];
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const prose = text.replace(/^```([^\n]*)\n([\s\S]*?)^```$/gm, (block, language: string, body: string, at: number) => {
    if (language.trim() === '' && !NO_SHELL.test(body)) {
      const joined = body.replaceAll(/\\\n\s*/g, ' ');
      for (const line of joined.split('\n').filter((one) => wordsOf(one).length > 0))
        found.push({ page, line: lineAt(at + block.indexOf(line.slice(0, 20))), text: line, calls: calledBy(line) });
    }
    return block.replaceAll(/[^\n]/g, ' ');
  });
  for (const { 1: code = '', index } of prose.matchAll(/`((?:npm run |balai )[^`]+)`/g))
    found.push({ page, line: lineAt(index), text: code, calls: calledBy(code.replaceAll(/\s+/g, ' ')) });
  return found;
}
