// Before a calibration ends, and once it has, the instrument's keeper is told: once each, however often it is looked.
import { businessDay, type Context } from '../../core/context.ts';
import { addDays } from '../../core/clock.ts';
import type { Label } from '../../core/language.ts';
import { transact } from '../../core/transact.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { keepers, usualOwner } from '../quality.people.ts';
import { tellPeople } from '../quality.tell.ts';

/** Days before its end from which a calibration is said to run out. */
const CALIBRATION_SOON_DAYS = 14;
defineAlert({ kind: 'quality.calibration', digest: { zh: '校准到期的仪器', en: 'Instruments whose calibration ends' } });

interface Ending { id: string; number: string; nameZh: string; nameEn: string; until: string; storeId: string | null; keeperId: string | null }
// A keeper who has left keeps nothing any more.
const ENDING = `
  select i.id::text, i.number, i.name_zh "nameZh", i.name_en "nameEn", to_char(i.calibration_due_on, 'YYYY-MM-DD') "until", i.store_id::text "storeId", e.id::text "keeperId"
  from instruments i left join employees e on e.id = i.keeper_id and (e.left_on is null or e.left_on > $1::date)
  where not i.is_retired and i.calibration_due_on <= $2::date order by i.id limit 2000`;

const wordsOf = (one: Ending, isOver: boolean): { title: Label; body: Label } => ({
  title: isOver ? { zh: `${one.number} 的校准已过期`, en: `The calibration of ${one.number} has lapsed` } : { zh: `${one.number} 的校准快到期`, en: `The calibration of ${one.number} ends soon` },
  body: isOver ? { zh: `${one.nameZh}有效期到 ${one.until}，重新校准前它的读数交不上来`, en: `${one.nameEn}: it held until ${one.until}; until it is calibrated anew its readings are refused` } : { zh: `${one.nameZh}有效期到 ${one.until}，过期后读数交不上来`, en: `${one.nameEn}: it holds until ${one.until}; after that its readings are refused` },
});

/** Tells the keepers of instruments whose calibration ends within days or has ended; without a keeper who answers for the store, else who keeps quality. Answers how many instruments that were. */
export async function tellCalibrations(ctx: Context): Promise<number> {
  const today = businessDay(ctx);
  const { rows } = await ctx.db.write.query<Ending>(ENDING, [today, addDays(today, CALIBRATION_SOON_DAYS)]);
  for (const one of rows) {
    const isOver = one.until < today;
    await transact(ctx, async (tx) => {
      const owner = one.keeperId ?? (await usualOwner(tx, one.storeId));
      const { title, body } = wordsOf(one, isOver);
      // A matter is one calibration's end, before it and after it: the next calibration is another.
      await tellPeople(tx, owner ? [owner] : await keepers(tx), 'quality.calibration', `calibration:${one.id}:${one.until}${isOver ? ':over' : ''}`, title, { resource: 'Instrument', id: one.id }, { again: false, body });
    });
  }
  return rows.length;
}
