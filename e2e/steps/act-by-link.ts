// The way of somebody without an account: the message with the link, its page, one answer. In the demo city nothing is sent; the
// page of the matter and the console's page of outgoing messages lead to the links.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { pageText, reloadUntil } from './browse-city.ts';
import { cityOfTests } from './city-of-tests.ts';

/** The link of the turn that `who` has, from the page of the matter of whoever asked; waits until the message has left. */
export async function linkOnMatter(page: Page, number: string, who: string): Promise<string> {
  await page.goto(`/urusan/${number}`);
  await reloadUntil(page, `Buka sebagai ${who}`);
  return (await page.locator(`a[href^="/g/"]:has-text("${who}")`).getAttribute('href')) ?? '';
}

/** The newest message with a link about this case, as the console's page of outgoing messages has it. */
export async function linkInOutbox(
  page: Page,
  number: string,
  /** One that was used already: its successor is waited for. */
  after = '',
): Promise<{ readonly path: string; readonly says: string }> {
  const row = page
    .locator('tr', { has: page.locator(`a[href="/konsol/kasus/${number}"]`) })
    .filter({ has: page.locator('a[href^="/g/"]') });
  await page.goto('/konsol/pesan');
  await reloadUntil(page, number);
  for (let tries = 0; ; tries += 1) {
    const newest = (await row.count()) > 0 ? row.first() : null;
    const path = (await newest?.locator('a[href^="/g/"]').getAttribute('href')) ?? after;
    if (newest !== null && path !== after) return { path, says: await newest.innerText() };
    if (tries > 60) throw new Error(`no new link for ${number}; the page says:\n${await pageText(page)}`);
    await page.waitForTimeout(700);
    await page.reload();
  }
}

/** Chooses an answer on the page of a link that is open, with its reasons, and sends; resolves with the heading that follows. */
export async function answerByLink(
  page: Page,
  action: string,
  {
    because = [],
    write = {},
  }: { readonly because?: readonly string[]; readonly write?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  await page.locator(`input[name=tindakan][value="${action}"]`).check();
  for (const reason of because) await page.locator(`input[name="alasan.${action}"][value="${reason}"]`).check();
  for (const [name, value] of Object.entries(write)) await page.fill(`[name="${name}"]`, value);
  await page.locator('#jawab button').click();
  await page.waitForURL('**/giliran/**');
  return page.locator('h1').innerText();
}

/** Lets the time of all links of a case run out, as a month would. */
export async function letLinksExpire(number: string): Promise<void> {
  const client = new pg.Client({ host: join(cityOfTests.data, 'run'), user: 'balai', database: 'balai' });
  await client.connect();
  await client.query(
    `update link l set expires_at = l.created_at + 1 from case_registry r
     where r.region_id = l.region_id and r.case_id = l.case_id and r.number = $1 and l.purpose = 'turn'`,
    [number],
  );
  await client.end();
}
