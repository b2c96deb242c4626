// The house's own lint rules, for what no general rule can say. Loaded by oxlint (.oxlintrc.json, `jsPlugins`).
// They look at the shape of the code alone; each message says what to write instead.

type Node = { readonly type: string; readonly [key: string]: unknown };
type Context = { readonly report: (finding: { readonly node: Node; readonly message: string }) => void };
type Rule = { readonly create: (context: Context) => Readonly<Record<string, (node: Node) => void>> };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const nameOf = (value: unknown): string | undefined =>
  isNode(value) && value.type === 'Identifier' && typeof value['name'] === 'string' ? value['name'] : undefined;

/** Reading the clock of the machine: allowed in the one module that gives the clock to all others. */
const noClock: Rule = {
  create: (context) => {
    const message = 'Take the time from the clock that was handed in: only clock.ts reads the machine.';
    return {
      MemberExpression: (node) => {
        if (nameOf(node['object']) === 'Date' && nameOf(node['property']) === 'now') context.report({ node, message });
      },
      NewExpression: (node) => {
        const given = node['arguments'];
        if (nameOf(node['callee']) === 'Date' && Array.isArray(given) && given.length === 0)
          context.report({ node, message });
      },
      CallExpression: (node) => {
        if (nameOf(node['callee']) === 'Date') context.report({ node, message });
      },
    };
  },
};

/** Chance: the kernel and the services answer the same to the same question, for ever. */
const noChance: Rule = {
  create: (context) => ({
    MemberExpression: (node) => {
      const [object, property] = [nameOf(node['object']), nameOf(node['property'])];
      if ((object === 'Math' && property === 'random') || object === 'crypto' || object === 'performance') {
        context.report({ node, message: 'Nothing here may depend on chance or on the machine: hand the value in.' });
      }
    },
  }),
};

/** A service file is data: JavaScript's own operators on terms would be carried out at once, and never by the kernel. */
const noOperatorsOnTerms: Rule = {
  create: (context) => {
    const message = 'A service file says conditions by terms: write .and(), .or(), .not() or when() instead.';
    const report = (node: Node) => context.report({ node, message });
    return { LogicalExpression: report, ConditionalExpression: report, IfStatement: report };
  },
};

export default {
  meta: { name: 'balai' },
  rules: { 'no-clock': noClock, 'no-chance': noChance, 'no-operators-on-terms': noOperatorsOnTerms },
};
