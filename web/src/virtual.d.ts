// Types of the modules that the build makes (vite/icons-plugin.ts, vite/islands-plugin.ts). Must never hold code.
declare module 'virtual:icons' {
  export const icons: Readonly<
    Record<import('./lib/icons/names.ts').IconName, { readonly bold: string; readonly duotone: string }>
  >;
}
declare module 'virtual:islands' {
  export const islands: Readonly<Record<string, string>>;
}
declare module 'exifr/dist/mini.esm.mjs' {
  export function gps(file: Blob): Promise<{ readonly latitude: number; readonly longitude: number } | undefined>;
}
