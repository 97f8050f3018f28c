// Pay schemes kept: drafts that are checked when saved, put in force by somebody else, compared, tried; and awards that people give.
import { IncentiveAward, IncentiveScheme, IncentiveSchemeVersion } from '../../schema/incentives/scheme.ts';
import type { DiscardIncentiveDraftInput, FormulaCheck, GiveAwardInput, PayNameView, PublishIncentiveSchemeInput, SaveIncentiveSchemeInput, SchemeDraftInput, WithdrawAwardInput } from '../../schema/incentives/scheme.inputs.ts';
import { VersionState } from '../../schema/platform/calendar.ts';
import { Employee } from '../../schema/staff/employee.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { say } from '../core/messages.ts';
import { isMoney, toMoney } from '../core/money.ts';
import { decodeId } from '../core/read/ids.ts';
import { changeRow, transact } from '../core/transact.ts';
import { ALWAYS, diff, type Difference } from '../core/version.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { demandDraft, publishDraft, saveDraft, versionsOf } from '../platform/versions/version.service.ts';
import { demandSound, readScheme, SchemeError, type ReadScheme } from './content.rules.ts';
import { FormulaError, readFormula } from './formula.rules.ts';
import { formulaLabel } from './formula-words.rules.ts';
import { payReasons } from './incentives.messages.ts';
import { payNames } from './names.registry.ts';
import './names.sources.ts';
import { SHIPPED_SCHEMES } from './scheme.shipped.rules.ts';
import { neverPays } from './sign.rules.ts';
import { UNIT_WORDS, UNITS, type Unit } from './units.rules.ts';

/** Content that was sent, checked; what is wrong is said at its place. */
export function fitScheme(raw: unknown, path: string): ReadScheme {
  try {
    const scheme = readScheme(raw, payNames());
    demandSound(scheme);
    return scheme;
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`${path}.${error.path}`.replace(/\.$/, '')]: `PAY_${error.fault}` }, params: { about: aboutOf(error.fault, error.about) } });
  }
}
const aboutOf = (fault: string, about = ''): string => (fault === 'UNITS' || fault === 'RESULT' ? about.replace(/[A-Z]{3,}/g, (unit) => { const words = UNIT_WORDS[unit as Unit]; return words ? `${words.zh} / ${words.en}` : unit; }) : about);

const putDraft = (tx: WriteContext, schemeId: string, draft: SchemeDraftInput, content: unknown): Promise<void> =>
  saveDraft(tx, IncentiveSchemeVersion, { schemeId }, () => ({ content, note: draft.note?.trim() || null }));

/** Creates a scheme with its first draft, or changes its names and its draft under `expectedVersion`. Answers its id. */
export async function saveIncentiveScheme(ctx: Context, input: SaveIncentiveSchemeInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  const { id, expectedVersion, draft, key, ...values } = input;
  if (draft) fitScheme(draft.content, 'input.draft.content');
  return transact(ctx, async (tx) => {
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(values.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(values.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      demand(draft, 'input.draft', payReasons.PAY_DRAFT_REQUIRED);
      demand(!(await tx.manager.existsBy(IncentiveScheme, { key })), 'input.key', payReasons.PAY_KEY_TAKEN);
      const made = await tx.manager.save(tx.manager.create(IncentiveScheme, { key, nameZh: values.nameZh, nameEn: values.nameEn } as Partial<IncentiveScheme>));
      await putDraft(tx, made.id, draft, draft.content);
      return made.id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', payReasons.PAY_VERSION_REQUIRED);
    if (!decodeId('IncentiveScheme', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, IncentiveScheme, id, expectedVersion, values as Partial<IncentiveScheme>);
    demand(key === undefined || key === row.key, 'input.key', payReasons.PAY_KEY_FIXED);
    if (draft) await putDraft(tx, row.id, draft, draft.content);
    return row.id;
  });
}

async function lock(tx: WriteContext, input: { id: string; expectedVersion: number }): Promise<void> {
  if (!decodeId('IncentiveScheme', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await changeRow(tx, IncentiveScheme, input.id, input.expectedVersion, {});
}

/** Puts the draft in force, at once or later: by somebody who did not write it. Runs keep the version they were reckoned by. Answers the scheme's id. */
export async function publishIncentiveScheme(ctx: Context, input: PublishIncentiveSchemeInput): Promise<string> {
  authorise(ctx, 'incentives:approve');
  return transact(ctx, async (tx) => {
    await lock(tx, input);
    const rows = await versionsOf(tx, IncentiveSchemeVersion, { schemeId: input.id });
    const draft = demandDraft(rows);
    if (draft.authorId && draft.authorId === tx.viewer.userId) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_VERSION);
    // The catalogue may have moved since it was saved.
    fitScheme(draft.content, 'input.content');
    await publishDraft(tx, rows, input.effectiveFrom);
    return input.id;
  });
}

/** Throws the draft away. Answers the scheme's id. */
export async function discardIncentiveDraft(ctx: Context, input: DiscardIncentiveDraftInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  return transact(ctx, async (tx) => {
    await lock(tx, input);
    await tx.manager.remove(demandDraft(await versionsOf(tx, IncentiveSchemeVersion, { schemeId: input.id })));
    return input.id;
  });
}

/** Where two versions of a scheme differ. */
export async function schemeDifferences(ctx: Context, asked: { schemeId: string; before: number; after: number }): Promise<Difference[]> {
  authorise(ctx, 'incentives:read');
  if (!decodeId('IncentiveScheme', asked.schemeId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows } = await ctx.db.read.query<{ number: number; content: unknown }>('select number, content from incentive_scheme_versions where scheme_id = $1 and number = any($2::int[])', [asked.schemeId, [asked.before, asked.after]]);
  const of = (number: number): unknown => rows.find((row) => row.number === number)?.content;
  demand(of(asked.before), 'before', payReasons.PAY_NO_SUCH_VERSION);
  demand(of(asked.after), 'after', payReasons.PAY_NO_SUCH_VERSION);
  return diff(of(asked.before), of(asked.after));
}

/** The names that formulas may use. */
export function payNameList(ctx: Context): PayNameView[] {
  authorise(ctx, 'incentives:read');
  return [...payNames().values()].map(({ key, unit, label, definition, source }) => ({ key, unit, label, definition, unitWords: UNIT_WORDS[unit], source }));
}

/** Is a formula fit for its place, and how does it read? Nothing is kept. */
export function checkPayFormula(ctx: Context, text: string, wanted: string[]): FormulaCheck {
  authorise(ctx, 'incentives:read');
  const units = wanted.filter((one): one is Unit => (UNITS as readonly string[]).includes(one));
  const names = payNames();
  try {
    const tree = readFormula(text, names, units.length ? units : UNITS);
    if (units.length === 1 && units[0] === 'MONEY' && neverPays(tree)) return { isFit: false, unit: null, sentence: null, from: 0, until: text.length, reason: 'PAY_NEGATIVE', message: say('PAY_NEGATIVE', ctx.locale) };
    return { isFit: true, unit: tree.unit, sentence: formulaLabel(tree, names), from: null, until: null, reason: null, message: null };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const reason = `PAY_${error.fault}`;
    return { isFit: false, unit: null, sentence: null, from: error.from, until: error.until, reason, message: say(reason, ctx.locale, { about: aboutOf(error.fault, error.about) }) };
  }
}

const KNOWN_AWARD = `select 1 from incentive_scheme_versions v, jsonb_array_elements(v.content -> 'components') c where c ->> 'key' = $1 and c ->> 'kind' = 'AWARD' and c #>> '{by,how}' = 'NAMED' limit 1`;

/** Gives somebody an award that a scheme knows, once per key; the run of its period pays it. Answers its id. */
export async function giveAward(ctx: Context, input: GiveAwardInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  const { rows } = await ctx.db.write.query(KNOWN_AWARD, [input.awardKey]);
  demand(rows.length, 'input.awardKey', payReasons.PAY_NO_AWARD);
  return noteAward(ctx, input);
}

/** The same where its award was known before: one that people were named for, or that another module settled. */
export async function noteAward(ctx: Context, input: GiveAwardInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  demand(input.amount === undefined || input.amount === null || (isMoney(input.amount) && Number(input.amount) > 0), 'input.amount', payReasons.PAY_ZERO);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'giveAward', input, async () => {
    const employee = decodeId('Employee', input.employeeId) ? await tx.manager.findOneBy(Employee, { id: input.employeeId }) : null;
    demand(employee, 'input.employeeId', payReasons.PAY_EMPLOYEE);
    if (employee.id === tx.viewer.employeeId) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_STATEMENT);
    const { idempotencyKey: _key, amount, ...values } = input;
    return (await withVerb(tx, 'incentiveAward.given', () => tx.manager.save(tx.manager.create(IncentiveAward, {
      ...values, reason: input.reason.trim(), amount: amount ? toMoney(amount) : null, storeId: employee.storeId ?? null, givenById: tx.viewer.userId,
    } as Partial<IncentiveAward>)))).id;
  }));
}

/** Takes an award back. Answers its id. */
export async function withdrawAward(ctx: Context, input: WithdrawAwardInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  const reason = input.reason?.trim() || null;
  return transact(reason ? { ...ctx, reason } : ctx, async (tx) => {
    if (!decodeId('IncentiveAward', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await withVerb(tx, 'incentiveAward.withdrawn', () => changeRow(tx, IncentiveAward, input.id, input.expectedVersion, { isWithdrawn: true }));
    // One's own is another person's to take back, as it was to give.
    if (row.employeeId === tx.viewer.employeeId) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_STATEMENT);
    return row.id;
  });
}


/** Brings in the shipped schemes whose key the chain does not have; what people made of the others stays. Answers the new keys. */
export async function shipSchemes(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped pay schemes'))`);
    const there = new Set((await tx.manager.query<{ key: string }[]>('select key from incentive_schemes')).map((row) => row.key));
    const fresh = SHIPPED_SCHEMES.filter((one) => !there.has(one.key));
    for (const { content, ...named } of fresh) {
      fitScheme(content, 'content');
      const made = await tx.manager.save(tx.manager.create(IncentiveScheme, { ...named, isShipped: true } as Partial<IncentiveScheme>));
      await tx.manager.save(tx.manager.create(IncentiveSchemeVersion, { schemeId: made.id, number: 1, state: VersionState.PUBLISHED, content, effectiveFrom: ALWAYS } as Partial<IncentiveSchemeVersion>));
    }
    return fresh.map((one) => one.key);
  });
}
