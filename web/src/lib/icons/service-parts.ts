// The icons of the parts of a service page: of a question by its kind, of what is said of a result. Must never carry a meaning alone.
import type { ServiceView } from '@balai/server/platform';
import type { IconName } from './names.ts';

type Requirement = ServiceView['requirements'][number]['kind'];
type About = ServiceView['gives']['points'][number]['about'];

const OF_KIND: Partial<Record<Requirement, IconName>> = {
  nik: 'identification-card',
  phone: 'phone',
  email: 'envelope-simple',
  date: 'calendar-dots',
  time: 'clock',
  place: 'map-pin',
  area: 'map-trifold',
  region: 'map-trifold',
  photo: 'camera',
  evidence: 'camera',
  file: 'file-text',
  signature: 'signature',
  yesNo: 'question',
  choice: 'list',
  choices: 'list',
  rupiah: 'hand-coins',
};
const OF_POINT: Record<About, IconName> = {
  signature: 'signature',
  code: 'qr-code',
  time: 'clock',
  photo: 'camera',
  check: 'shield-check',
  objection: 'scales',
};

export const requirementIcon = (kind: Requirement): IconName => OF_KIND[kind] ?? 'pencil-simple';
export const givesIcon = (about: About): IconName => OF_POINT[about];
