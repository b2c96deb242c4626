/**
 * What every page may count on: the platform of this installation and the reader's wishes, set once per request in hooks.server.ts.
 *
 * Must never: import anything at run time (types only).
 */
import type { OutageTold, Platform as BalaiPlatform, RawForm, VerifyView } from '@balai/server/platform';
import type { Bilingual, Language, Theme } from './lib/i18n/language.ts';
import type { RegionFacts } from './lib/shell/region.ts';

/** The outcome of a form, kept for the page after its redirect (`?pesan=ID`). */
export interface FlashView {
  readonly kind: 'done' | 'refused';
  readonly messages: readonly { readonly field: string | null; readonly message: Bilingual }[];
  readonly typed: RawForm;
  /** Of a document that was sent to be verified. */
  readonly verdict?: VerifyView;
}

declare global {
  namespace App {
    interface Locals {
      /** The one door to cases, services, officers and figures. Throws when the page runs outside of Balai's server. */
      readonly platform: BalaiPlatform;
      language: Language;
      theme: Theme;
      /** The region's own name, for the header: `Kota Tangerang`. */
      regionName: string;
      region: RegionFacts;
      /** The present, whole ms since epoch, by the server's clock. */
      now: number;
      /** What the form before this page has to tell; null without one. */
      flash: FlashView | null;
      /** Set where the installation, not the page, was at fault: no room on the disk, or the database away. */
      outage: OutageTold | null;
      /** Why nothing is written now; null: all is well. */
      standstill: OutageTold['type'] | null;
      /** Keeps an outcome for the next page and returns its id, for `?pesan=ID` in a redirect. */
      tell(flash: FlashView): Promise<string>;
    }
    interface Error {
      message: string;
      /** Short code to quote to the help desk; in the server's log beside the cause. */
      reference?: string;
      outage?: OutageTold['type'];
    }
  }
}
