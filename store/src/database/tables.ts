/**
 * The columns of the small record tables, for statements built with checked names. The log and its derived rows are
 * written by the fixed statements of `case/`. Must never: differ from migrations/ (the store's tests send them all).
 */
import type { ColumnType } from 'kysely';

/** Sent as JSON text, read as a value. */
type Json<T> = ColumnType<T, string, string>;

export interface Tables {
  region: {
    region_id: number;
    slug: string;
    name: Json<{ id: string; en: string }>;
    kind: 'live' | 'practice' | 'demo';
    code: string;
    utc_offset: number;
    hosts: readonly string[];
  };
  link: {
    region_id: number;
    token_hash: string;
    case_id: string | null;
    purpose: 'case' | 'contact' | 'draft' | 'turn' | 'reply';
    turn_id: string | null;
    draft_id: string | null;
    created_at: number;
    expires_at: number | null;
    used_at: number | null;
    link_id: string | null;
    answered: string | null;
  };
  push_notice: {
    region_id: number;
    push_id: string;
    case_id: string;
    device_hash: string;
    language: 'id' | 'en';
    subscription: string;
    key_id: string | null;
    since_at: number;
  };
  reach: {
    region_id: number;
    reach_id: string;
    unit: string;
    area: string;
    which: string;
    address: string;
    key_id: string | null;
    changed_by: string;
    changed_at: number;
  };
  draft: {
    region_id: number;
    draft_id: string;
    service_id: string;
    manifest_hash: string;
    answers: Json<Record<string, unknown>>;
    typed: Json<Record<string, unknown>>;
    step: string | null;
    channel: string;
    officer: string | null;
    created_at: number;
    saved_at: number;
    submitted_case_id: string | null;
    split_from: string | null;
    sealed: string | null;
    key_id: string | null;
  };
  file: {
    region_id: number;
    sha256: string;
    owner: string;
    media_type: 'image/jpeg' | 'image/webp' | 'application/pdf';
    bytes: number;
    width: number | null;
    height: number | null;
    thumbnail_sha256: string | null;
    perceptual: string | null;
    mirrored: string | null;
    bands: readonly string[];
    landmarks: Buffer | null;
    marks: readonly number[];
    state: 'staged' | 'scanned' | 'attached';
    uploaded_at: number;
    taken_at: string | null;
    taken_latitude: number | null;
    taken_longitude: number | null;
  };
  case_file: { region_id: number; case_id: string; sha256: string; field: string; version: number };
  message: {
    region_id: number;
    message_id: string;
    case_id: string;
    sent_by: 'resident' | 'officer' | 'outside';
    officer: string | null;
    body: string;
    at: number;
    key_id: string | null;
    by_mail: boolean;
    turn_id: string | null;
    files: string[];
  };
  note: {
    region_id: number;
    note_id: string;
    case_id: string;
    officer: string;
    body: string;
    at: number;
    key_id: string | null;
  };
  reading: {
    region_id: number;
    case_id: string;
    officer: string;
    what: string;
    hour: number;
    shown: number;
    unit: string;
    purpose: string | null;
    at: number;
    key_id: string | null;
  };
  claim: {
    region_id: number;
    case_id: string;
    officer: string;
    claimed_at: number;
    until_at: number;
    given_by: string | null;
  };
  saved_filter: {
    region_id: number;
    officer: string;
    filter_id: string;
    name: string;
    filter: Json<Record<string, unknown>>;
  };
  answer_template: {
    region_id: number;
    template_id: string;
    unit: string;
    area: string;
    name: string;
    body: string;
    changed_by: string;
    changed_at: number;
    key_id: string | null;
  };
  told: {
    region_id: number;
    told_id: string;
    device_hash: string | null;
    body: string;
    key_id: string | null;
    at: number;
  };
  mention: {
    region_id: number;
    note_id: string;
    officer: string;
    case_id: string;
    unit: string | null;
    mentioned_by: string;
    at: number;
    seen_at: number | null;
  };
  case_registry: {
    region_id: number;
    case_id: string;
    number: string;
  };
  follower: {
    region_id: number;
    case_id: string;
    follower_hash: string;
    since_at: number;
    from_case_id: string | null;
  };
  case_link: {
    region_id: number;
    case_id: string;
    kind: 'startedBy' | 'started' | 'mergedInto' | 'mergedFrom';
    other_region_id: number;
    other_case_id: string;
    at: number;
  };
  device: { region_id: number; device_hash: string; remembered: boolean; since_at: number };
  device_holds: {
    region_id: number;
    device_hash: string;
    kind: 'case' | 'draft' | 'turn';
    held_id: string;
    since_at: number;
  };
  officer: { region_id: number; officer_id: string; name: string; email: string };
  officer_leave: {
    region_id: number;
    leave_id: string;
    officer: string;
    from_day: string;
    to_day: string;
    asked_at: number;
    decided_by: string | null;
    decided_at: number | null;
    approved: boolean | null;
    because: string | null;
    stand_in: string | null;
    ended_by: string | null;
    ended_at: number | null;
    ended_on: string | null;
  };
  appointment: {
    region_id: number;
    appointment_id: string;
    officer_id: string;
    unit: string;
    area: string;
    position: string;
    from_day: string;
    to_day: string | null;
    kind: 'definitif' | 'Plt' | 'Plh' | 'delegasi';
    decree: string;
  };
}
