// The visits that the viewer is sent on, taken along with their questions: read when there is network, kept for when there is none.
import { request } from '../provider/client.ts';
import { dayOf } from '../shared/format.ts';
import { MY_VISITS, type Sheet, VISIT_SHEET, type VisitBefore, type VisitRow, VISITS_BEFORE } from './runner.operations.ts';
import { addDraft, type Draft, draftOf, keepPlan, type Plan, planKept } from './run-store.ts';

/** Days ahead for which visits are taken along. */
const AHEAD_DAYS = 7;

/** Milliseconds by which this phone's clock is ahead of the server's, by the time that its answer bears; nought where it bears none. */
async function aheadOfServer(): Promise<number> {
  try {
    const said = Date.parse((await fetch('/health/live', { cache: 'no-store' })).headers.get('date') ?? '');
    return Number.isNaN(said) ? 0 : Date.now() - said;
  } catch { return 0; }
}
/** Today as the server would say it: a phone whose clock is a day behind keeps nobody from her visit. */
export const todayOf = (plan: Pick<Plan, 'aheadMs'> | null | undefined): string => dayOf(new Date(Date.now() - (plan?.aheadMs ?? 0)));

/** What was answered before; the plan is taken along without it where it cannot be had. */
async function beforeOf(visits: readonly VisitRow[]): Promise<Record<string, VisitBefore>> {
  if (!visits.length) return {};
  try {
    return (await request<{ auditVisitsBefore: Record<string, VisitBefore> }>(VISITS_BEFORE, { ids: visits.map((one) => one.id) })).auditVisitsBefore;
  } catch {
    return (await planKept())?.before ?? {};
  }
}

/** Reads the plan and every paper that it needs, and keeps both on the phone. Answers the plan. */
export async function readPlan(): Promise<Plan> {
  const aheadMs = await aheadOfServer();
  const until = dayOf(new Date(Date.now() - aheadMs + AHEAD_DAYS * 86_400_000));
  const { auditVisits } = await request<{ auditVisits: { items: VisitRow[] } }>(MY_VISITS, { until });
  const plan: Plan = { id: 'plan', visits: auditVisits.items, papers: {}, paperOf: {}, aheadMs, readAt: new Date().toISOString() };
  // Visits of a programme that are not begun have one paper.
  const ofProgramme = new Map<string, string>();
  for (const visit of plan.visits) {
    let version = visit.state === 'PLANNED' ? ofProgramme.get(visit.programmeId) : undefined;
    if (!version) {
      const { auditVisitSheet: sheet } = await request<{ auditVisitSheet: Sheet }>(VISIT_SHEET, { id: visit.id });
      const { answers: _a, audit: _b, ...paper } = sheet;
      version = paper.formVersionId;
      plan.papers[version] = paper;
      if (visit.state === 'PLANNED') ofProgramme.set(visit.programmeId, version);
    }
    plan.paperOf[visit.id] = version;
  }
  plan.before = await beforeOf(plan.visits);
  await keepPlan(plan);
  return plan;
}
export const lastPlan = (): Promise<Plan | undefined> => planKept();

/** The draft of a visit: the one on this phone; the one that another phone began, with its answers; or a new one, network or not. */
export async function draftFor(visit: VisitRow, plan: Plan): Promise<Draft | null> {
  const id = `visit-${visit.id}`;
  const there = await draftOf(id);
  if (there) return there;
  const now = new Date().toISOString();
  const fresh = { id, visitId: visit.id, beginKey: `begin-${crypto.randomUUID()}`, storeName: { nameZh: visit.store?.nameZh ?? '', nameEn: visit.store?.nameEn ?? '' }, at: null, startedAt: now, touchedAt: now, ...(visit.announcedStoreId ? { isAnnounced: true } : {}), ...(plan.before?.[visit.id] ? { before: plan.before[visit.id] } : {}) };
  const begun = visit.state === 'STARTED' ? await request<{ auditVisitSheet: Sheet }>(VISIT_SHEET, { id: visit.id }) : null;
  if (begun?.auditVisitSheet.audit) {
    const { answers, audit, ...sheet } = begun.auditVisitSheet;
    return addDraft({ ...fresh, sheet, answers, base: answers, auditId: audit.id, version: audit.version });
  }
  const paper = plan.papers[plan.paperOf[visit.id] ?? ''];
  return paper ? addDraft({ ...fresh, sheet: paper, answers: {}, base: {} }) : null;
}
