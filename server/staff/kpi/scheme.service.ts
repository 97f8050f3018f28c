// KPI schemes kept: drafts, publishing, the shipped ones, and which version of which scheme judges a period.
import { PeriodKind } from '../../../schema/measures/measure.ts';
import { nounOf } from '../../../schema/base.ts';
import { KpiScheme, KpiSchemeVersion, MeasuredOf, SubjectKind } from '../../../schema/staff/kpi.ts';
import type { DiscardKpiSchemeDraftInput, KpiDraftInput, KpiMeasure, PublishKpiSchemeInput, SaveKpiSchemeInput } from '../../../schema/staff/kpi.inputs.ts';
import { VersionState } from '../../../schema/platform/calendar.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { coerceFilter } from '../../core/read/filter-input.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { ALWAYS } from '../../core/version.ts';
import { allMeasures, dimensionsOf, measureOf } from '../../measures/measures.registry.ts';
import { demandDraft, publishDraft, saveDraft, versionsOf } from '../../platform/versions/version.service.ts';
import { kpiReasons } from './kpi.messages.ts';
import { askRows } from '../places/stays.service.ts';
import { SHIPPED_SCHEMES } from './scheme.catalogue.ts';
import { parseScheme, SchemeError, type KpiContent, type KpiItem } from './scheme.rules.ts';

/** The dimension by which a subject's number is found. */
const SUBJECT_DIMENSION: Record<SubjectKind, string> = { PERSON: 'EMPLOYEE', TEAM: 'TEAM', STORE: 'STORE', REGION: 'REGION' };
/** The dimension that an item is split by; null: the chain's number as a whole. */
export function dimensionFor(subject: SubjectKind, of: MeasuredOf): string | null {
  if (of === MeasuredOf.CHAIN) return null;
  return of === MeasuredOf.SUBJECT ? SUBJECT_DIMENSION[subject] : of;
}

/** The measures that a scheme may name, whatever rows its writer may list: definitions are no secret. */
export function kpiMeasures(ctx: Context): KpiMeasure[] {
  authorise(ctx, 'staff:read');
  const whose = new Set(Object.values(SUBJECT_DIMENSION));
  return allMeasures().map((one) => ({ key: one.key, label: one.label, definition: one.definition, unit: one.unit, dimensions: dimensionsOf(one).map(({ key }) => key).filter((key) => whose.has(key)) })).filter((one) => one.dimensions.length);
}

/** Content that was sent, checked, with measures that exist and can be split by the subject; what is wrong is said at its place. */
export function fitScheme(raw: unknown, path: string, subject: SubjectKind): KpiContent {
  let content: KpiContent;
  try { content = parseScheme(raw); } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`${path}.${error.path}`.replace(/\.$/, '')]: kpiReasons[error.reason] } });
  }
  content.items.forEach((item, i) => {
    fitMeasure(item, item.of, subject, `${path}.items.${i}`);
    if (item.targetOf) fitMeasure(item.targetOf, MeasuredOf.SUBJECT, subject, `${path}.items.${i}.targetOf`);
  });
  return content;
}

function fitMeasure(asked: Pick<KpiItem, 'measure' | 'filter'>, of: MeasuredOf, subject: SubjectKind, path: string): void {
  const measure = measureOf(asked.measure);
  const by = dimensionFor(subject, of);
  demand(measure && (!by || dimensionsOf(measure).some((one) => one.key === by)), `${path}.measure`, kpiReasons.KPI_MEASURE);
  if (!asked.filter) return;
  try { coerceFilter(undefined, nounOf(measure.noun).name, asked.filter, `${path}.filter`); } catch { throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`${path}.filter`]: kpiReasons.KPI_FILTER } }); }
}

const labels = (scheme: Pick<KpiScheme, 'nameZh' | 'nameEn'>, number: number): Pick<KpiSchemeVersion, 'labelZh' | 'labelEn'> =>
  ({ labelZh: `${scheme.nameZh} · 第 ${number} 版`, labelEn: `${scheme.nameEn}, version ${number}` });

const putDraft = (tx: WriteContext, scheme: KpiScheme, draft: Pick<KpiDraftInput, 'note'>, content: KpiContent): Promise<void> =>
  saveDraft(tx, KpiSchemeVersion, { schemeId: scheme.id }, (number) => ({ content, note: draft.note?.trim() || null, ...labels(scheme, number) }));

const PERIODS: readonly PeriodKind[] = [PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR];

/** One scheme a position and length of period. */
async function demandFree(tx: WriteContext, scheme: Pick<KpiScheme, 'id' | 'subjectKind' | 'periodKind' | 'positions' | 'isArchived'>): Promise<void> {
  if (scheme.subjectKind !== SubjectKind.PERSON || scheme.isArchived) return;
  demand(scheme.positions.length, 'input.positions', kpiReasons.KPI_POSITIONS);
  const [other] = await tx.manager.query<{ nameZh: string; nameEn: string; position: string }[]>(
    `select s.name_zh "nameZh", s.name_en "nameEn", p position from kpi_schemes s, unnest(s.positions) p
     where s.subject_kind = 'PERSON' and s.period_kind = $1 and not s.is_archived and s.id <> $2::bigint and p = any($3::text[]) order by s.key limit 1`,
    [scheme.periodKind, scheme.id || '0', scheme.positions]);
  if (other) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.positions': kpiReasons.KPI_OVERLAP }, params: { position: other.position, scheme: tx.locale === 'en' ? other.nameEn : other.nameZh } });
}

/** Creates a scheme with its first draft, or changes its names, positions and draft under `expectedVersion`. Answers its id. */
export async function saveKpiScheme(ctx: Context, input: SaveKpiSchemeInput): Promise<string> {
  authorise(ctx, 'staff:write-schemes');
  const { id, expectedVersion, draft, key, subjectKind, periodKind, ...values } = input;
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('kpi schemes'))`);
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(values.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(values.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      demand(subjectKind, 'input.subjectKind', 'VALUE_REQUIRED');
      demand(periodKind && PERIODS.includes(periodKind), 'input.periodKind', kpiReasons.KPI_PERIOD_KIND);
      demand(draft, 'input.draft', kpiReasons.KPI_DRAFT_REQUIRED);
      const content = fitScheme(draft.content, 'input.draft.content', subjectKind);
      demand(!(await tx.manager.existsBy(KpiScheme, { key })), 'input.key', kpiReasons.KPI_KEY_TAKEN);
      const row = { key, subjectKind, periodKind, nameZh: values.nameZh, nameEn: values.nameEn, positions: values.positions ?? [], isArchived: values.isArchived ?? false };
      await demandFree(tx, { ...row, id: '' });
      const made = await tx.manager.save(tx.manager.create(KpiScheme, row as Partial<KpiScheme>));
      await putDraft(tx, made, draft, content);
      return made.id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', 'VALUE_REQUIRED');
    if (!decodeId('KpiScheme', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, KpiScheme, id, expectedVersion, values as Partial<KpiScheme>);
    demand(key === undefined || key === row.key, 'input.key', kpiReasons.KPI_KEY_FIXED);
    demand(subjectKind === undefined || subjectKind === row.subjectKind, 'input.subjectKind', kpiReasons.KPI_SUBJECT_FIXED);
    demand(periodKind === undefined || periodKind === row.periodKind, 'input.periodKind', kpiReasons.KPI_SUBJECT_FIXED);
    await demandFree(tx, row);
    if (draft) await putDraft(tx, row, draft, fitScheme(draft.content, 'input.draft.content', row.subjectKind));
    return id;
  });
}

async function lock(tx: WriteContext, input: { id: string; expectedVersion: number }): Promise<void> {
  if (!decodeId('KpiScheme', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await changeRow(tx, KpiScheme, input.id, input.expectedVersion, {});
}

/** Puts the draft in force, at once or from an instant to come. Answers the scheme's id. */
export async function publishKpiScheme(ctx: Context, input: PublishKpiSchemeInput): Promise<string> {
  authorise(ctx, 'staff:write-schemes');
  return transact(ctx, async (tx) => {
    await lock(tx, input);
    await publishDraft(tx, await versionsOf(tx, KpiSchemeVersion, { schemeId: input.id }), input.effectiveFrom);
    return input.id;
  });
}

/** Throws the draft away. Answers the scheme's id. */
export async function discardKpiSchemeDraft(ctx: Context, input: DiscardKpiSchemeDraftInput): Promise<string> {
  authorise(ctx, 'staff:write-schemes');
  return transact(ctx, async (tx) => {
    await lock(tx, input);
    await tx.manager.remove(demandDraft(await versionsOf(tx, KpiSchemeVersion, { schemeId: input.id })));
    return input.id;
  });
}


/** Brings in the shipped schemes whose key the chain does not have. Answers the new keys. */
export async function shipKpiSchemes(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('kpi schemes'))`);
    const there = new Set((await tx.manager.query<{ key: string }[]>('select key from kpi_schemes')).map((row) => row.key));
    const fresh = SHIPPED_SCHEMES.filter((one) => !there.has(one.key));
    for (const { content, ...named } of fresh) {
      const scheme = await tx.manager.save(tx.manager.create(KpiScheme, { ...named, isShipped: true } as Partial<KpiScheme>));
      await tx.manager.save(tx.manager.create(KpiSchemeVersion, { schemeId: scheme.id, number: 1, ...labels(scheme, 1), state: VersionState.PUBLISHED, content: parseScheme(content), effectiveFrom: ALWAYS } as Partial<KpiSchemeVersion>));
    }
    return fresh.map((one) => one.key);
  });
}

/** A scheme with the version that judges a period. */
export interface SchemeInForce {
  schemeId: string; versionId: string; key: string; number: number; since: string | null; labelZh: string; labelEn: string;
  subjectKind: SubjectKind; positions: string[]; content: KpiContent;
}
interface VersionRow extends Omit<SchemeInForce, 'content' | 'since'> { content: unknown; since: Date }

const JUDGING = `select distinct on (s.id) s.id::text "schemeId", v.id::text "versionId", s.key, v.number, v.effective_from "since", v.label_zh "labelZh", v.label_en "labelEn", s.subject_kind "subjectKind", s.positions, v.content
  from kpi_schemes s join kpi_scheme_versions v on v.scheme_id = s.id`;
const inForce = (row: VersionRow): SchemeInForce => ({ ...row, since: new Date(row.since).toISOString() === ALWAYS ? null : new Date(row.since).toISOString(), content: parseScheme(row.content) });

/** The schemes for periods of a kind, each by the version in force on the first day; a scheme that began within the period judges by its first. */
export async function schemesInForce(ctx: Context, periodKind: PeriodKind, days: { from: string; until: string }): Promise<SchemeInForce[]> {
  const rows = await askRows<VersionRow>(ctx,
    `${JUDGING}, lateral (select $2::date::timestamp at time zone $4 "from", $3::date::timestamp at time zone $4 "until") d
     where s.period_kind = $1 and not s.is_archived and v.state <> 'DRAFT' and v.effective_from < d."until"
     order by s.id, v.effective_from > d."from", case when v.effective_from > d."from" then v.effective_from end, v.effective_from desc, v.number desc`, [periodKind, days.from, days.until, ctx.db.settings.zone]);
  return rows.map(inForce);
}

/** Versions by their ids, as they judge. */
export async function schemeVersions(ctx: Context, ids: readonly string[]): Promise<Map<string, SchemeInForce>> {
  const rows = await askRows<VersionRow>(ctx, `${JUDGING.replace('distinct on (s.id) ', '')} where v.id = any($1::bigint[])`, [ids]);
  return new Map(rows.map((row) => [row.versionId, inForce(row)]));
}
