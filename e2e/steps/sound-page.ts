// What every page of a walk must be, whatever it says: without a fault for axe in light and dark, and no wider than its window.
// Looked at on a copy of the same document: axe needs script, and most walks have none.
// Must never: change what the walker's own page shows.
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFaults, onTwin } from '../axe.ts';

const LIGHT: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
};
const DARK: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** Fails with what is wrong and where. */
export const expectSoundPage = (page: Page): Promise<void> =>
  onTwin(page, async (twin) => {
    // Without motion: a colour on its way from one theme to the other is neither.
    await twin.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const path = new URL(twin.url()).pathname;
    const light = await axeFaults(twin, LIGHT);
    await twin.emulateMedia({ colorScheme: 'dark' });
    const dark = await axeFaults(twin, DARK);
    const { wide, window } = await twin.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
    }));
    expect({ path, faults: [...light, ...dark], isTooWide: wide > window }).toEqual({
      path,
      faults: [],
      isTooWide: false,
    });
  });
