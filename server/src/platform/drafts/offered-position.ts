/**
 * The place that a camera wrote into a photo, between the upload and the resident's yes.
 *
 * It is given back to the resident's own browser, sealed, and nowhere else: the server keeps nothing of it, so there is nothing
 * to forget when the answer is no, when none comes, or when the half hour is over. Must never: be readable in an address, be
 * taken for another draft, or be stored before the yes.
 */
import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { areaAt } from '../../geography/area-at.ts';
import type { Bound } from '../bound.ts';
import type { PortalPlatform } from '../platform-types.ts';
import { asIs } from '../texts/text.ts';
import { questionsOf, withPosition } from './draft-state.ts';
import { openDraft } from './open-draft.ts';

interface Position {
  readonly latitude: number;
  readonly longitude: number;
}
interface PositionSeal {
  seal(draftId: string, position: Position): string;
  /** Null: another draft's, too old, or not ours. */
  open(draftId: string, sealed: string): Position | null;
}
type PositionDoor = Pick<PortalPlatform, 'offerPosition' | 'offeredPosition' | 'agreeToPosition'>;

export function positionDoor(bound: Bound): PositionDoor {
  const seal = positionSeal(bound.deps.linkSecret, () => bound.now);
  const areaOf = (position: Position) => areaAt(bound.city.shapes, position);
  return {
    async offerPosition(draftId, position) {
      const opened = await openDraft(bound, draftId);
      if (opened === null || areaOf(position) === null) return null;
      const question = questionsOf(bound, opened.state).find(([, { kind }]) => kind === 'place')?.[0];
      return question === undefined ? null : { question, sealed: seal.seal(draftId, position) };
    },
    async offeredPosition(draftId, sealed) {
      const position = seal.open(draftId, sealed);
      const area = position === null ? null : areaOf(position);
      return area === null ? null : { area: asIs(bound.names.area(area)) };
    },
    async agreeToPosition(draftId, sealed) {
      const position = seal.open(draftId, sealed);
      const opened = position === null ? null : await openDraft(bound, draftId);
      if (position === null || opened === null) return false;
      const agreed = withPosition(opened.state, position).draft;
      return (await bound.deps.store.drafts.change(agreed, opened.state.draft.savedAt)) !== null;
    },
  };
}

const HALF_HOUR_MS = 1_800_000;
const IV = 12;
const TAG = 16;

function positionSeal(secret: KeyObject, now: () => number): PositionSeal {
  // Made when it is needed: every request has this door, few go through it.
  const key = (): Buffer => createHmac('sha256', secret).update('position of a photo').digest();
  return {
    seal(draftId, { latitude, longitude }) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(draftId));
      const text = JSON.stringify([latitude, longitude, now() + HALF_HOUR_MS]);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
    },
    open(draftId, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length <= IV + TAG || bytes.length > 300) return null;
      try {
        const opener = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, IV))
          .setAAD(Buffer.from(draftId))
          .setAuthTag(bytes.subarray(-TAG));
        const text = Buffer.concat([opener.update(bytes.subarray(IV, -TAG)), opener.final()]).toString('utf8');
        const [latitude, longitude, until] = JSON.parse(text) as readonly [number, number, number];
        return until > now() ? { latitude, longitude } : null;
      } catch {
        return null; // not sealed by us, or for another draft
      }
    },
  };
}
