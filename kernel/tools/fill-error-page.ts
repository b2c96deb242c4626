/** Writes what each snippet of docs/guide/errors.md provokes above it. Must never: change anything else of the page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { ERROR_PAGE, filled, provoke } from './error-page.ts';

const page = readFileSync(ERROR_PAGE, 'utf8');
writeFileSync(ERROR_PAGE, filled(page, await provoke(page)));
