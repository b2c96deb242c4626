// dependency-cruiser reads TypeScript by the compiler's old interface, which TypeScript 7 does not have. The pages' checker
// brings TypeScript 6; this preload (`node --import`) gives that one to dependency-cruiser, and to nobody else.
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { root } from '../root.ts';

const web = createRequire(join(root, 'web', 'package.json'));

registerHooks({
  resolve(specifier, context, next) {
    const asks = specifier === 'typescript' || specifier.startsWith('typescript/');
    if (!asks || context.parentURL?.includes('/node_modules/dependency-cruiser/') !== true)
      return next(specifier, context);
    return next(web.resolve(specifier), context);
  },
});
