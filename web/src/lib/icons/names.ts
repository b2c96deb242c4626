/**
 * The icons that the pages use, by their Phosphor names (https://phosphoricons.com). Add a name here to use it.
 *
 * Must never: hold a name that no page uses; each one costs bytes on the server.
 */
export const ICON_NAMES = [
  'arrow-left', 'arrow-right', 'arrow-square-out', 'arrow-counter-clockwise', 'arrows-left-right', 'baby', 'bank', 'bell', 'buildings',
  'calendar-check', 'calendar-dots', 'camera', 'caret-down', 'caret-left', 'caret-right', 'certificate', 'chart-bar', 'chart-line', 'chat-circle-dots',
  'check', 'check-circle', 'circle-half', 'clock', 'clock-countdown', 'cloud-check', 'cloud-slash', 'code', 'copy', 'crosshair', 'database',
  'device-mobile', 'download-simple', 'envelope-simple', 'eye', 'eye-slash', 'file-pdf', 'file-text', 'first-aid', 'flag', 'folder-open', 'funnel',
  'gavel', 'gear', 'globe', 'graduation-cap', 'hand-coins', 'hand-heart', 'hand-palm', 'hourglass', 'house', 'identification-card', 'image', 'info',
  'keyboard', 'lightbulb', 'lightbulb-filament', 'lightning', 'link', 'list', 'lock-key', 'magnifying-glass', 'map-pin', 'map-trifold', 'megaphone',
  'minus', 'moon', 'note', 'note-pencil', 'paper-plane-tilt', 'path', 'pencil-simple', 'phone', 'plus', 'printer', 'prohibit', 'push-pin', 'qr-code',
  'question', 'receipt', 'repeat', 'road-horizon', 'scales', 'seal-check', 'seal-warning', 'shield-check', 'sign-out', 'signature', 'siren', 'smiley', 'squares-four',
  'stamp', 'star', 'storefront', 'student', 'sun', 'table', 'tag', 'thumbs-down', 'thumbs-up', 'traffic-cone', 'trash', 'tray', 'truck',
  'upload-simple', 'user', 'user-circle', 'users', 'users-three', 'warning', 'warning-circle', 'whatsapp-logo', 'wifi-slash', 'x', 'x-circle',
] as const;

export type IconName = (typeof ICON_NAMES)[number];
export const isIconName = (name: string): name is IconName => (ICON_NAMES as readonly string[]).includes(name);
