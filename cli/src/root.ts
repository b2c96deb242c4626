// Where the checkout lies. The only place that counts folders upwards.
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
