// The gateway to residents' telephones of this installation. It stands by itself so that the running city and every command tell
// people in the same way. None is built in: it is null, and the page of a case is the only news (ADR 0042). A city's own adapter
// comes in here. Must never: keep the number that it writes to.
import type { Messenger } from '@balai/server';

export const messenger: Messenger | null = null;
