/**
 * An action's form as the API takes it: its photos uploaded first, then its answers, reasons and confirmations.
 *
 * Must never: send the action itself.
 */
type Raw = Readonly<Record<string, string | readonly string[]>>;
export interface Collected {
  readonly raw: Raw;
  readonly because: readonly string[];
  /** By reason: which rows or parts of what it is about. Of a reason that was not given, nothing. */
  readonly about: Readonly<Record<string, readonly string[]>>;
  readonly confirms: readonly string[];
  readonly note: string;
}
/** What the form says of itself. A question of an older version may be named so too: its answer comes after the form's own word. */
const OWN_ONCE = new Set(['giliran', 'tindakan', 'kunci', 'versi']);
const OWN = new Set(['alasan', 'tentang', 'yakin', 'catatan']);

export async function collect(
  form: HTMLFormElement,
  number: string,
): Promise<{ readonly ok: true; readonly value: Collected } | { readonly ok: false; readonly error: string }> {
  const data = new FormData(form);
  const raw: Record<string, string | string[]> = {};
  const said = new Set<string>();
  for (const [name, value] of data) {
    if (OWN.has(name) || (OWN_ONCE.has(name) && !said.has(name))) {
      said.add(name);
      continue;
    }
    if (typeof value === 'string') add(raw, name, value);
    else if (value.size > 0) {
      const uploaded = await upload(value, number, name);
      if (!uploaded.ok) return uploaded;
      raw[name] = uploaded.value;
    }
  }
  const list = (name: string) => data.getAll(name).map(String);
  return {
    ok: true,
    value: {
      raw,
      because: list('alasan'),
      about: aboutOf(list('tentang'), list('alasan')),
      confirms: list('yakin'),
      note: String(data.get('catatan') ?? ''),
    },
  };
}

function aboutOf(chosen: readonly string[], because: readonly string[]): Collected['about'] {
  const about: Record<string, string[]> = {};
  for (const reason of because) {
    const paths = chosen.filter((one) => one.startsWith(`${reason}:`)).map((one) => one.slice(reason.length + 1));
    if (paths.length > 0) about[reason] = paths;
  }
  return about;
}

function add(raw: Record<string, string | string[]>, name: string, value: string): void {
  const before = raw[name];
  raw[name] = before === undefined ? value : [before, value].flat();
}

async function upload(
  file: File,
  number: string,
  question: string,
): Promise<{ readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: string }> {
  const body = new FormData();
  body.set(question, file);
  const response = await fetch(
    `/api/v1/officer/cases/${encodeURIComponent(number)}/files/${encodeURIComponent(question)}`,
    { method: 'POST', body },
  );
  const answer = (await response.json()) as {
    readonly sha256?: string;
    readonly detail?: string;
    readonly title?: string;
  };
  return answer.sha256 === undefined
    ? { ok: false, error: answer.detail ?? answer.title ?? '' }
    : { ok: true, value: answer.sha256 };
}
