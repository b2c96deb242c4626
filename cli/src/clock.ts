// The one place of the command line that reads the machine's clock; everything else is handed the time.
import type { Instant } from '@balai/kernel';

export const now = (): Instant => Date.now();
