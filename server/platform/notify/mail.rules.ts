// What a mail says: one alert by itself, several as a list, in the reader's language, as plain text. Pure.
import type { Permission } from '../../../schema/permission.ts';
import { placeOf } from '../../../schema/places.ts';
import type { Language } from '../../core/language.ts';

export interface Told { titleZh: string; titleEn: string; bodyZh: string | null; bodyEn: string | null; resource: string | null; resourceId: string | null; count: number; isDigest: boolean; items: { zh: string; en: string; resource?: string | null; id?: string | null }[] }
export interface Mail { subject: string; text: string }
/** The console's address, when it is known, and what its reader may see there. */
export interface Desk { base: string | null; may: (word: Permission) => boolean }

const flat = (text: string): string => text.replace(/[\r\n]+/g, ' ').trim();

function entry(told: Told, language: Language, { base, may }: Desk): string {
  const zh = language === 'zh';
  const title = flat(zh ? told.titleZh : told.titleEn);
  const body = zh ? told.bodyZh : told.bodyEn;
  const place = placeOf(told.resource, told.resourceId, may);
  const items = told.items.map((item) => {
    const where = placeOf(item.resource, item.id, may);
    return `  - ${flat(zh ? item.zh : item.en)}${where && base ? `\n    ${base}${where}` : ''}`;
  });
  const more = told.isDigest && told.count > told.items.length ? [zh ? `  …还有 ${told.count - told.items.length} 条` : `  … and ${told.count - told.items.length} more`] : [];
  return [told.isDigest ? `${title}${zh ? `（${told.count}）` : ` (${told.count})`}` : title, ...(body ? [flat(body)] : []), ...(place && base ? [`${base}${place}`] : []), ...items, ...more].join('\n');
}

/** The mail about what somebody was told. */
export function mailOf(list: readonly Told[], language: Language, desk: Desk): Mail {
  const zh = language === 'zh';
  const [first] = list;
  const total = list.reduce((sum, one) => sum + (one.isDigest ? one.count : 1), 0);
  const subject = list.length === 1 && first ? entry({ ...first, bodyZh: null, bodyEn: null, resource: null, items: [], isDigest: first.isDigest }, language, { ...desk, base: null }).split('\n')[0] ?? ''
    : zh ? `${total} 条提醒` : `${total} notifications`;
  return { subject, text: `${list.map((one) => entry(one, language, desk)).join('\n\n')}\n` };
}
