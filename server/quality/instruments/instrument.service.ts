// Instruments kept, and readings of a check held against their calibration before they are taken in.
import { Instrument } from '../../../schema/quality/instrument.ts';
import type { SaveInstrumentInput } from '../../../schema/quality/instrument.inputs.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { viewersOf } from '../../platform/access/people.service.ts';
import type { LoadedForm } from '../../forms/sheet.service.ts';
import { type Calibrated, faultOfReading } from './instrument.rules.ts';
import { instrumentReasons } from './instrument.messages.ts';

/** Refuses a keeper who does not work here, or who sees no instruments. */
async function demandKeeper(tx: WriteContext, employeeId: string, today: string): Promise<void> {
  const works = decodeId('Employee', employeeId) && (await tx.manager.query<unknown[]>('select 1 from employees where id = $1 and (left_on is null or left_on > $2::date)', [employeeId, today])).length > 0;
  demand(works && (await viewersOf(tx, employeeId)).some((viewer) => viewer.reaches.has('quality:read-audits')), 'input.keeperId', instrumentReasons.INSTRUMENT_KEEPER);
}

/** Creates an instrument, or changes one under `expectedVersion`; a new calibration is its two days. Answers its id. */
export async function saveInstrument(ctx: Context, input: SaveInstrumentInput): Promise<string> {
  authorise(ctx, 'quality:write-templates');
  const { id, expectedVersion, number, ...rest } = input;
  const values = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined)) as Partial<Instrument>;
  const today = businessDay(ctx);
  return transact(ctx, async (tx) => {
    if (values.storeId) {
      const [store] = decodeId('Store', values.storeId) ? await tx.manager.query<unknown[]>('select 1 from stores where id = $1', [values.storeId]) : [];
      demand(store, 'input.storeId', instrumentReasons.INSTRUMENT_STORE);
    }
    if (values.keeperId) await demandKeeper(tx, values.keeperId, today);
    demand(!values.calibratedOn || values.calibratedOn <= today, 'input.calibratedOn', instrumentReasons.INSTRUMENT_DAYS);
    if (!id) {
      for (const key of ['nameZh', 'nameEn', 'instrumentKind', 'calibratedOn', 'calibrationDueOn'] as const) demand(values[key], `input.${key}`, 'VALUE_REQUIRED');
      // One of no store is the chain's: whose word reaches a store alone keeps that store's.
      authorise(tx, 'quality:write-templates', values.storeId ?? null);
      demand(number, 'input.number', 'VALUE_REQUIRED');
      demand((values.calibrationDueOn as string) >= (values.calibratedOn as string), 'input.calibrationDueOn', instrumentReasons.INSTRUMENT_DAYS);
      demand(!(await tx.manager.existsBy(Instrument, { number })), 'input.number', instrumentReasons.INSTRUMENT_TAKEN);
      return (await tx.manager.save(tx.manager.create(Instrument, { ...values, number } as Partial<Instrument>))).id;
    }
    demand(expectedVersion !== undefined && expectedVersion !== null, 'input.expectedVersion', instrumentReasons.INSTRUMENT_VERSION);
    if (!decodeId('Instrument', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const held = await tx.manager.findOneBy(Instrument, { id });
    if (!held) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    for (const store of [held.storeId ?? null, ...(values.storeId ? [values.storeId] : [])]) authorise(tx, 'quality:write-templates', store);
    demand(!number || number === held.number, 'input.number', instrumentReasons.INSTRUMENT_NUMBER_FIXED);
    demand((values.calibrationDueOn ?? held.calibrationDueOn) >= (values.calibratedOn ?? held.calibratedOn), 'input.calibrationDueOn', instrumentReasons.INSTRUMENT_DAYS);
    return (await changeRow(tx, Instrument, id, expectedVersion, values)).id;
  });
}

const COLUMNS = `number, instrument_kind "instrumentKind", to_char(calibrated_on, 'YYYY-MM-DD') "calibratedOn", to_char(calibration_due_on, 'YYYY-MM-DD') "calibrationDueOn", is_retired "isRetired"`;
const readingsOf = (form: Pick<LoadedForm, 'content'>) => form.content.sections.flatMap((section) => section.questions).flatMap((one) => (one.type === 'READING' ? [one] : []));

export type TakenAlong = Calibrated & { nameZh: string; nameEn: string };
/** The instruments of the kinds that a form asks for, as a phone takes them along: it then knows without network which ones count. */
export async function instrumentsFor(ctx: Context, form: Pick<LoadedForm, 'content'>): Promise<TakenAlong[]> {
  const kinds = [...new Set(readingsOf(form).flatMap((one) => (one.instrument ? [one.instrument] : [])))];
  if (!kinds.length) return [];
  return (await ctx.db.read.query<TakenAlong>(`select ${COLUMNS}, name_zh "nameZh", name_en "nameEn" from instruments where instrument_kind = any($1::text[]) and not is_retired order by number limit 500`, [kinds])).rows;
}

type Answers = Record<string, { value?: unknown; isNotApplicable?: boolean } | undefined>;
const namedOf = (value: unknown): string | undefined => { const named = (value as { instrument?: unknown } | null | undefined)?.instrument; return typeof named === 'string' ? named.trim() : undefined; };

/** By which a reading was taken, and how its calibration stood then; kept with the audit, whatever becomes of the instrument. */
export interface ReadBy { question: string; instrument: string; calibratedOn: string; calibrationDueOn: string }

/** Refuses readings by instruments that nobody knows or whose calibration did not hold on the day, question by question; answers by which the others were taken. */
export async function demandCalibrated(tx: WriteContext, form: Pick<LoadedForm, 'content'>, answers: Answers, day: string, path = 'input.answers'): Promise<ReadBy[]> {
  const asked = readingsOf(form).flatMap((one) => {
    const answer = answers[one.key];
    return answer && !answer.isNotApplicable && answer.value !== undefined && answer.value !== null ? [{ key: one.key, wants: one.instrument, named: namedOf(answer.value) }] : [];
  });
  if (!asked.length) return [];
  const numbers = [...new Set(asked.flatMap((one) => (one.named ? [one.named] : [])))];
  const rows = numbers.length ? await tx.manager.query<Calibrated[]>(`select ${COLUMNS} from instruments where number = any($1::text[])`, [numbers]) : [];
  const found = (named: string | undefined): Calibrated | undefined => rows.find((row) => row.number === named);
  const faults = asked.flatMap(({ key, wants, named }) => {
    const fault = faultOfReading(named, found(named), wants, day);
    return fault ? [[`${path}.${key}`, fault] as const] : [];
  });
  if (faults.length) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: Object.fromEntries(faults) });
  return asked.flatMap(({ key, named }) => {
    const one = found(named);
    return one ? [{ question: key, instrument: one.number, calibratedOn: one.calibratedOn, calibrationDueOn: one.calibrationDueOn }] : [];
  });
}
