// What a mail says: one alert by itself, several as a list, in the reader's language, as plain text. Pure.
import type { Language } from '../../core/language.ts';

export interface Told { titleZh: string; titleEn: string; bodyZh: string | null; bodyEn: string | null; resource: string | null; resourceId: string | null; count: number; isDigest: boolean; items: { zh: string; en: string; resource?: string | null; id?: string | null }[] }
export interface Mail { subject: string; text: string }

/** Rows whose address in the console is not that of their noun; null: they have no page of their own. */
const OWN_PLACES: Record<string, (id: string) => string | null> = { ExamAttempt: (id) => `/myExams/${id}/result`, Certificate: (id) => `/myExams/${id}/certificate`, TransferProposal: () => null };
/** Where the console shows a row of a noun: `Ticket` -> `/tickets/<id>/show`; null where nowhere. */
export function placeOf(resource: string | null | undefined, id: string | null | undefined): string | null {
  if (!resource || !id) return null;
  const own = OWN_PLACES[resource];
  if (own) return own(encodeURIComponent(id));
  const room = `${resource.charAt(0).toLowerCase()}${resource.slice(1)}`;
  return `/${room.endsWith('y') ? `${room.slice(0, -1)}ies` : `${room}s`}/${encodeURIComponent(id)}/show`;
}

const flat = (text: string): string => text.replace(/[\r\n]+/g, ' ').trim();

function entry(told: Told, language: Language, base: string | null): string {
  const zh = language === 'zh';
  const title = flat(zh ? told.titleZh : told.titleEn);
  const body = zh ? told.bodyZh : told.bodyEn;
  const place = placeOf(told.resource, told.resourceId);
  const items = told.items.map((item) => {
    const where = placeOf(item.resource, item.id);
    return `  - ${flat(zh ? item.zh : item.en)}${where && base ? `\n    ${base}${where}` : ''}`;
  });
  const more = told.isDigest && told.count > told.items.length ? [zh ? `  …还有 ${told.count - told.items.length} 条` : `  … and ${told.count - told.items.length} more`] : [];
  return [told.isDigest ? `${title}${zh ? `（${told.count}）` : ` (${told.count})`}` : title, ...(body ? [flat(body)] : []), ...(place && base ? [`${base}${place}`] : []), ...items, ...more].join('\n');
}

/** The mail about what somebody was told; `base` is the console's address, when it is known. */
export function mailOf(list: readonly Told[], language: Language, base: string | null): Mail {
  const zh = language === 'zh';
  const [first] = list;
  const total = list.reduce((sum, one) => sum + (one.isDigest ? one.count : 1), 0);
  const subject = list.length === 1 && first ? entry({ ...first, bodyZh: null, bodyEn: null, resource: null, items: [], isDigest: first.isDigest }, language, null).split('\n')[0] ?? ''
    : zh ? `${total} 条提醒` : `${total} notifications`;
  return { subject, text: `${list.map((one) => entry(one, language, base)).join('\n\n')}\n` };
}
