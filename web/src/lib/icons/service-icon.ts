// The icon of a service: what its catalogue entry names, in words of services (`lamp`) or of Phosphor. Must never fail on an unknown name.
import { type IconName, isIconName } from './names.ts';

const NAMES: Readonly<Record<string, IconName>> = { lamp: 'lightbulb', road: 'road-horizon', letter: 'certificate' };

export const serviceIcon = (name: string): IconName =>
  Object.hasOwn(NAMES, name) ? (NAMES[name] ?? 'file-text') : isIconName(name) ? name : 'file-text';
